import { Prisma } from '#lib/db/generated/client.ts'
import { endReasons } from '#lib/states/charge.ts'
import { historyOf } from '#lib/states/history.ts'
import type { Because } from '#lib/states/history-codes.ts'
import { cancelOrders, failOrders } from './move-orders.ts'
import type { Prepared } from './prepare-charge.ts'

/** The engine looks again after so long whether anything still stands against a charge. */
const waitSeconds = 600

const actor = 'engine'

/**
 * Of charges whose time has come, those that are not sent: what stands against them is written down, and they are looked
 * at again; or they end without a call, because their order is over or was due too long ago, their token cannot be charged,
 * or Smartpay would not take them. Inside the transaction that claims the others.
 */
export async function passOver(
  tx: Prisma.TransactionClient,
  due: readonly Prepared[],
): Promise<void> {
  const ending = (reason: (typeof endReasons)[number]) =>
    due.filter(({ waitsFor }) => waitsFor === reason)
  const impossible = due.filter(({ problem }) => problem !== null)
  await putOff(
    tx,
    due.filter(({ waitsFor }) => waitsFor !== null && !endReasons.some((end) => end === waitsFor)),
  )
  await endUnsent(tx, ending('order-over'), 'canceled', { code: 'order-over' })
  await endUnsent(tx, ending('too-late'), 'canceled', { code: 'too-late' })
  await cancelOrders(tx, ending('too-late'), 'too-late')
  await endUnsent(tx, ending('token-gone'), 'refused', refused('token-not-active'))
  await failOrders(
    tx,
    ending('token-gone').map(({ id, fence }) => ({ id, fence, to: 'refused' })),
    'declined',
  )
  await endUnsent(tx, impossible, 'failed', refused('not-sendable'))
  await failOrders(tx, impossible, 'charge-failed')
}

function refused(failure: string): Because<'charge'> {
  return { code: 'not-taken', detail: { failure } }
}

async function putOff(tx: Prisma.TransactionClient, waiting: readonly Prepared[]): Promise<void> {
  if (waiting.length === 0) return
  const ids = waiting.map(({ id }) => id)
  const reasons = waiting.map(({ waitsFor }) => waitsFor)
  await tx.$executeRaw`
    update charges c set waits_for = m.waits_for, next_try_at = teiki_now() + make_interval(secs => ${waitSeconds}::float8)
    from unnest(${ids}::text[], ${reasons}::text[]) as m (id, waits_for) where c.id = m.id`
}

async function endUnsent(
  tx: Prisma.TransactionClient,
  charges: readonly Prepared[],
  to: 'canceled' | 'failed' | 'refused',
  because: Because<'charge'>,
): Promise<void> {
  if (charges.length === 0) return
  const ids = charges.map(({ id }) => id)
  const failure = because.code === 'not-taken' ? because.detail.failure : null
  await tx.$executeRaw`
    with ended as (
      update charges set status = ${to}::charge_status, next_try_at = null, sealed_request = null,
        finished_at = teiki_now(), failure = ${failure} where id = any(${ids})
      returning id
    )
    ${historyOf('charge', { rows: Prisma.sql`ended`, from: 'intended', to, ...because, actor })}`
}
