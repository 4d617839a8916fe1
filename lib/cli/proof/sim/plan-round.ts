import { plainDate } from '#lib/plain-date.ts'
import { SeededRandom } from '../../demo-data/seeded-random.ts'
import { type Mix, type StepKind, type UndoKind, undoOf } from './mix.ts'

/** People who agree in the same minute to the same plan. `at` in milliseconds since 1970. */
export type Wave = { at: number; slug: string; people: number; first: number }

/** `who` counts people from 0. `raced`: in the same moment as the runs; else it is over before they begin. */
export type Step = { at: number; who: number; kind: StepKind | UndoKind; raced: boolean }

export type Outcome = 'approve' | 'hard-decline' | 'soft-decline' | 'slow'

export type Plan = {
  waves: Wave[]
  steps: Step[]
  /** Of each person, what Smartpay makes of their orders, one after the other. */
  outcomes: Outcome[][]
  /** Days on which Smartpay is down, from and to. */
  outages: { from: number; to: number }[]
  beginsAt: number
  endsAt: number
  charging: object
}

export const dayMs = 86_400_000
const minuteMs = 60_000
/** Tokyo has no other time in summer. */
export const zoneMs = 9 * 60 * minuteMs

/** Days before which a round begins: ends of months, leap days, and some that are neither. */
const beginnings: readonly [string, ...string[]] = [
  '2027-01-28',
  '2027-03-29',
  '2027-08-29',
  '2027-11-28',
  '2027-12-29',
  '2028-01-29',
  '2028-02-27',
  '2027-06-03',
  '2027-09-12',
]

/** Paid every month, every second, every third, and every third with a delivery each month. */
const slugs: readonly [string, ...string[]] = ['drip', 'first', 'seasons', 'moons']

/** What happens in a round of so many subscription-months: the same for the same mix, seed and months. */
export function planRound(mix: Mix, seed: number, subscriptionMonths: number): Plan {
  const random = new SeededRandom(seed)
  const months = random.pick([4, 6, 9])
  const people = Math.max(4, Math.round(subscriptionMonths / months))
  const beginsAt = atTime(random.pick(beginnings), '00:00')
  const waves = wavesOf(mix, { people, beginsAt }, random)
  const endsAt = beginsAt + months * 30.5 * dayMs + 3 * dayMs
  return {
    waves,
    steps: stepsOf(mix, { people, months, waves, endsAt }, random),
    outcomes: Array.from({ length: people }, () => outcomesOf(mix, random)),
    outages: outagesOf(mix, { beginsAt, endsAt }, random),
    beginsAt,
    endsAt,
    charging: chargingOf(mix, random),
  }
}

function atTime(day: string, time: string): number {
  return Date.parse(`${plainDate(day)}T${time}:00Z`) - zoneMs
}

function wavesOf(
  { agreedAt }: Mix,
  { people, beginsAt }: { people: number; beginsAt: number },
  random: SeededRandom,
): Wave[] {
  const count = people < 60 ? 2 : 3
  let first = 0
  const waves = Array.from({ length: count }, (_, index) => {
    const share = Math.floor(people / count) + (index < people % count ? 1 : 0)
    const time = agreedAt[index % agreedAt.length] ?? agreedAt[0]
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    const at = beginsAt + random.between(0, 3) * dayMs + (hours * 60 + minutes) * minuteMs
    const wave = { at, slug: random.pick(slugs), people: share, first }
    first += share
    return wave
  })
  return waves.toSorted((one, other) => one.at - other.at)
}

type Span = { people: number; months: number; waves: Wave[]; endsAt: number }

/** Half of them come on a day on which the person's next order falls due, in the moment in which it is charged. */
function stepsOf(
  { steps, stepKinds }: Mix,
  { people, months, waves, endsAt }: Span,
  random: SeededRandom,
): Step[] {
  const count = Math.round(people * months * steps)
  const drawn = Array.from({ length: count }, (): Step[] => {
    const who = random.between(0, people - 1)
    const wave = waves.find(({ first, people: size }) => who >= first && who < first + size)
    const agreedAt = wave?.at ?? endsAt
    const midnight = Math.floor((agreedAt + zoneMs) / dayMs) * dayMs - zoneMs
    const onDueDay = random.next() < 0.5
    const dueAt = afterMonths(midnight, random.between(0, months - 1))
    const at = onDueDay ? dueAt : agreedAt + random.next() * (endsAt - agreedAt)
    const kind = random.pick(stepKinds)
    const step = { at: Math.max(at, agreedAt + minuteMs), who, kind, raced: random.next() < 0.6 }
    const undone = undoAt(step, random)
    return undone ? [step, undone] : [step]
  })
  return drawn.flat().toSorted((one, other) => one.at - other.at)
}

/** What stops the whole shop is over after some hours, all else after some days. */
function undoAt(step: Step & { kind: StepKind }, random: SeededRandom): Step | null {
  const { kind, at } = step
  const days = random.pick([1, 2, 5, 12, 40])
  if (!(kind in undoOf)) return null
  const undo = undoOf[kind as keyof typeof undoOf]
  return { ...step, kind: undo, at: at + (kind === 'stop charging' ? days / 8 : days) * dayMs }
}

function afterMonths(midnight: number, months: number): number {
  const day = plainDate(new Date(midnight + zoneMs).toISOString().slice(0, 10))
  return atTime(`${day.add({ months })}`, '00:00')
}

function outcomesOf({ outcomes }: Mix, random: SeededRandom): Outcome[] {
  return Array.from({ length: 40 }, () => {
    let left = random.next()
    for (const kind of ['hard-decline', 'soft-decline', 'slow'] as const) {
      left -= outcomes[kind]
      if (left < 0) return kind
    }
    return 'approve'
  })
}

function outagesOf(
  { outages }: Mix,
  { beginsAt, endsAt }: { beginsAt: number; endsAt: number },
  random: SeededRandom,
): Plan['outages'] {
  const days = Math.floor((endsAt - beginsAt) / dayMs)
  return Array.from({ length: days }, (_, day) => {
    const from = beginsAt + day * dayMs + random.between(0, 23) * 60 * minuteMs
    const isOut = random.next() < outages && day > 4
    return isOut ? [{ from, to: from + random.pick([6, 24, 26]) * 60 * minuteMs }] : []
  }).flat()
}

function chargingOf({ ends }: Mix, random: SeededRandom): object {
  const rule = (retries: readonly [number[], ...number[][]]) => ({
    retryAfterDays: random.pick(retries),
    giveUpAfterDays: random.pick([1, 4, 9]),
    end: random.pick(ends),
  })
  return {
    catchUpDays: random.pick([7, 14, 20]),
    dunning: {
      atHour: random.pick([10, 10, 0, 23]),
      declined: rule([[3, 7], [1, 1, 2], [5], []]),
      refused: rule([[], [2], [4, 4]]),
      failed: rule([[1, 2], [1, 1, 1], []]),
      open: { giveUpAfterDays: random.pick([1, 3, 8]) },
    },
  }
}
