import { z } from 'zod'
import { ok, type Result } from '#lib/result.ts'
import type { SmartpayFailure } from './failure.ts'
import { request } from './request.ts'
import { tokenIdSchema, tokenStatuses } from './schemas.ts'

/** A row that cannot be read spoils itself, not the list: null where not even its id can. */
const listedSchema = z
  .object({
    id: tokenIdSchema,
    status: z.enum(tokenStatuses).nullable().catch(null),
    reference: z.string().max(200).nullish().catch(null),
  })
  .nullable()
  .catch(null)

/** `status` is null for a state that we do not know. */
export type ListedToken = NonNullable<z.output<typeof listedSchema>>

const pageSchema = z.object({ data: z.array(listedSchema), nextPageToken: z.string().nullish() })

/** `unreadable`: how many rows were nothing that we know as a token. `next`: null on the last page. */
type TokenPage = { tokens: ListedToken[]; unreadable: number; next: string | null }

/** GET /tokens, a page of 100: only active and disabled ones are listed (smartpay-api §7.3). */
export async function readTokenPage(
  pageToken: string | null,
): Promise<Result<TokenPage, SmartpayFailure>> {
  const from = pageToken === null ? '' : `&pageToken=${encodeURIComponent(pageToken)}`
  const answer = await request({
    method: 'GET',
    path: `/tokens?maxResults=100${from}`,
    answer: pageSchema,
    deadlineMs: 5_000,
    tries: 2,
  })
  if (!answer.ok) return answer
  const { data, nextPageToken = null } = answer.value
  const tokens = data.filter((token) => token !== null)
  // A page token that comes again would never end.
  const next = nextPageToken === pageToken ? null : nextPageToken
  return ok({ tokens, unreadable: data.length - tokens.length, next })
}
