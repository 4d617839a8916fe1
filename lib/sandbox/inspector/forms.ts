import { inTokyo } from '../tokyo.ts'
import { eventTypes } from '../webhooks/event.ts'

/** What a form sent: of a name that came several times, all values. */
export type Form = Record<string, string[]>

/** `body` is made JSON; without one, nothing is sent. */
type ControlCall = { method: 'POST' | 'PUT' | 'DELETE'; path: string; body?: unknown }

/** The control call that a form stands for; null for addresses that have none. */
export function controlCallOf(path: string, form: Form, now: number): ControlCall | null {
  const [resource = '', id, verb] = path.split('/')
  const name = id === undefined ? resource : `${resource}/${verb ?? id}`
  return forms[name]?.(path, form, now) ?? null
}

type Translate = (path: string, form: Form, now: number) => ControlCall

const asItIs: Translate = (path) => ({ method: 'POST', path })

const forms: Record<string, Translate> = {
  'tokens/approve': asItIs,
  'tokens/reject': asItIs,
  'tokens/outcomes': (path, form) => {
    const outcome = one(form, 'outcome')
    const body = outcome === 'none' ? [] : { outcome, times: number(form, 'times') ?? 1 }
    return { method: 'PUT', path, body }
  },
  'tokens/shopper': (path, form) => ({
    method: 'PUT',
    path,
    body: { paused: one(form, 'paused') === 'yes' },
  }),
  'orders/authorize': asItIs,
  'orders/decline': (path, form) => ({
    method: 'POST',
    path,
    body: { soft: one(form, 'how') === 'soft' },
  }),
  'deliveries/again': asItIs,
  clock: (path, form, now) => ({ method: 'PUT', path, body: moveOf(one(form, 'step'), now) }),
  faults: (path, form, now) => ({ method: 'POST', path, body: faultOf(form, now) }),
  'faults/clear': () => ({ method: 'DELETE', path: 'faults' }),
  webhooks: (path, form) => ({ method: 'PUT', path, body: switchesOf(form) }),
  rules: (path, form) => ({ method: 'PUT', path, body: rulesOf(form) }),
  reset: asItIs,
}

const stepsMs: Record<string, number> = { hour: 3_600_000, day: 86_400_000 }
const stepsMonths: Record<string, number> = { month: 1, quarter: 3 }

function moveOf(step: string, now: number): object {
  if (step === 'real') return { offsetMs: 0 }
  const months = stepsMonths[step]
  return { advanceMs: months === undefined ? stepsMs[step] : monthsAhead(now, months) }
}

/** To the same day and time of a later month in Japan; from a 31st, to the month's last day. */
function monthsAhead(now: number, months: number): number {
  // The clock can be set to any number, and a calendar ends.
  if (Math.abs(now) > 8e15) return months * 30 * 86_400_000
  return inTokyo(now).add({ months }).epochMilliseconds - now
}

function faultOf(form: Form, now: number): object {
  const kind = one(form, 'kind')
  const [method, path] = one(form, 'call').split(' ')
  const until = scaled(form, 'minutes', (minutes) => now + Math.round(minutes * 60_000))
  return {
    kind,
    times: number(form, 'times'),
    ...(path === undefined ? {} : { method, path }),
    delayMs: thousand(form, 'seconds'),
    status: number(form, 'status'),
    retryAfter: number(form, 'retryAfter'),
    perSecond: number(form, 'perSecond') ?? (kind === 'rate-limit' ? 1 : undefined),
    until,
    commit: form.commit !== undefined,
  }
}

/** An unticked box is not sent, so the form stands for all the switches. */
function switchesOf(form: Form): object {
  return {
    copies: number(form, 'copies'),
    delayMs: thousand(form, 'delay'),
    shuffleMs: thousand(form, 'shuffle'),
    dropNext: number(form, 'dropNext'),
    dropAll: form.dropAll !== undefined,
    dropTypes: eventTypes.filter((type) => form.dropTypes?.includes(type)),
  }
}

function rulesOf(form: Form): object {
  return {
    checkSums: form.checkSums !== undefined,
    hideUnauthorizedTokens: form.hideUnauthorizedTokens !== undefined,
    largestAmount: number(form, 'largestAmount'),
    sessionLifetimeMs: scaled(form, 'hours', (hours) => Math.round(hours * 3_600_000)),
    slowMs: thousand(form, 'slow'),
  }
}

function one(form: Form, name: string): string {
  return form[name]?.[0]?.trim() ?? ''
}

/** An empty field is not given; what is no number is left as it is, for the control call to refuse. */
function number(form: Form, name: string): number | string | undefined {
  return scaled(form, name, (given) => given)
}

/** Seconds as milliseconds. */
function thousand(form: Form, name: string): number | string | undefined {
  return scaled(form, name, (seconds) => Math.round(seconds * 1_000))
}

function scaled(
  form: Form,
  name: string,
  scale: (given: number) => number,
): number | string | undefined {
  const text = one(form, name)
  if (text === '') return undefined
  const value = scale(Number(text))
  return Number.isFinite(value) ? value : text
}
