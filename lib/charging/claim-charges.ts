import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { historyOf } from '#lib/states/history.ts'
import { sealRequest } from './charge-request.ts'
import { holdSwitch } from './charging-switch.ts'
import { lockDue, readDue } from './due-charges.ts'
import { beginLease, type Lease, leaseSeconds } from './lease.ts'
import { passOver } from './pass-over.ts'
import { prepare } from './prepare-charge.ts'
import type { DueCharge } from './read-charges.ts'
import { requestDigest } from './request-digest.ts'

/** What a runner holds for the length of a lease. */
export type ClaimedCharge = {
  id: string
  /** Which claim this is: whoever claims it later makes ours void. */
  fence: number
  /** Of its order, from 1. */
  attempt: number
  /** How often it was sent, this time included. */
  tries: number
  /** In yen. */
  amountMinor: number
  mayHaveMoved: boolean
  /** The text of POST /orders, the same at every try. */
  request: string
  lease: Lease
  /** As what it is held: sent, or open or authorized at Smartpay and looked at again. */
  was: 'sending' | 'open' | 'authorized'
}

const actor = 'engine'

/**
 * Takes charges whose time has come: each is written down as being sent, with its bytes, before anybody calls Smartpay.
 * Those that something stands against are passed over (`pass-over.ts`). Any number of runners may claim at the same time;
 * one charge goes to one of them.
 *
 * @returns those to send, which may be none of a batch; `last`: no more are due
 */
export async function claimCharges(
  test: boolean,
  size: number,
): Promise<{ charges: ClaimedCharge[]; last: boolean }> {
  const lease = beginLease()
  return inTransaction(async (tx) => {
    if (!(await holdSwitch(tx, test))) return { charges: [], last: true }
    const ids = await lockDue(tx, test, size)
    const last = ids.length < size
    if (ids.length === 0) return { charges: [], last }
    const due = (await readDue(tx, ids)).map(prepare)
    const ready = due.flatMap(({ request, ...charge }) =>
      request === null ? [] : [{ ...charge, request }],
    )
    await passOver(tx, due)
    await markSending(tx, ready)
    const charges = ready.map(
      ({ id, attempt, amountMinor, mayHaveMoved, fence, tries, request }) => ({
        id,
        attempt,
        amountMinor,
        mayHaveMoved,
        fence: fence + 1,
        tries: tries + 1,
        request,
        lease,
        was: 'sending' as const,
      }),
    )
    return { charges, last }
  })
}

/**
 * Also one that was sent before: it is `intended` again because Smartpay took nothing up (`charge-outcome.ts`), so that its key is
 * remembered from this call on, and `first_sent_at` begins anew.
 */
async function markSending(
  tx: Prisma.TransactionClient,
  ready: readonly (Pick<DueCharge, 'id' | 'tokenId'> & { request: string })[],
): Promise<void> {
  const ids = ready.map(({ id }) => id)
  const tokens = ready.map(({ tokenId }) => tokenId)
  const sealed = ready.map(({ id, request }) => sealRequest(id, request))
  const digests = ready.map(({ id, request }) => requestDigest(id, request))
  await tx.$executeRaw`
    with moment as materialized (select teiki_now() as now), sending as (
      update charges c set status = 'sending', fence = fence + 1, tries = tries + 1, token_id = m.token_id,
        sealed_request = m.sealed, request_digest = decode(m.digest, 'hex'), waits_for = null, failure = null, first_sent_at = moment.now, last_sent_at = moment.now,
        next_try_at = moment.now + make_interval(secs => ${leaseSeconds}::float8)
      from moment, unnest(${ids}::text[], ${tokens}::text[], ${sealed}::text[], ${digests}::text[])
        as m (id, token_id, sealed, digest) where c.id = m.id
      returning c.id
    )
    ${historyOf('charge', { rows: Prisma.sql`sending`, from: 'intended', to: 'sending', code: 'claimed', actor })}`
}
