import type { DemoData, Scenario, Step } from './schema.ts'
import type { SeededRandom } from './seeded-random.ts'

/** `at` in milliseconds since 1970, `who` counts people from 0; what they subscribe to when they fill a form in. */
export type ScheduledStep = {
  at: number
  who: number
  step: Step
  slug: string
  quantity: number
}

/** Eighteen months. */
export const demoDays = 548

const minuteMs = 60_000
const dayMinutes = 24 * 60
const dayMs = dayMinutes * minuteMs
const zoneMs = 9 * 3_600_000

/** Days since 1970, in Japan. */
export function dayOf(at: number): number {
  return Math.floor((at + zoneMs) / dayMs)
}

/** 10:05 in Japan: what was declined is tried again at ten. */
export function morning(day: number): number {
  return timeOf(day, 10 * 60 + 5)
}

/** 21:00 in Japan. */
export function endOfDay(day: number): number {
  return timeOf(day, 21 * 60)
}

function timeOf(day: number, minute: number): number {
  return day * dayMs - zoneMs + minute * minuteMs
}

/** The whole past up to `end`, in the order of time. Steps that would come after it are left out. */
export function scheduleSteps(
  { scenarios, plans }: DemoData,
  end: number,
  random: SeededRandom,
): ScheduledStep[] {
  let who = 0
  const scheduled = scenarios.flatMap(({ people, begins, steps }) =>
    Array.from({ length: people }, (_, index) => {
      const from = beginningOf(begins, (index + random.next()) / people, end, random)
      const own = scheduleFor({ who, from, steps, plans }, random)
      who += 1
      return own.filter(({ at }) => at < end)
    }).flat(),
  )
  return scheduled.toSorted((a, b) => a.at - b.at)
}

/** `share`: where in its span a scenario begins, so that each kind is spread over the whole of it. */
function beginningOf(
  begins: Scenario['begins'],
  share: number,
  end: number,
  random: SeededRandom,
): number {
  if (typeof begins === 'number') return end - begins * dayMs
  if (begins === 'hours') return end - (15 + Math.floor(share * 200)) * minuteMs
  if (begins === 'now') return end - 3 * minuteMs
  const daysAgo = {
    ever: 1 + (demoDays - 3) * (1 - Math.sqrt(share)),
    older: 45 + (demoDays - 47) * (1 - Math.sqrt(share)),
    month: 2 + 22 * share,
    days: 1 + 4 * share,
  }
  const day = dayOf(end) - Math.ceil(daysAgo[begins])
  return timeOf(day, random.between(7 * 60, 20 * 60 + 30))
}

type Part = Pick<ScheduledStep, 'who'> & Pick<Scenario, 'steps'> & Pick<DemoData, 'plans'>

function scheduleFor(
  { who, from, steps, plans }: Part & { from: number },
  random: SeededRandom,
): ScheduledStep[] {
  const first = random.pick(plans)
  let order = { slug: first, quantity: 1 }
  let at = 0
  return steps.map((step) => {
    const minutes = step.days * dayMinutes + step.minutes
    at = Math.max(at, from + minutes * minuteMs) + random.between(1_000, 20_000)
    if (step.do === 'fill in') {
      // Who comes back subscribes to something else.
      const slug = minutes > 0 ? (first === 'drip' ? 'seasons' : 'drip') : first
      order = { slug, quantity: slug === 'drip' && random.next() < 0.25 ? 2 : 1 }
    }
    return { at, who, step, ...order }
  })
}
