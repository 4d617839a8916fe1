import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { atLeast, atMost, type Measured } from '#e2e/bench/report.ts'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { onJobConnections } from '#lib/db/client.ts'
import { budgetOf } from '#lib/queue/budget.ts'
import { ok, refused } from '#lib/result.ts'
import type { createOrder } from '#lib/smartpay/orders.ts'
import { makeDue } from './due-charges.ts'
import { paid } from './quick-provider.ts'

const perSecond = 100
const runners = 2

/** Two runners at a Smartpay that takes so many calls in any second: how much of that they use, and how much is refused. */
export async function measureLimit(
  client: pg.Client,
  { warmUpSeconds, seconds }: { warmUpSeconds: number; seconds: number },
): Promise<Measured[]> {
  const all = warmUpSeconds + seconds
  await makeDue(client, 1, Math.ceil(perSecond * all * 1.1))
  await client.query(
    'update call_rates set per_second = 100, next_slot_at = clock_timestamp(), refused_at = null',
  )
  const passedAt: number[] = []
  const refusedAt: number[] = []
  let recent: number[] = []
  const provider: typeof createOrder = async (text) => {
    const now = performance.now()
    recent = recent.filter((at) => at > now - 1_000)
    const isRefused = recent.length >= perSecond
    ;(isRefused ? refusedAt : passedAt).push(now)
    if (!isRefused) recent.push(now)
    await wait(20)
    return isRefused
      ? refused({ kind: 'rate-limited', moneyMoved: 'no', status: 429 })
      : ok(paid(text))
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: runners }, () => work(all, provider)))
  const [from, to] = [begun + warmUpSeconds * 1_000, begun + all * 1_000]
  const within = (times: number[]) => times.filter((at) => at >= from && at < to).length
  const [passed, tooFast] = [within(passedAt), within(refusedAt)]
  const used = passed / (seconds * perSecond)
  const share = (tooFast / (passed + tooFast)) * 100
  console.log(
    `  billing.limit: ${passed} passed and ${tooFast} refused in ${seconds} s at ${perSecond} a second`,
  )
  const how = `${runners} runners for ${seconds} s at a Smartpay that takes ${perSecond} calls in any second`
  return [
    {
      id: 'billing.limit',
      what: `share of the limit that is used, ${how}`,
      unit: '×',
      ...atLeast(0.95, used),
    },
    { id: 'billing.limit', what: `calls answered 429, ${how}`, unit: '%', ...atMost(0.5, share) },
  ]
}

/** As the worker does it: again while more is due. */
async function work(seconds: number, provider: typeof createOrder): Promise<void> {
  const until = performance.now() + seconds * 1_000
  for (let leftMs = seconds * 1_000; leftMs > 0; leftMs = until - performance.now())
    await onJobConnections(() => chargeDue(budgetOf(leftMs), provider))
}
