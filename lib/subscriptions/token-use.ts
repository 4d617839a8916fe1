import { Prisma } from '#lib/db/generated/client.ts'
import { usesOf } from '#lib/states/uses-of-token.ts'

/**
 * Locks tokens in the order of their ids, as everybody does who needs several: two who swap them do not wait
 * for each other. The subscription's row comes before.
 */
export async function lockTokens(
  tx: Prisma.TransactionClient,
  tokenIds: readonly (string | null)[],
): Promise<void> {
  const ids = tokenIds.filter((id) => id !== null)
  await tx.$executeRaw`select from tokens where id = any(${ids}::text[]) order by id for update`
}

/**
 * Writes of tokens whether a subscription uses them: lists and attention items find the unused and the stranded
 * ones by it. Called by whatever begins, ends or moves the use, in its transaction and after the change.
 */
export async function markTokenUse(
  tx: Prisma.TransactionClient,
  tokenIds: readonly (string | null)[],
): Promise<void> {
  await lockTokens(tx, tokenIds)
  const ids = tokenIds.filter((id) => id !== null)
  // A statement of its own: it sees what whoever held a lock has written.
  await tx.$executeRaw`
    update tokens t set in_use = not in_use
    where id = any(${ids}::text[]) and in_use <> (${usesOf(Prisma.sql`t.id`)} > 0)`
}
