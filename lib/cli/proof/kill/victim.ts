import { setTimeout as wait } from 'node:timers/promises'
import { elapsedMs } from '#lib/clock.ts'
import { type Boundary, inShutdown } from './boundaries.ts'
import type { KillPlan } from './kill-plan.ts'
import type { Fate, Moment } from './moments.ts'
import { type Surroundings, startRunner, type WatchedRunner } from './watched-runner.ts'

/** Whoever met nothing by then is killed at whatever comes. */
const patienceMs = 15_000
/** Bytes of the dead that arrive late do so long after its death, when another may be at the same charge. */
const lateMs = 400

/** A runner that is killed where the plan says. Resolves once it is dead, and all that it sent has arrived. */
export async function killOne(
  surroundings: Surroundings,
  plan: KillPlan,
  isOver: () => boolean,
): Promise<'killed' | 'not met'> {
  const { target, skip } = plan.next()
  const begunMs = elapsedMs()
  let [left, toldAtMs, met] = [skip, Number.POSITIVE_INFINITY, false]
  let runner: WatchedRunner | null = null
  const arriving: Promise<unknown>[] = []

  function watch(moment: Moment): Promise<Fate> | undefined {
    if (met || runner === null) return undefined
    if (toldAtMs < elapsedMs() - 5) return kill(inShutdown.name, 'drop')
    const boundary = boundaryAt(moment)
    if (boundary === 'shutdown') {
      toldAtMs = Math.min(toldAtMs, elapsedMs())
      runner.send('SIGTERM')
      return undefined
    }
    if (boundary) return kill(boundary.name, boundary.fate)
    const cut = plan.cutAt(moment)
    if (!cut) return undefined
    plan.countCut(cut.name)
    return Promise.resolve(cut.fate)
  }

  function boundaryAt(moment: Moment): Boundary | 'shutdown' | null {
    const isTarget = target === 'shutdown' ? moment === 'send arrives' : target.moment === moment
    if (isTarget && left === 0) return target
    if (isTarget) left -= 1
    return elapsedMs() - begunMs > patienceMs ? plan.anyAt(moment) : plan.rareAt(moment)
  }

  async function kill(name: string, fate: Boundary['fate']): Promise<Fate> {
    met = true
    runner?.send('SIGKILL')
    await runner?.ended
    plan.count(name)
    if (fate !== 'late') return fate
    const arrives = wait(lateMs)
    arriving.push(arrives)
    await arrives
    return 'pass'
  }

  runner = await startRunner(surroundings, watch)
  const waiting = new AbortController()
  await Promise.race([runner.ended, untilOver(isOver, waiting.signal)])
  waiting.abort()
  if (runner.isAlive()) runner.send('SIGKILL')
  await runner.ended
  await Promise.all(arriving)
  // What was passed on is with PostgreSQL and Smartpay by now, or about to be.
  await wait(20)
  runner.close()
  return met ? 'killed' : 'not met'
}

async function untilOver(isOver: () => boolean, signal: AbortSignal): Promise<void> {
  while (!isOver() && !signal.aborted) await wait(100, undefined, { signal }).catch(() => undefined)
}
