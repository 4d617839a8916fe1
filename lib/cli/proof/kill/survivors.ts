import { setTimeout as wait } from 'node:timers/promises'
import { copySubscriptions } from '../world/copy-subscriptions.ts'
import type { WatchedRunner } from './watched-runner.ts'

const longestMs = 60_000

/** Sentences about runners that ended, or charge nothing any more although there is something due. */
export async function findIdle(
  runners: readonly WatchedRunner[],
  payers: readonly string[],
): Promise<string[]> {
  const before = runners.map((runner) => runner.orders.sent())
  const idle = () =>
    runners.filter((runner, index) => runner.isAlive() && runner.orders.sent() === before[index])
  for (let waitedMs = 0; idle().length > 0 && waitedMs < longestMs; waitedMs += 1_000) {
    const count = Math.ceil((runners.length * 40) / payers.length)
    await copySubscriptions({ from: payers, count, withinMs: 0 })
    await wait(1_000)
  }
  return [
    ...runners
      .filter((runner) => !runner.isAlive())
      .map(({ pid }) => `process ${pid} did not survive`),
    ...idle().map(({ pid }) => `process ${pid} charges no more`),
  ]
}

/** Tells it to end. Sentences about one that does not end well. */
export async function endRunner(runner: WatchedRunner): Promise<string[]> {
  if (!runner.isAlive()) return []
  runner.send('SIGTERM')
  const how = await Promise.race([runner.ended, wait(longestMs, 'still there', { ref: false })])
  if (runner.isAlive()) runner.send('SIGKILL')
  await runner.ended
  runner.close()
  return how === 'code 0' ? [] : [`process ${runner.pid} ended with ${how}`]
}
