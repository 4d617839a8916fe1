import type { Call } from '../parts.ts'
import { type Answer, refusal } from './answers.ts'

type Listed = { id: string; createdAt: number }

/**
 * smartpay-api §2.2: newest first, 20 a page and at most 100. A page token is the place of the page's
 * first object, so it stays good when that object is deleted or newer ones come.
 */
export function listPage<Item extends Listed>(
  call: Call,
  items: Item[],
  show: (item: Item) => unknown,
): Answer {
  const maxResults = Number(call.req.query('maxResults') || 20)
  if (!Number.isInteger(maxResults) || maxResults < 1 || maxResults > 100)
    return refusal(400, 'request.invalid', 'maxResults takes 1 to 100')
  const sorted = items.toSorted(newestFirst)
  const pageToken = call.req.query('pageToken') || encode(sorted[0] ?? { id: '', createdAt: 0 })
  const place = decode(pageToken)
  if (!place) return refusal(400, 'request.invalid', 'This pageToken is not one of ours')
  const rest = sorted.filter((item) => newestFirst(item, place) >= 0)
  const data = rest.slice(0, maxResults).map(show)
  const next = rest[maxResults]
  const nextPage = next ? { nextPageToken: encode(next) } : {}
  const body = { object: 'collection', pageToken, ...nextPage, maxResults, results: data.length }
  return { status: 200, body: { ...body, data } }
}

function newestFirst(a: Listed, b: Listed): number {
  return b.createdAt - a.createdAt || Number(a.id < b.id) - Number(a.id > b.id)
}

function encode({ id, createdAt }: Listed): string {
  return Buffer.from(`${createdAt}.${id}`).toString('base64url')
}

function decode(pageToken: string): Listed | null {
  const text = Buffer.from(pageToken, 'base64url').toString('latin1')
  const [, createdAt, id] = /^(\d{1,16})\.(\w*)$/.exec(text) ?? []
  return createdAt === undefined || id === undefined ? null : { createdAt: Number(createdAt), id }
}
