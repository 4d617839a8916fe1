import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { rows } from '#lib/db/rows.ts'
import { log } from '#lib/log.ts'
import { unsettledCharges } from '#lib/states/charge.ts'
import { historyOf } from '#lib/states/history.ts'
import { openRequest } from './charge-request.ts'
import type { ClaimedCharge } from './claim-charges.ts'
import { readDue } from './due-charges.ts'
import { howToFindOut, type Unsettled } from './find-out.ts'
import { beginLease, leaseSeconds } from './lease.ts'
import type { DueCharge } from './read-charges.ts'

/** A charge that was sent, and nobody knows how it ended. */
export type UnsettledCharge = ClaimedCharge & Unsettled & { how: 'send-again' | 'look-up' }

/**
 * Takes charges that were sent and have no outcome: the process that sent them died, or Smartpay did not answer. Each
 * is `sending` again, under a new number, so that whoever held it before changes nothing more.
 */
export async function claimUnsettled(test: boolean, size: number): Promise<UnsettledCharge[]> {
  const lease = beginLease()
  return inTransaction(async (tx) => {
    const found = await rows(tx, z.object({ id: z.string() }))`
      select c.id from charges c join orders o on o.id = c.order_id join subscriptions s on s.id = o.subscription_id
        join tokens t on t.id = c.token_id join customers k on k.id = s.customer_id
      where c.status in ${anyOf(unsettledCharges)} and c.test = ${test} and c.next_try_at <= teiki_now()
      order by c.next_try_at, c.id limit ${size}
      for no key update of s skip locked for update of c skip locked
      for share of t skip locked for share of k skip locked`
    const ids = found.map(({ id }) => id)
    if (ids.length === 0) return []
    const charges = (await readDue(tx, ids)).map((charge) => ({ ...unsettledOf(charge), lease }))
    await takeAgain(tx, charges)
    return charges
  })
}

async function takeAgain(
  tx: Prisma.TransactionClient,
  charges: readonly UnsettledCharge[],
): Promise<void> {
  const ids = charges.map(({ id }) => id)
  const again = charges.filter(({ how }) => how === 'send-again').map(({ id }) => id)
  await tx.$executeRaw(
    historyOf('charge', {
      rows: Prisma.sql`charges where id = any(${ids}) and status = 'unknown'`,
      from: 'unknown',
      to: 'sending',
      code: 'found-out',
      actor: 'engine',
    }),
  )
  await tx.$executeRaw`
    update charges set status = 'sending', fence = fence + 1, tries = tries + 1,
      last_sent_at = case when id = any(${again}) then teiki_now() else last_sent_at end,
      next_try_at = teiki_now() + make_interval(secs => ${leaseSeconds}::float8) where id = any(${ids})`
}

function unsettledOf(charge: DueCharge): Omit<UnsettledCharge, 'lease'> {
  const { id, attempt, fence, tries, amountMinor, firstSentAt, lastSentAt, now, failure } = charge
  const request = requestOf(charge)
  const unsettled: Unsettled = {
    failure,
    firstSentAtMs: (firstSentAt ?? now).getTime(),
    lastSentAtMs: (lastSentAt ?? now).getTime(),
    nowMs: now.getTime(),
    mayBeCharged:
      charge.waitsFor === null && charge.tokenId === charge.sentTokenId && request !== '',
  }
  return {
    ...unsettled,
    how: howToFindOut(unsettled),
    id,
    attempt,
    fence: fence + 1,
    tries: tries + 1,
    amountMinor,
    // Whoever sent it and never wrote down what came may have moved money.
    mayHaveMoved: true,
    request,
    was: 'sending',
  }
}

/** What cannot be opened any more is not sent again: it is looked up. */
function requestOf({ id, sealedRequest }: DueCharge): string {
  try {
    return sealedRequest === null ? '' : openRequest(id, sealedRequest)
  } catch (error) {
    log('error', 'charge not readable', { job: 'charge', chargeId: id, error })
    return ''
  }
}
