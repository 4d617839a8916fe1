import { z } from 'zod'
import { ok, type Result } from '#lib/result.ts'
import type { SmartpayFailure } from './failure.ts'
import { readPage } from './page.ts'
import { tokenIdSchema, tokenStatuses } from './schemas.ts'

const listedSchema = z.object({
  id: tokenIdSchema,
  status: z.enum(tokenStatuses).nullable().catch(null),
  reference: z.string().max(200).nullish().catch(null),
})

/** `status` is null for a state that we do not know. */
export type ListedToken = z.output<typeof listedSchema>

/** `unreadable`: how many rows were nothing that we know as a token. `next`: null on the last page. */
type TokenPage = { tokens: ListedToken[]; unreadable: number; next: string | null }

/** GET /tokens, a page of 100: only active and disabled ones are listed (smartpay-api §7.3). */
export async function readTokenPage(
  pageToken: string | null,
): Promise<Result<TokenPage, SmartpayFailure>> {
  const answer = await readPage('/tokens', listedSchema, pageToken)
  if (!answer.ok) return answer
  const { rows, unreadable, next } = answer.value
  return ok({ tokens: rows, unreadable, next })
}
