import type { Place, Shelf } from '../state/shelf.ts'
import { type Answer, refusal } from './answers.ts'
import { belongsTo, type Call, queryOf } from './call.ts'

/**
 * smartpay-api §2.2: newest first, 20 a page and at most 100. A page token is the place of the page's
 * first object, so it stays good when that object is deleted or newer ones come.
 */
export function listPage<Item extends Place & { test: boolean }>(
  call: Call,
  shelf: Shelf<Item>,
  {
    show,
    isListed = () => true,
  }: { show: (item: Item) => unknown; isListed?: (item: Item) => boolean },
): Answer {
  const maxResults = Number(queryOf(call, 'maxResults') || 20)
  if (!Number.isInteger(maxResults) || maxResults < 1 || maxResults > 100)
    return refusal(400, 'request.invalid', 'maxResults takes 1 to 100')
  const asked = queryOf(call, 'pageToken')
  const from = asked === '' ? undefined : decode(asked)
  if (from === null) return refusal(400, 'request.invalid', 'This pageToken is not one of ours')
  const found: Item[] = []
  for (const item of shelf.newestFirst(from)) {
    if (!belongsTo(call, item) || !isListed(item)) continue
    found.push(item)
    if (found.length > maxResults) break
  }
  const data = found.slice(0, maxResults).map(show)
  const next = found[maxResults]
  const nextPage = next ? { nextPageToken: encode(next) } : {}
  const pageToken = asked || encode(found[0] ?? { id: '', createdAt: 0 })
  const body = { object: 'collection', pageToken, ...nextPage, maxResults, results: data.length }
  return { status: 200, body: { ...body, data } }
}

function encode({ id, createdAt }: Place): string {
  return Buffer.from(`${createdAt}.${id}`).toString('base64url')
}

function decode(pageToken: string): Place | null {
  const text = Buffer.from(pageToken, 'base64url').toString('latin1')
  const [, createdAt, id] = /^(\d{1,16})\.(\w*)$/.exec(text) ?? []
  return createdAt === undefined || id === undefined ? null : { createdAt: Number(createdAt), id }
}
