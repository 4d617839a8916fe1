import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { historyOf } from '#lib/states/history.ts'
import type { Because } from '#lib/states/history-codes.ts'
import { sealRequest } from './charge-request.ts'
import { type DueCharge, lockDue, readDue } from './due-charges.ts'
import { beginLease, type Lease, leaseSeconds } from './lease.ts'
import { failOrders } from './move-orders.ts'
import { type Prepared, prepare } from './prepare-charge.ts'

/** What a runner holds for the length of a lease. */
export type ClaimedCharge = {
  id: string
  /** Which claim this is: whoever claims it later makes ours void. */
  fence: number
  /** How often it was sent, this time included. */
  tries: number
  /** In yen. */
  amountMinor: number
  mayHaveMoved: boolean
  /** The text of POST /orders, the same at every try. */
  request: string
  lease: Lease
}

/** A charge that waits for somebody is looked at again after so long, if nobody says sooner that it may go on. */
const waitSeconds = 3_600

const actor = 'engine'

/**
 * Takes charges whose time has come: each is written down as being sent, with its bytes, before anybody calls Smartpay.
 * Those that something stands against are put off with the reason, and those whose order is over end. Any number of
 * runners may claim at the same time; one charge goes to one of them.
 *
 * @returns null: nothing is due any more
 */
export async function claimCharges(test: boolean, size: number): Promise<ClaimedCharge[] | null> {
  const lease = beginLease()
  return inTransaction(async (tx) => {
    const ids = await lockDue(tx, test, size)
    if (ids.length === 0) return null
    const due = (await readDue(tx, ids)).map(prepare)
    const over = due.filter(({ waitsFor }) => waitsFor === 'order-over')
    const impossible = due.filter(({ waitsFor, request }) => waitsFor === null && request === null)
    const ready = due.flatMap(({ waitsFor, request, ...charge }) =>
      waitsFor === null && request !== null ? [{ ...charge, request }] : [],
    )
    await putOff(
      tx,
      due.filter(({ waitsFor }) => waitsFor !== null && waitsFor !== 'order-over'),
    )
    await endUnsent(tx, over, 'canceled')
    await endUnsent(tx, impossible, 'failed')
    await failOrders(tx, impossible, 'charge-failed')
    await markSending(tx, ready)
    return ready.map(({ id, amountMinor, mayHaveMoved, fence, tries, request }) => ({
      id,
      amountMinor,
      mayHaveMoved,
      fence: fence + 1,
      tries: tries + 1,
      request,
      lease,
    }))
  })
}

/** `intended` means that Smartpay took nothing up before: it remembers the key from this call on. */
async function markSending(
  tx: Prisma.TransactionClient,
  ready: readonly (Pick<DueCharge, 'id' | 'tokenId'> & { request: string })[],
): Promise<void> {
  const ids = ready.map(({ id }) => id)
  const tokens = ready.map(({ tokenId }) => tokenId)
  const sealed = ready.map(({ id, request }) => sealRequest(id, request))
  await tx.$executeRaw`
    with sending as (
      update charges c set status = 'sending', fence = fence + 1, tries = tries + 1, token_id = m.token_id,
        sealed_request = m.sealed, waits_for = null, failure = null, first_sent_at = teiki_now(), last_sent_at = teiki_now(),
        next_try_at = teiki_now() + make_interval(secs => ${leaseSeconds}::float8)
      from unnest(${ids}::text[], ${tokens}::text[], ${sealed}::text[]) as m (id, token_id, sealed) where c.id = m.id
      returning c.id
    )
    ${historyOf('charge', { rows: Prisma.sql`sending`, from: 'intended', to: 'sending', code: 'claimed', actor })}`
}

async function putOff(tx: Prisma.TransactionClient, waiting: readonly Prepared[]): Promise<void> {
  if (waiting.length === 0) return
  const ids = waiting.map(({ id }) => id)
  const reasons = waiting.map(({ waitsFor }) => waitsFor)
  await tx.$executeRaw`
    update charges c set waits_for = m.waits_for, next_try_at = teiki_now() + make_interval(secs => ${waitSeconds}::float8)
    from unnest(${ids}::text[], ${reasons}::text[]) as m (id, waits_for) where c.id = m.id`
}

/** Without a call: its order is over, or is none that Smartpay would take. */
async function endUnsent(
  tx: Prisma.TransactionClient,
  charges: readonly Prepared[],
  to: 'canceled' | 'failed',
): Promise<void> {
  if (charges.length === 0) return
  const ids = charges.map(({ id }) => id)
  const failure = to === 'failed' ? 'not-sendable' : null
  const because: Because<'charge'> =
    failure === null ? { code: 'order-over' } : { code: 'not-taken', detail: { failure } }
  await tx.$executeRaw`
    with ended as (
      update charges set status = ${to}::charge_status, next_try_at = null, sealed_request = null,
        finished_at = teiki_now(), failure = ${failure} where id = any(${ids})
      returning id
    )
    ${historyOf('charge', { rows: Prisma.sql`ended`, from: 'intended', to, ...because, actor })}`
}
