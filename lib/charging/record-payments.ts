import type { Prisma } from '#lib/db/generated/client.ts'

/** A charge that collected, by whoever held it under that number, with Smartpay's captures of its order. */
type Collected = { id: string; fence: number; paymentIds: readonly string[] }

/**
 * Smartpay's captures under its own ids: a second word of one changes nothing. Where an order was captured in several parts,
 * which only somebody in Smartpay's dashboard does, their sum is kept under the first.
 */
export async function recordPayments(
  tx: Prisma.TransactionClient,
  collected: readonly Collected[],
): Promise<void> {
  const paid = collected.flatMap(({ id, fence, paymentIds }) =>
    paymentIds.slice(0, 1).map((payment) => ({ id, fence, payment })),
  )
  if (paid.length === 0) return
  await tx.$executeRaw`
    insert into payments (smartpay_id, charge_id, amount_minor, created_at)
    select m.payment, c.id, c.amount_minor, (select teiki_now())
    from unnest(${paid.map(({ id }) => id)}::text[], ${paid.map(({ fence }) => fence)}::int[],
        ${paid.map(({ payment }) => payment)}::text[]) as m (id, fence, payment)
      join charges c on c.id = m.id and c.fence = m.fence and c.status = 'succeeded'
    on conflict (smartpay_id) do nothing`
}
