import { Prisma } from '#lib/db/generated/client.ts'
import { historyOf } from '#lib/states/history.ts'

/** past_due → active, where no order of the subscription waits for money any more. Inside the caller's transaction, which holds it. */
export async function leavePastDue(
  tx: Prisma.TransactionClient,
  subscriptionId: string,
  actor: string,
): Promise<void> {
  await tx.$executeRaw`
    with again as (
      update subscriptions s set status = 'active' where s.id = ${subscriptionId} and s.status = 'past_due'
        and not exists (select from orders d where d.subscription_id = s.id and d.status = 'past_due')
      returning s.id
    )
    ${historyOf('subscription', { rows: Prisma.sql`again`, from: 'past_due', to: 'active', code: 'paid-up', actor })}`
}
