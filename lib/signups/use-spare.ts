import { z } from 'zod'
import { toDate } from '#lib/clock.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row } from '#lib/db/rows.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { spareTerms } from '#lib/signups/confirm/contract-of.ts'
import { moveToToken } from '#lib/subscriptions/move-to-token.ts'
import { hasOpenOperation } from '#lib/tokens/token-conditions.ts'
import { getCheckout } from './get-checkout.ts'

type Choice = {
  signupId: unknown
  browserHash: string | null
  /** The language of the page, and the hash of the terms that it showed. */
  locale: Locale
  shownHash: string
}

/**
 * The shopper decides that the agreement which came after they had chosen another way pays from now on, by the
 * terms that they saw. One that is too old changes nothing: a new one is agreed to, with its dates. Pressed twice, it moves once. Both rows are held meanwhile: a token that staff is just turning off takes nothing over.
 */
export async function useSpare({
  signupId,
  browserHash,
  locale,
  shownHash,
}: Choice): Promise<Result<'moved', 'not-yours' | 'not-a-spare' | 'too-old' | 'contract-changed'>> {
  const checkout = await getCheckout(signupId, browserHash)
  if (!checkout) return refused('not-yours')
  const { outcome } = checkout
  const terms = outcome && spareTerms(outcome, locale)
  if (!outcome?.subscriptionId || !outcome.tokenId || !terms) return refused('not-a-spare')
  const { subscriptionId, tokenId, id, shop } = outcome
  if (!outcome.holds) return refused('too-old')
  if (terms.hash !== shownHash) return refused('contract-changed')
  return inTransaction(async (tx) => {
    await tx.$executeRaw`select id from subscriptions where id = ${subscriptionId} for update`
    const move = { subscriptionId, tokenId, signupId: id, now: toDate(shop.now), actor: 'shopper' }
    const moved = (await isUsable(tx, tokenId, id)) && (await moveToToken(tx, move))
    return moved ? ok('moved') : refused('not-a-spare')
  })
}

/** The lock in a statement of its own: the next one then sees an operation that was asked for meanwhile. */
async function isUsable(tx: Prisma.TransactionClient, tokenId: string, signupId: string) {
  await tx.$executeRaw`select id from tokens where id = ${tokenId} for update`
  const token = await row(tx, z.object({ usable: z.boolean() }))`
    select t.status = 'active' and not ${hasOpenOperation} as usable from tokens t
    where t.id = ${tokenId} and t.signup_id = ${signupId}`
  return token?.usable ?? false
}
