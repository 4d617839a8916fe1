import { SeededRandom } from '../../demo-data/seeded-random.ts'
import type { ClonedPerson } from './clone-people.ts'
import { judge, type Verdict } from './judge.ts'
import { meetFaults } from './meet-faults.ts'
import type { Mix } from './mix.ts'
import { readNext } from './next-moment.ts'
import { dayMs, type Plan, planRound, zoneMs } from './plan-round.ts'
import { repairOrders } from './repair-orders.ts'
import { runJobs } from './run-jobs.ts'
import { signUp } from './sign-up.ts'
import { type Promised, takeStep } from './take-step.ts'
import { beginWorld, control, moveTo } from './world.ts'

export type Round = { mix: Mix; seed: number; months: number }

/** How it ended, and how many moments were played. */
export type Played = Verdict & { moments: number }

const minuteMs = 60_000

/**
 * Plays one shop from its first shopper on: the same people, steps, outcomes and faults for the same mix, seed and months.
 *
 * Not played again the same: which of several runs is first at a row, which call meets which of the faults that wait, and
 * where in a run a connection is cut. What depends on that (times of retries, moments of runs) may differ from play to
 * play; a seed that failed once is therefore played for good, not once.
 */
export async function playRound(round: Round): Promise<Played> {
  try {
    return await play(round)
  } catch (error) {
    throw new Error(`${replayOf(round)} broke off: ${error}`, { cause: error })
  }
}

/** What a person does to see it again. */
export function replayOf({ mix, seed, months }: Round): string {
  return `npm run proof:sim -- --mix ${mix.name} --seed ${seed} --months ${months}`
}

async function play({ mix, seed, months }: Round): Promise<Played> {
  const plan = planRound(mix, seed, months)
  const [first] = plan.waves
  if (!first) throw new Error('Nobody comes')
  const state: State = {
    mix,
    seed,
    months,
    plan,
    at: first.at,
    people: [],
    promised: [],
    moments: 0,
  }
  await beginWorld(mix, { at: first.at, charging: plan.charging })
  for (; state.at < plan.endsAt; state.at = await momentAfter(state)) await playMoment(state)
  await calmDown(state)
  const verdict = await judge(state.promised)
  return { ...verdict, moments: state.moments }
}

type State = Round & {
  plan: Plan
  at: number
  people: ClonedPerson[]
  promised: Promised[]
  moments: number
}

/** People first, then all runs, and with them whoever comes in the same moment. */
async function playMoment(state: State): Promise<void> {
  const { mix, seed, plan, at, people, promised } = state
  const random = randomOf(state)
  state.moments += 1
  await moveTo(at)
  while (plan.waves[0] && plan.waves[0].at <= at) await welcome(state)
  const due = takeDue(plan.steps, at)
  for (const step of due.filter(({ raced }) => !raced)) await take(step)
  if (mix.repairs.share > 0) await repairOrders(mix, seed, people)
  const raced = due.filter((step) => step.raced)
  await meetFaults({ mix, plan, at, random }, () =>
    Promise.all([runJobs(mix, random), ...raced.map(take)]),
  )

  async function take({ kind, who }: Plan['steps'][number]): Promise<void> {
    const person = people.find((one) => one.who === who)
    // Whose connection is cut, or whom a broken Smartpay turns away, gives it up.
    if (person) await takeStep({ kind }, person, promised).catch(() => undefined)
  }
}

async function welcome({ plan, people }: State): Promise<void> {
  const wave = plan.waves.shift()
  if (!wave) return
  const newcomers = await signUp(wave)
  people.push(...newcomers)
  for (const { who, smartpayTokens } of newcomers) {
    const outcomes = plan.outcomes[who] ?? []
    const next = outcomes.map((outcome) => ({ outcome, times: 1 }))
    if (outcomes.some((outcome) => outcome !== 'approve'))
      await control(`tokens/${smartpayTokens[0]}/outcomes`, 'PUT', next)
  }
}

function takeDue(steps: Plan['steps'], at: number): Plan['steps'] {
  const later = steps.findIndex((step) => step.at > at)
  return steps.splice(0, later < 0 ? steps.length : later)
}

/** Of the hour, not of how many moments there were before. */
function randomOf({ seed, at }: State): SeededRandom {
  return new SeededRandom(seed ^ Math.imul(Math.floor(at / (60 * minuteMs)), 2_654_435_761))
}

/** The next moment at which something may happen; before it the evening in which its day is rehearsed. */
async function momentAfter(state: State): Promise<number> {
  const { mix, at } = state
  const next = await eventAfter(state)
  const midnight = Math.floor((next + zoneMs) / dayMs) * dayMs - zoneMs
  const rehearsedAt =
    mix.dailyHour === null
      ? midnight - rehearsedBeforeMs
      : hourAfter(midnight - dayMs, mix.dailyHour, 0)
  return mix.rehearses && rehearsedAt > at ? rehearsedAt : next
}

/** Before the day begins: at nine in the evening. */
const rehearsedBeforeMs = 3 * 60 * minuteMs

/** When anything may fall due or somebody comes; moments at which nothing does are not played. */
async function eventAfter(state: State): Promise<number> {
  const { mix, plan, at } = state
  const planned = [plan.waves[0]?.at, plan.steps[0]?.at, plan.endsAt].filter(
    (one) => one !== undefined,
  )
  const soonest = Math.min(...planned)
  const next = await readNext()
  const random = randomOf(state)
  const rested = at + random.pick(mix.restMinutes) * minuteMs
  // Whoever looks once a day misses one now and then.
  const lateDays = random.pick([0, 0, 1])
  const due = Math.min(next.at?.getTime() ?? soonest, soonest)
  const daily = next.daily ? hourAfter(at + lateDays * dayMs, next.hour, 5) : soonest
  const needed = Math.min(due, daily)
  if (mix.dailyHour !== null)
    return Math.min(hourAfter(Math.max(at, needed - 1), mix.dailyHour, 0), waveOrEnd(plan))
  return Math.min(Math.max(rested, needed), waveOrEnd(plan))
}

function waveOrEnd({ waves, endsAt }: Plan): number {
  return waves[0]?.at ?? endsAt
}

/** The next time that an hour strikes in Tokyo, and some minutes. */
function hourAfter(at: number, hour: number, minutes: number): number {
  const midnight = Math.floor((at + zoneMs) / dayMs) * dayMs - zoneMs
  const strikes = midnight + (hour * 60 + minutes) * minuteMs
  return strikes > at ? strikes : strikes + dayMs
}

/**
 * Nothing goes wrong any more: what is in doubt is found out, what is due is done, and all events arrive. Jobs run in any order,
 * so what one of them causes for another at the end is done in the passes after it.
 */
async function calmDown(state: State): Promise<void> {
  await control('webhooks', 'PUT', { copies: 1, delayMs: 0, shuffleMs: 0, dropAll: true })
  const calm: Mix = { ...state.mix, runs: 1, runMs: 60_000, deaths: 0, dailyHour: null }
  for (const minutes of [0, 2, 10, 60, 60, 120, 240, 60, 60, 60, 5, 5, 1, 1]) {
    state.at += minutes * minuteMs
    await moveTo(state.at)
    await runJobs(calm, randomOf(state))
  }
}
