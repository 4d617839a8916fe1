import { inTransaction } from '#lib/db/in-transaction.ts'

/**
 * Smartpay told of an order: a charge that waits for its outcome, or that was given up, is looked at by the next run, which
 * asks Smartpay for the truth. Of one that is decided, and of orders that are not ours, there is nothing to find out.
 *
 * @param smartpayId of the order there
 */
export async function checkSoon(smartpayId: string): Promise<void> {
  await inTransaction(
    (tx) => tx.$executeRaw`
      update charges set next_try_at = teiki_now() where smartpay_id = ${smartpayId} and next_try_at > teiki_now()
        and (status = 'open' or (status = 'hard_declined' and failure = 'given-up'))`,
  )
}
