import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { ok } from '#lib/result.ts'
import { historyOf } from '#lib/states/history.ts'
import type { Because } from '#lib/states/history-codes.ts'
import { chargeRequestFor, openRequest, sealRequest } from './charge-request.ts'
import { type DueCharge, lockDue, readDue } from './due-charges.ts'

/** What a runner holds for the length of a lease, and is to be sent. */
export type ClaimedCharge = {
  id: string
  /** Which claim this is: whoever claims it later makes ours void. */
  fence: number
  /** In yen. */
  amountMinor: number
  mayHaveMoved: boolean
  /** The text of POST /orders, the same at every try. */
  request: string
}

/** Longer than a call to Smartpay may take. A runner that outlives it twice has ended itself. */
export const leaseSeconds = 90
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
  return inTransaction(async (tx) => {
    const ids = await lockDue(tx, test, size)
    if (ids.length === 0) return null
    const due = (await readDue(tx, ids)).map((charge) => ({
      ...charge,
      request: requestOf(charge),
    }))
    const ready = due.filter(isReady)
    await putOff(
      tx,
      due.filter(({ waitsFor }) => waitsFor !== null && waitsFor !== 'order-over'),
    )
    await end(
      tx,
      due.filter(({ waitsFor }) => waitsFor === 'order-over'),
      'canceled',
    )
    await end(tx, due.filter(isImpossible), 'failed')
    await markSending(tx, ready)
    return ready.map(({ id, amountMinor, mayHaveMoved, fence, request }) => ({
      id,
      amountMinor,
      mayHaveMoved,
      fence: fence + 1,
      request: request.value,
    }))
  })
}

type Request = ReturnType<typeof chargeRequestFor> | null
type Ready = DueCharge & { request: { ok: true; value: string } }

/** Sent before in vain, it is sent as it was; unless another token pays by now. Null: something stands against it. */
function requestOf({ delivery, ...charge }: DueCharge): Request {
  if (charge.waitsFor !== null || delivery === null) return null
  const { id, tokenId, sentTokenId, sealedRequest } = charge
  if (sealedRequest !== null && sentTokenId === tokenId) return ok(openRequest(id, sealedRequest))
  return chargeRequestFor({ ...charge, delivery })
}

function isReady(charge: DueCharge & { request: Request }): charge is Ready {
  return charge.request?.ok === true
}

function isImpossible({ request }: { request: Request }): boolean {
  return request?.ok === false
}

async function markSending(tx: Prisma.TransactionClient, ready: readonly Ready[]): Promise<void> {
  const ids = ready.map(({ id }) => id)
  const tokens = ready.map(({ tokenId }) => tokenId)
  const sealed = ready.map(({ id, request }) => sealRequest(id, request.value))
  await tx.$executeRaw`
    with sending as (
      update charges c set status = 'sending', fence = fence + 1, tries = tries + 1, token_id = m.token_id,
        sealed_request = m.sealed, waits_for = null, first_sent_at = coalesce(first_sent_at, teiki_now()),
        next_try_at = teiki_now() + make_interval(secs => ${leaseSeconds}::float8)
      from unnest(${ids}::text[], ${tokens}::text[], ${sealed}::text[]) as m (id, token_id, sealed) where c.id = m.id
      returning c.id
    )
    ${historyOf('charge', { rows: Prisma.sql`sending`, from: 'intended', to: 'sending', code: 'sent', actor })}`
}

async function putOff(tx: Prisma.TransactionClient, waiting: readonly DueCharge[]): Promise<void> {
  if (waiting.length === 0) return
  const ids = waiting.map(({ id }) => id)
  const reasons = waiting.map(({ waitsFor }) => waitsFor)
  await tx.$executeRaw`
    update charges c set waits_for = m.waits_for, next_try_at = teiki_now() + make_interval(secs => ${waitSeconds}::float8)
    from unnest(${ids}::text[], ${reasons}::text[]) as m (id, waits_for) where c.id = m.id`
}

/** Without a call: its order is over, or is none that Smartpay would take. */
async function end(
  tx: Prisma.TransactionClient,
  charges: readonly DueCharge[],
  to: 'canceled' | 'failed',
): Promise<void> {
  if (charges.length === 0) return
  const ids = charges.map(({ id }) => id)
  const because: Because<'charge'> =
    to === 'canceled'
      ? { code: 'order-over' }
      : { code: 'not-taken', detail: { failure: 'not-sendable' } }
  await tx.$executeRaw`
    with ended as (
      update charges set status = ${to}::charge_status, next_try_at = null, finished_at = teiki_now(),
        failure = ${to === 'failed' ? 'not-sendable' : null} where id = any(${ids})
      returning id
    )
    ${historyOf('charge', { rows: Prisma.sql`ended`, from: 'intended', to, ...because, actor })}`
}
