import type { Prisma } from '#lib/db/generated/client.ts'

/**
 * Whether somebody else would remain who may manage the staff. The owners' rows stay locked until the
 * transaction ends, so that two owners cannot remove each other at once.
 */
export async function anotherOwnerThan(
  staffId: string,
  tx: Pick<Prisma.TransactionClient, '$queryRaw'>,
): Promise<boolean> {
  const owners = await tx.$queryRaw<{ id: string }[]>`
    select id from staff where role = 'owner' and removed_at is null order by id for update`
  return owners.some(({ id }) => id !== staffId)
}
