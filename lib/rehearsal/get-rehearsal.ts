import { z } from 'zod'
import { ownFaults } from '#lib/charging/charge-request.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { requireRow, row, rows } from '#lib/db/rows.ts'
import { plainDate } from '#lib/plain-date.ts'
import { isShopInTestMode } from '#lib/smartpay-account/shop-mode.ts'
import { rehearsalReasons, stopsOfAll } from './rehearsal-reasons.ts'

const reason = z.enum(rehearsalReasons).nullable()

const rehearsalSchema = z.object({
  id: z.string(),
  day: z.iso.date().transform(plainDate),
  begunAt: z.date(),
  /** Why no charge at all would be sent; null: they would. */
  stoppedBecause: z.enum(stopsOfAll).nullable(),
  /** By reason, null for those that would be sent; sums are yen. */
  counts: z.array(z.object({ reason, count: z.number(), minor: z.number() })),
})
export type Rehearsal = z.output<typeof rehearsalSchema>

const columns = Prisma.sql`
  select id, day::text, begun_at as "begunAt", stopped_because as "stoppedBecause", counts from rehearsals`

/** One that is finished. */
export function requireRehearsal(id: string): Promise<Rehearsal> {
  return requireRow(db(), rehearsalSchema)`${columns} where id = ${id} and finished_at is not null`
}

/** The last one of the next day that was rehearsed; null: none of a day to come was. */
export async function getNextRehearsal(): Promise<Rehearsal | null> {
  const test = await isShopInTestMode()
  return row(db(), rehearsalSchema)`${columns}
    where day > shop_day(teiki_now()) and test = ${test} and finished_at is not null
    order by rehearsals.day, begun_at desc limit 1`
}

const chargeSchema = z.object({
  subscriptionId: z.string(),
  index: z.number(),
  attempt: z.number(),
  amountMinor: z.number(),
  itemCount: z.number().nullable(),
  /** In hexadecimal. */
  digest: z.string().nullable(),
  reason,
})
export type ListedCharge = z.output<typeof chargeSchema>

const batchSize = 500

/** All of its charges, subscription by subscription. */
export async function* listRehearsed({ id, day }: Rehearsal): AsyncGenerator<ListedCharge> {
  const of = Prisma.sql`day = ${`${day}`}::date and rehearsal_id = ${id}`
  for (let last: ListedCharge | null = null; ; ) {
    const after: Prisma.Sql = last
      ? Prisma.sql`(subscription_id, index, attempt) > (${last.subscriptionId}, ${last.index}::int, ${last.attempt}::int)`
      : Prisma.sql`true`
    const batch: ListedCharge[] = await readCharges(Prisma.sql`${of} and ${after}`, batchSize)
    yield* batch
    last = batch.at(-1) ?? null
    if (!last) return
  }
}

/** Those that cannot be sent by the shop's own fault, so many at most. */
export function listFaults({ id, day }: Rehearsal, most: number): Promise<ListedCharge[]> {
  const of = Prisma.sql`day = ${`${day}`}::date and rehearsal_id = ${id}`
  return readCharges(Prisma.sql`${of} and reason in ${anyOf(ownFaults)}`, most)
}

function readCharges(where: Prisma.Sql, most: number): Promise<ListedCharge[]> {
  return rows(db(), chargeSchema)`
    select subscription_id as "subscriptionId", index, attempt, amount_minor as "amountMinor", item_count as "itemCount",
      encode(request_digest, 'hex') as digest, reason
    from rehearsed_charges where ${where} order by subscription_id, index, attempt limit ${most}`
}

/** How many of its charges the shop could not send by its own fault. */
export function faultsIn({ counts }: Rehearsal): number {
  const faults = counts.filter((one) => ownFaults.some((fault) => fault === one.reason))
  return faults.reduce((sum, { count }) => sum + count, 0)
}
