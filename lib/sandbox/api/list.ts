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
  const wanted = queryOf(call, 'maxResults') || '20'
  const maxResults = /^\d{1,3}$/.test(wanted) ? Number(wanted) : 0
  if (maxResults < 1 || maxResults > 100)
    return refusal(400, 'request.invalid', 'maxResults takes 1 to 100')
  const asked = queryOf(call, 'pageToken')
  const from = asked === '' ? undefined : decode(call, asked)
  if (from === null)
    return refusal(400, 'request.invalid', 'This pageToken is not one of this list')
  const found: Item[] = []
  for (const item of shelf.newestFirst(from)) {
    if (!belongsTo(call, item) || !isListed(item)) continue
    found.push(item)
    if (found.length > maxResults) break
  }
  const data = found.slice(0, maxResults).map(show)
  const next = found[maxResults]
  const nextPage = next ? { nextPageToken: encode(call, next) } : {}
  const pageToken = asked || encode(call, found[0] ?? { id: '', createdAt: 0 })
  const body = { object: 'collection', pageToken, ...nextPage, maxResults, results: data.length }
  return { status: 200, body: { ...body, data } }
}

/** It says whose list it belongs to: one of another list, or of the other mode, leads nowhere. */
function encode({ path, mode }: Call, { id, createdAt }: Place): string {
  return Buffer.from(`${path} ${mode} ${createdAt}.${id}`).toString('base64url')
}

/** Only what `encode` made, whole: Buffer would read over letters that are none of base64url. */
function decode(call: Call, pageToken: string): Place | null {
  const text = Buffer.from(pageToken, 'base64url').toString('latin1')
  const [, createdAt, id] = / (\d{1,16})\.(\w*)$/.exec(text) ?? []
  if (createdAt === undefined || id === undefined) return null
  const place = { createdAt: Number(createdAt), id }
  return encode(call, place) === pageToken ? place : null
}
