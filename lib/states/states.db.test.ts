import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { amendmentStatuses } from './amendment.ts'
import { chargeStatuses } from './charge.ts'
import { cycleStatuses } from './cycle.ts'
import { deliveryStatuses } from './delivery.ts'
import { emailStatuses } from './email.ts'
import { eventStatuses } from './event.ts'
import { orderStatuses } from './order.ts'
import { refundStatuses } from './refund.ts'
import { signupLabels, signupStatuses } from './signup.ts'
import { subscriptionStatuses } from './subscription.ts'
import { tokenStatuses } from './token.ts'
import { tokenOperationStatuses } from './token-operation.ts'

const ours: Record<string, readonly string[]> = {
  signup_status: signupStatuses,
  signup_label: signupLabels,
  token_status: tokenStatuses,
  token_operation_status: tokenOperationStatuses,
  subscription_status: subscriptionStatuses,
  cycle_status: cycleStatuses,
  order_status: orderStatuses,
  charge_status: chargeStatuses,
  delivery_status: deliveryStatuses,
  refund_status: refundStatuses,
  amendment_status: amendmentStatuses,
  event_status: eventStatuses,
  email_status: emailStatuses,
}

test('every status that the database knows is in a table, and no other', async () => {
  const rows = await db().$queryRaw<{ type: string; label: string }[]>`
    select t.typname as type, e.enumlabel as label from pg_enum e join pg_type t on t.oid = e.enumtypid
    where t.typname like '%\\_status' or t.typname like '%\\_label'`
  const theirs: Record<string, string[]> = { plan_status: [] }
  for (const { type, label } of rows) theirs[type] = [...(theirs[type] ?? []), label]
  // A plan is for sale or not: no machine.
  delete theirs.plan_status
  const sorted = (sets: Record<string, readonly string[]>) =>
    Object.fromEntries(Object.entries(sets).map(([name, set]) => [name, set.toSorted()]))
  expect(sorted(theirs)).toEqual(sorted(ours))
})
