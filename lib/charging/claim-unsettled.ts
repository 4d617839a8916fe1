import { z } from 'zod'
import { AppError } from '#lib/app-error.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { rows } from '#lib/db/rows.ts'
import { historyOf } from '#lib/states/history.ts'
import { openRequest } from './charge-request.ts'
import { type ClaimedCharge, leaseSeconds } from './claim-charges.ts'
import { type DueCharge, readDue } from './due-charges.ts'
import type { Unsettled } from './find-out.ts'

/** A charge that was sent, and nobody knows how it ended. */
export type UnsettledCharge = ClaimedCharge & Unsettled

/**
 * Takes charges that were sent and have no outcome: the process that sent them died, or Smartpay did not answer. Each
 * is `sending` again, under a new number, so that whoever held it before changes nothing more.
 */
export async function claimUnsettled(test: boolean, size: number): Promise<UnsettledCharge[]> {
  return inTransaction(async (tx) => {
    const found = await rows(tx, z.object({ id: z.string() }))`
      select c.id from charges c join orders o on o.id = c.order_id join subscriptions s on s.id = o.subscription_id
      where c.status in ('sending', 'unknown') and c.test = ${test} and c.next_try_at <= teiki_now()
      order by c.next_try_at, c.id limit ${size} for no key update of s skip locked for update of c skip locked`
    const ids = found.map(({ id }) => id)
    if (ids.length === 0) return []
    const charges = await readDue(tx, ids)
    await takeAgain(tx, ids)
    return charges.map(unsettledOf)
  })
}

async function takeAgain(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<void> {
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
      next_try_at = teiki_now() + make_interval(secs => ${leaseSeconds}::float8) where id = any(${ids})`
}

function unsettledOf(charge: DueCharge): UnsettledCharge {
  const { id, fence, amountMinor, sealedRequest, firstSentAt, now, failure } = charge
  if (sealedRequest === null || firstSentAt === null)
    throw new AppError('A charge that was sent holds what was sent', { chargeId: id })
  return {
    id,
    fence: fence + 1,
    amountMinor,
    // Whoever sent it and never wrote down what came may have moved money.
    mayHaveMoved: true,
    request: openRequest(id, sealedRequest),
    failure,
    firstSentAtMs: firstSentAt.getTime(),
    nowMs: now.getTime(),
    mayBeCharged: charge.waitsFor === null && charge.tokenId === charge.sentTokenId,
  }
}
