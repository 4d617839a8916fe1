import { db } from '#lib/db/client.ts'
import { launch } from '../../local/launch.ts'
import type { RunningShop } from '../../local/shop.ts'
import { bundleRunner } from '../kill/bundle-runner.mjs'
import { quickStart } from '../kill/watched-runner.ts'
import { copySubscriptions } from '../world/copy-subscriptions.ts'
import { until } from '../world/until.ts'

const runners = 2

type Run = { shop: RunningShop; payers: readonly string[]; charges: number }

/** Lets so many charges fall due at once, and two runners send them. Sentences about runners that were not well. */
export async function chargeByRunners({ shop, payers, charges }: Run): Promise<string[]> {
  const count = Math.ceil(charges / payers.length)
  await copySubscriptions({ from: payers, count, withinMs: 0 })
  const args = [...quickStart, await bundleRunner(null)]
  const env = { ...shop.programEnv, LOG_LEVEL: 'error' }
  const started = Array.from({ length: runners }, (_, index) =>
    launch({ name: `runner ${index + 1}`, args, env }),
  )
  let died: string | null = null
  for (const { ended } of started)
    void ended.then((how) => {
      died ??= how
    })
  await until('every charge is sent and its outcome written', async () => {
    if (died !== null) return true
    const waiting = await db().$executeRaw`
      select from charges where status = 'sending'
        or (status = 'intended' and next_try_at <= teiki_now() and waits_for is null)`
    return waiting === 0
  })
  const early = died
  for (const { child } of started) child.kill('SIGTERM')
  const ends = await Promise.all(started.map(({ ended }) => ended))
  return [
    ...(early === null ? [] : [`a runner ended before it was told to, with ${early}`]),
    ...ends.filter((how) => how !== 'code 0').map((how) => `a runner ended with ${how}`),
  ]
}
