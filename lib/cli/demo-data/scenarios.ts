import type { PayWay } from '#lib/catalog/ways.ts'
import type { MoveReason, TokenAct } from '#lib/tokens/token-move.ts'
import type { SeededRandom } from './seeded-random.ts'

/** What a shopper, somebody of the staff, or Smartpay's own world does in a step. */
export type Action =
  | { do: 'fill in'; slug: string; quantity?: number; forgetting?: 'phoneNumber' | 'postalCode' }
  | { do: 'confirm' }
  | { do: 'press'; button: 'approve' | 'decline' | 'cancel' }
  | { do: 'come back' }
  | { do: 'turn back' }
  | { do: 'choose'; way: PayWay }
  | { do: 'confirm in vain'; times: number }
  | { do: 'agree late' }
  | { do: 'move token'; move: TokenAct; reason: MoveReason; note?: string }
  | { do: 'take back' }
  | { do: 'disable outside' }
  | { do: 'look at token' }

/** `at` in milliseconds since 1970, `who` counts people from 0. */
export type ScheduledStep = { at: number; who: number; action: Action }

/** Minutes after the beginning of the scenario, and what happens then. */
type Step = readonly [minutes: number, action: Action]
/** `older` leaves time for what comes weeks later. */
type When = 'year' | 'older' | 'month' | 'days' | 'hours' | number
type Scenario = { people: number; when: When; steps: readonly Step[] }

const dayMinutes = 24 * 60
const begin: Step[] = [
  [0, { do: 'fill in', slug: '' }],
  [2, { do: 'confirm' }],
]
const agree: Step[] = [
  [3, { do: 'press', button: 'approve' }],
  [3, { do: 'come back' }],
]
const decline: Step[] = [
  [3, { do: 'press', button: 'decline' }],
  [3, { do: 'turn back' }],
]
const cancel: Step[] = [
  [4, { do: 'press', button: 'cancel' }],
  [4, { do: 'turn back' }],
]
const payBy = (way: PayWay): Step[] => [
  [6, { do: 'choose', way }],
  [8, { do: 'confirm' }],
]
const later = (days: number, action: Action): Step => [days * dayMinutes + 95, action]
const moved = (move: TokenAct, reason: MoveReason, note?: string): Action => ({
  do: 'move token',
  move,
  reason,
  ...(note ? { note } : {}),
})
const again: Step[] = [...begin, ...agree].map(([minutes, action]) => [
  minutes + 40 * dayMinutes,
  action,
])

/** Who does what in the year; together 200 people. */
export const scenarios: readonly Scenario[] = [
  // 田中: agreed on the tenth day, when nobody looked any more; return and webhook were lost.
  { people: 1, when: 10, steps: [...begin, [10 * dayMinutes - 125, { do: 'agree late' }]] },
  {
    people: 1,
    when: 120,
    steps: [
      ...begin,
      ...agree,
      [120 * dayMinutes - 90, { do: 'look at token' }],
      [120 * dayMinutes - 40, { do: 'disable outside' }],
    ],
  },
  { people: 54, when: 'year', steps: [...begin, ...agree] },
  { people: 8, when: 'days', steps: [...begin, ...agree] },
  { people: 18, when: 'older', steps: [...begin, ...agree, ...again] },
  {
    people: 4,
    when: 'older',
    steps: [
      ...begin,
      ...agree,
      later(12, moved('disable', 'compromised', '覚えのない端末からの申し込みと連絡あり')),
    ],
  },
  {
    people: 4,
    when: 'older',
    steps: [...begin, ...agree, later(20, moved('disable', 'asked-by-customer'))],
  },
  {
    people: 5,
    when: 'older',
    steps: [...begin, ...agree, later(15, moved('delete', 'no-longer-needed'))],
  },
  {
    people: 3,
    when: 'older',
    steps: [
      ...begin,
      ...agree,
      later(9, moved('disable', 'compromised')),
      later(11, moved('enable', 'mistake', 'ご本人の端末と確認')),
    ],
  },
  {
    people: 1,
    when: 'older',
    steps: [
      ...begin,
      ...agree,
      later(7, moved('delete', 'asked-by-customer')),
      [7 * dayMinutes + 300, { do: 'take back' }],
    ],
  },
  {
    people: 1,
    when: 60,
    steps: [
      ...begin,
      ...agree,
      [60 * dayMinutes - 200, moved('delete', 'asked-by-customer', 'お電話でのご依頼')],
    ],
  },
  { people: 11, when: 'year', steps: [...begin, ...decline] },
  { people: 8, when: 'year', steps: [...begin, ...decline, ...payBy('bank_transfer')] },
  { people: 6, when: 'year', steps: [...begin, ...decline, ...payBy('cash_on_delivery')] },
  {
    people: 9,
    when: 'year',
    steps: [
      ...begin,
      ...cancel,
      [7, { do: 'choose', way: 'smartpay' }],
      [8, { do: 'confirm' }],
      [9, { do: 'press', button: 'approve' }],
      [9, { do: 'come back' }],
    ],
  },
  { people: 13, when: 'year', steps: [...begin, ...cancel, ...payBy('bank_transfer')] },
  { people: 12, when: 'year', steps: [...begin, ...cancel, ...payBy('cash_on_delivery')] },
  { people: 4, when: 'days', steps: [...begin, ...cancel, ...payBy('bank_transfer')] },
  { people: 3, when: 'days', steps: [...begin, ...cancel, ...payBy('cash_on_delivery')] },
  // The first agreement comes after another way was chosen: a spare.
  {
    people: 3,
    when: 'year',
    steps: [...begin, ...cancel, ...payBy('bank_transfer'), [60, { do: 'agree late' }]],
  },
  // Paid by hand at first, by Smartpay from then on.
  {
    people: 2,
    when: 'older',
    steps: [
      ...begin,
      ...cancel,
      ...payBy('bank_transfer'),
      later(30, { do: 'choose', way: 'smartpay' }),
      [30 * dayMinutes + 97, { do: 'confirm' }],
      [30 * dayMinutes + 98, { do: 'press', button: 'approve' }],
      [30 * dayMinutes + 98, { do: 'come back' }],
    ],
  },
  { people: 12, when: 'year', steps: begin },
  { people: 4, when: 'days', steps: [...begin, ...cancel] },
  { people: 4, when: 'month', steps: begin.slice(0, 1) },
  {
    people: 4,
    when: 'month',
    steps: [[0, { do: 'fill in', slug: '', forgetting: 'phoneNumber' }]],
  },
  { people: 3, when: 'hours', steps: begin },
  {
    people: 2,
    when: 0,
    steps: [
      [0, { do: 'fill in', slug: '' }],
      [1, { do: 'confirm in vain', times: 6 }],
    ],
  },
]

const plans = ['seasons', 'seasons', 'seasons', 'drip', 'drip', 'drip', 'first', 'year'] as const
const dayMs = dayMinutes * 60_000
const zoneMs = 9 * 3_600_000

/** Days since 1970, in Japan. */
export function dayOf(at: number): number {
  return Math.floor((at + zoneMs) / dayMs)
}

/** 21:00 in Japan. */
export function endOfDay(day: number): number {
  return timeOf(day, 21 * 60)
}

function timeOf(day: number, minute: number): number {
  return day * dayMs - zoneMs + minute * 60_000
}

/** The whole year up to `end`, in the order of time. Steps that would come after it are left out. */
export function scheduleSteps(end: number, random: SeededRandom): ScheduledStep[] {
  let who = 0
  const scheduled = scenarios.flatMap(({ people, when, steps }) =>
    Array.from({ length: people }, (_, index) => {
      const from = beginningOf(when, (index + random.next()) / people, end, random)
      const own = scheduleFor(who, from, steps, random)
      who += 1
      return own.filter(({ at }) => at < end)
    }).flat(),
  )
  return scheduled.toSorted((a, b) => a.at - b.at)
}

/** `share`: where in its span a scenario begins, so that each kind is spread over the whole of it. */
function beginningOf(when: When, share: number, end: number, random: SeededRandom): number {
  if (when === 'hours') return end - (15 + Math.floor(share * 200)) * 60_000
  if (when === 0) return end - 3 * 60_000
  const days = {
    year: 1 + 362 * (1 - Math.sqrt(share)),
    older: 45 + 318 * (1 - Math.sqrt(share)),
    month: 2 + 22 * share,
    days: 1 + 4 * share,
  }
  const daysAgo = typeof when === 'number' ? when : Math.ceil(days[when])
  if (typeof when === 'number') return end - daysAgo * dayMs
  return timeOf(dayOf(end) - daysAgo, random.between(7 * 60, 20 * 60 + 30))
}

function scheduleFor(
  who: number,
  from: number,
  steps: readonly Step[],
  random: SeededRandom,
): ScheduledStep[] {
  const first = random.pick(plans)
  let slug: string = first
  let at = 0
  return steps.map(([minutes, action]) => {
    at = Math.max(at, from + minutes * 60_000) + random.between(1_000, 20_000)
    if (action.do !== 'fill in') return { at, who, action }
    // Who comes back subscribes to something else.
    slug = minutes > 0 ? (first === 'drip' ? 'seasons' : 'drip') : first
    const quantity = slug === 'drip' && random.next() < 0.25 ? 2 : 1
    return { at, who, action: { ...action, slug, quantity } }
  })
}
