import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { givenUp } from '#lib/states/charge-failure.ts'
import { leaseSeconds } from './lease.ts'

/** Whoever captures it hears of that before Smartpay tells. */
const isNobodyCapturing = Prisma.sql`(capture_asked_at is null
  or capture_asked_at < teiki_now() - make_interval(secs => ${leaseSeconds}::float8))`

/**
 * Smartpay told of an order: a charge that waits for its outcome or its capture, or that was given up, is looked at by the next run, which
 * asks Smartpay for the truth. Of one that is decided, and of orders that are not ours, there is nothing to find out.
 *
 * @param smartpayId of the order there
 */
export async function checkSoon(smartpayId: string): Promise<void> {
  await inTransaction(
    (tx) => tx.$executeRaw`
      update charges set next_try_at = teiki_now() where smartpay_id = ${smartpayId} and next_try_at > teiki_now()
        and (status = 'open' or (status = 'hard_declined' and failure = ${givenUp})
          or (status = 'authorized' and ${isNobodyCapturing}))`,
  )
}
