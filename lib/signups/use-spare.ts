import { toDate } from '#lib/clock.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { moveToToken } from '#lib/subscriptions/move-to-token.ts'
import { getSignup } from './queries.ts'

/**
 * The shopper decides that the agreement which came after they had chosen another way pays from now on.
 * Pressed twice, it moves once.
 */
export async function useSpare(
  signupId: unknown,
  browserHash: string | null,
): Promise<Result<'moved', 'not-yours' | 'not-a-spare'>> {
  const signup = await getSignup(signupId, browserHash)
  if (!signup) return refused('not-yours')
  const { subscriptionId, tokenId, id, status, shop } = signup
  if (status !== 'completed' || !subscriptionId || !tokenId) return refused('not-a-spare')
  return inTransaction(async (tx) => {
    await tx.$queryRaw`select id from subscriptions where id = ${subscriptionId} for update`
    const active = await tx.token.count({ where: { id: tokenId, signupId: id, status: 'active' } })
    const move = { subscriptionId, tokenId, signupId: id, now: toDate(shop.now), actor: 'shopper' }
    const moved = active === 1 && (await moveToToken(tx, move))
    return moved ? ok('moved') : refused('not-a-spare')
  })
}
