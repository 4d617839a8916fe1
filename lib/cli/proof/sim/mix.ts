import type { DunningEnd } from '#lib/catalog/charging-settings.ts'

/** What the sandbox can do to a call; where `commit` is drawn, the work was done before. */
export type FaultKind =
  | 'commit-then-reset'
  | 'commit-then-timeout'
  | 'reset'
  | 'half-body'
  | 'trickle'
  | 'html'
  | 'status'
  | 'bad-json'
  | 'unauthorized'
  | 'too-many'

/** What people do to a subscription, its token or its customer. */
export type StepKind =
  | 'cancel'
  | 'pause'
  | 'hold'
  | 'hold customer'
  | 'disable'
  | 'delete'
  | 'disable outside'
  | 'switch'
  | 'pause account'
  | 'erase'
  | 'refund a piece'
  | 'refund all'
  | 'stop charging'

/** What takes them back after some days. */
export type UndoKind = (typeof undoOf)[keyof typeof undoOf]

export const undoOf = {
  pause: 'resume',
  hold: 'lift hold',
  'hold customer': 'lift customer hold',
  disable: 'enable',
  'pause account': 'resume account',
  'stop charging': 'resume charging',
} as const satisfies Partial<Record<StepKind, string>>

/** What kind of a world a shop lives in. Shares are of 1. */
export type Mix = {
  name: string
  what: string
  /** How many runs of all jobs overlap. */
  runs: number
  /** A run ends after that, in real time: whoever waits for Smartpay's limit waits no longer. */
  runMs: number
  /** Minutes from one moment at which something is due to the next, at least; one of them each time. */
  restMinutes: readonly [number, ...number[]]
  /** One daily call at this hour of the shop's day instead, and nothing else. */
  dailyHour: number | null
  /** Between two moments: a key is forgotten meanwhile. */
  webhooks: 'none' | 'prompt' | 'loud'
  /** Each evening tomorrow's charges are rehearsed, and the daily close holds that against what was done. */
  rehearses: boolean
  /** Of orders at Smartpay. */
  outcomes: { 'hard-decline': number; 'soft-decline': number; slow: number }
  /** Of orders that are open at Smartpay, those that the shopper pays there after all, and within how many days. */
  repairs: { share: number; withinDays: number }
  /** Of runs, and how many calls of one are met at most. */
  faults: { share: number; most: number; kinds: readonly FaultKind[]; reads?: number }
  /** Days on which Smartpay is down, of all days. */
  outages: number
  /** Calls in a second that Smartpay lets pass; halved in the middle of the time. */
  perSecond: number | null
  /** A subscription and month. */
  steps: number
  stepKinds: readonly [StepKind, ...StepKind[]]
  /** Of runs: its connections are cut, its time is over in the middle, it dies after the claim or after the answer. */
  deaths: number
  /** What becomes of what is not paid; one of them for each kind of trouble. */
  ends: readonly [DunningEnd, ...DunningEnd[]]
  /** Hours and minutes of the shop's day at which people agree. */
  agreedAt: readonly [string, ...string[]]
}
