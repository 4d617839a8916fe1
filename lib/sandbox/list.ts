import type { Context } from 'hono'
import { errorAnswer, json } from './errors.ts'

type Listed = { id: string; createdAt: number }

/** smartpay-api §2.2: newest first, 20 a page, at most 100, opaque page tokens. */
export function page<Item extends Listed>(
  call: Context,
  items: Item[],
  view: (item: Item) => unknown,
): Response {
  const maxResults = Number(call.req.query('maxResults') || 20)
  if (!Number.isInteger(maxResults) || maxResults < 1 || maxResults > 100)
    return errorAnswer(400, 'request.invalid', 'maxResults takes 1 to 100')
  const sorted = items.toSorted((a, b) => b.createdAt - a.createdAt || b.id.localeCompare(a.id))
  const given = call.req.query('pageToken') || encode(sorted[0])
  const start = given === '' ? 0 : sorted.findIndex((item) => encode(item) === given)
  if (start < 0) return errorAnswer(400, 'request.invalid', 'Unknown pageToken')
  const data = sorted.slice(start, start + maxResults)
  const next = encode(sorted[start + maxResults])
  return json(200, {
    object: 'collection',
    pageToken: given,
    ...(next === '' ? {} : { nextPageToken: next }),
    maxResults,
    results: data.length,
    data: data.map(view),
  })
}

function encode(item: Listed | undefined): string {
  return item ? Buffer.from(item.id).toString('base64url') : ''
}
