import { z } from 'zod'
import { ok, type Result } from '#lib/result.ts'
import type { SmartpayFailure } from './failure.ts'
import { request } from './request.ts'
import { type SmartpayToken, tokenIdSchema, tokenSchema, tokenStatuses } from './schemas.ts'

/** GET /tokens/{id} (smartpay-api §7.3). A deleted token, and maybe one never agreed to, is a 404. */
export function getToken(
  smartpayId: string,
  patience: { deadlineMs: number; tries: number } = { deadlineMs: 5_000, tries: 2 },
): Promise<Result<SmartpayToken, SmartpayFailure>> {
  return request({
    method: 'GET',
    path: `/tokens/${encodeURIComponent(smartpayId)}`,
    answer: tokenSchema,
    ...patience,
  })
}

type Done = Promise<Result<unknown, SmartpayFailure>>

/** PUT /tokens/{id}/disable (smartpay-api §7.3): repeating it is harmless. One try: the caller's sweep repeats. */
export function disableToken(smartpayId: string): Done {
  return change('PUT', `${encodeURIComponent(smartpayId)}/disable`)
}

/** PUT /tokens/{id}/enable. */
export function enableToken(smartpayId: string): Done {
  return change('PUT', `${encodeURIComponent(smartpayId)}/enable`)
}

/** DELETE /tokens/{id}: for good. A second one is a 404. */
export function deleteToken(smartpayId: string): Done {
  return change('DELETE', encodeURIComponent(smartpayId))
}

/** Answers are empty; whatever stands in them is not read. */
function change(method: 'PUT' | 'DELETE', path: string): Done {
  return request({
    method,
    path: `/tokens/${path}`,
    answer: z.unknown(),
    deadlineMs: 8_000,
    tries: 1,
  })
}

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
type Page = z.output<typeof pageSchema>

/** `unreadable`: how many rows were nothing that we know as a token. */
export type TokenList = { tokens: ListedToken[]; unreadable: number }

/** GET /tokens, all pages: only active and disabled ones are listed (smartpay-api §7.3). */
export async function listTokens(): Promise<Result<TokenList, SmartpayFailure>> {
  const found: TokenList = { tokens: [], unreadable: 0 }
  let pageToken: string | null = null
  do {
    const page: Result<Page, SmartpayFailure> = await listPage(pageToken)
    if (!page.ok) return page
    const { data, nextPageToken = null }: Page = page.value
    const tokens = data.filter((token) => token !== null)
    found.tokens.push(...tokens)
    found.unreadable += data.length - tokens.length
    // A page token that comes again would never end.
    pageToken = nextPageToken === pageToken ? null : nextPageToken
  } while (pageToken !== null)
  return ok(found)
}

function listPage(pageToken: string | null): Promise<Result<Page, SmartpayFailure>> {
  const page = pageToken === null ? '' : `&pageToken=${encodeURIComponent(pageToken)}`
  return request({
    method: 'GET',
    path: `/tokens?maxResults=100${page}`,
    answer: pageSchema,
    deadlineMs: 5_000,
    tries: 2,
  })
}
