import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Scheduler } from 'fast-check'
import pg from 'pg'

/** One of those who act at the same time, and what it waits for. */
type Actor = { name: string; atGates: number; statements: number; calls: number; ended: boolean }

type Race = { scheduler: Scheduler; actors: Actor[]; steps: string[] }

const acting = new AsyncLocalStorage<{ actor: Actor; race: Race }>()

/**
 * Lets several act at the same time, one step after another in the order of the scheduler's seed: a step is a statement
 * to PostgreSQL, a call to somebody else, or its answer. The next one is chosen once each has come to its next step, has
 * ended, or waits for a lock of another, so that the same seed plays the same race. Needs `gateSteps()`.
 *
 * @returns each one's answer, and the steps in their order
 */
export async function interleave<Answers extends Record<string, unknown>>(
  scheduler: Scheduler,
  databaseUrl: string,
  acts: { [Name in keyof Answers]: () => Promise<Answers[Name]> },
): Promise<{ answers: Answers; steps: string[] }> {
  const race: Race = { scheduler, actors: [], steps: [] }
  const watcher = new pg.Client({ connectionString: databaseUrl })
  await watcher.connect()
  const under = Object.entries(acts).map(async ([name, act]) => {
    const actor: Actor = { name, atGates: 0, statements: 0, calls: 0, ended: false }
    race.actors.push(actor)
    try {
      return [name, await acting.run({ actor, race }, act)] as const
    } finally {
      actor.ended = true
      race.steps.push(`${name}: ended`)
    }
  })
  const all = Promise.all(under)
  all.catch(() => undefined)
  while (await isGoingOn(race, watcher)) await scheduler.waitOne()
  await watcher.end()
  return { answers: Object.fromEntries(await all) as Answers, steps: race.steps }
}

/** Whoever asks nobody for so many turns of the event loop waits for another: Prisma asks for both in one statement. */
const longestThought = 200

/** Waits until nobody moves by itself. False: all have ended. */
async function isGoingOn({ scheduler, actors }: Race, watcher: pg.Client): Promise<boolean> {
  for (let turns = 0; ; turns += 1) {
    const going = actors.filter(({ ended }) => !ended)
    if (going.length === 0) return false
    const thinks = going.some(({ atGates, statements }) => atGates === 0 && statements === 0)
    const isStill = (!thinks || turns > longestThought) && (await isBlocked(going, watcher))
    if (isStill && scheduler.count() > 0) return true
    await nextTurn()
  }
}

/** No call is under way, and every statement that is waits for a lock. */
async function isBlocked(going: readonly Actor[], watcher: pg.Client): Promise<boolean> {
  if (going.some(({ calls }) => calls > 0)) return false
  const underWay = going.reduce((sum, { statements }) => sum + statements, 0)
  return underWay === 0 || underWay === (await waitingForLocks(watcher))
}

async function waitingForLocks(watcher: pg.Client): Promise<number> {
  const { rows } = await watcher.query<{ waiting: number }>(
    `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return rows[0]?.waiting ?? 0
}

/** From now on whoever acts in `interleave` waits at each step for its turn; everybody else goes on as ever. */
export function gateSteps(): void {
  gateStatements()
  gateCalls()
}

async function pass(label: string): Promise<void> {
  const here = acting.getStore()
  if (!here) return
  here.actor.atGates += 1
  await here.race.scheduler.schedule(Promise.resolve(), label)
  here.actor.atGates -= 1
  here.race.steps.push(`${here.actor.name}: ${label}`)
}

type Query = (this: pg.Client, ...given: unknown[]) => unknown

function gateStatements(): void {
  const query = pg.Client.prototype.query as Query
  const gated: Query = function (...given) {
    const here = acting.getStore()
    if (!here) return query.apply(this, given)
    const { actor } = here
    const sent = pass(labelOf(given[0])).then(async () => {
      actor.statements += 1
      try {
        return await promised(query, this, given)
      } finally {
        actor.statements -= 1
      }
    })
    const answer = given.at(-1)
    if (typeof answer !== 'function') return sent
    sent.then((result) => answer(null, result), answer as (error: unknown) => void)
    return undefined
  }
  Object.assign(pg.Client.prototype, { query: gated })
}

/** The driver's answer as a promise, also where it was asked for by a callback. */
function promised(query: Query, client: pg.Client, given: unknown[]): unknown {
  return query.apply(client, typeof given.at(-1) === 'function' ? given.slice(0, -1) : given)
}

function labelOf(statement: unknown): string {
  const { text = '' } =
    typeof statement === 'string' ? { text: statement } : (statement as { text?: string })
  return text.replace(/\s+/g, ' ').trim().slice(0, 90)
}

function gateCalls(): void {
  const call = globalThis.fetch
  globalThis.fetch = async (...given) => {
    const here = acting.getStore()
    if (!here) return call(...given)
    const label = `${given[1]?.method ?? 'GET'} ${new URL(String(given[0])).pathname}`
    await pass(label)
    here.actor.calls += 1
    const answer = await call(...given).finally(() => {
      here.actor.calls -= 1
    })
    await pass(`${label} answered`)
    return answer
  }
}
