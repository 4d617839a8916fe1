import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { type ChargeStatus, unsettledCharges } from '#lib/states/charge.ts'

const dueSchema = z.object({
  unsettled: z.boolean(),
  open: z.boolean(),
  authorized: z.boolean(),
  givenUp: z.boolean(),
  intended: z.boolean(),
})

/**
 * Whether any charge has something due: one that nobody knows the outcome of, one that is open or authorized at Smartpay, one that was given up there, one to send.
 * One read of indexes, so that a worker that looks every other second begins no transaction for nothing.
 */
export function findDue(test: boolean): Promise<z.output<typeof dueSchema>> {
  const due = (statuses: readonly ChargeStatus[]) => Prisma.sql`exists (select from charges
    where status in ${anyOf(statuses)} and test = ${test} and next_try_at <= teiki_now())`
  return requireRow(db(), dueSchema)`
    select ${due(unsettledCharges)} as unsettled, ${due(['open'])} as open, ${due(['authorized'])} as authorized, ${due(['hard_declined'])} as "givenUp", ${due(['intended'])} as intended`
}
