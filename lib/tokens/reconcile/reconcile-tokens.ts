import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { unlimited } from '#lib/queue/budget.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { type CompareEnd, compareTokens } from './compare-tokens.ts'
import { driftKinds } from './drift.ts'

/** A token on which the two sides do not agree. Smartpay's ids are shown by their last four characters. */
const differenceSchema = z.object({
  kind: z.enum(driftKinds),
  last4: z.string(),
  here: z.string().nullable(),
  there: z.string().nullable(),
  /** Null of one that is unknown here. */
  tokenId: z.string().nullable(),
  /** What Smartpay says of one that is unknown here. */
  signupId: z.string().nullable(),
})
export type TokenDifference = z.output<typeof differenceSchema>

type Comparison = { there: number; count: number; differences: TokenDifference[] }

/**
 * Compares all tokens that Smartpay lists (active and disabled ones) with ours, at once and to the end.
 * Changes nothing but when each was last looked at. Of very many differences the first are told, and how many there are.
 */
export async function reconcileTokens(): Promise<Result<Comparison, CompareEnd>> {
  const { end, state } = await compareTokens({
    budget: unlimited,
    cursor: null,
    keepCursor: async () => true,
  })
  const differences = await rows(db(), differenceSchema)`
    with gone as (delete from token_drifts_found where run = ${state.began}::timestamptz returning *)
    select kind, last4, here, there, token_id as "tokenId", reference as "signupId" from gone order by kind, id`
  if (end !== 'complete') return refused(end)
  return ok({ there: state.there, count: state.differences, differences })
}
