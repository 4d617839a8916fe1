import { z } from 'zod'
import { ok, type Result } from '#lib/result.ts'
import type { SmartpayFailure } from './failure.ts'
import { request } from './request.ts'

/**
 * `unreadable`: how many rows were nothing that we know. `next`: null on the last page, and where the list began to go
 * round (`loops`), of which nobody knows what it left out.
 */
export type Page<Row> = { rows: Row[]; unreadable: number; next: string | null; loops: boolean }

/** A page of 100 of one of Smartpay's lists, newest first and with references as ids (smartpay-api §2.2). */
export async function readPage<Row>(
  path: '/tokens' | '/orders' | '/refunds',
  row: z.ZodType<Row>,
  pageToken: string | null,
): Promise<Result<Page<Row>, SmartpayFailure>> {
  const from = pageToken === null ? '' : `&pageToken=${encodeURIComponent(pageToken)}`
  const answer = await request({
    method: 'GET',
    path: `${path}?maxResults=100${from}`,
    // A row that cannot be read leaves the others readable: whoever reads them is told how many were lost.
    answer: z.object({
      data: z.array(row.nullable().catch(null)),
      nextPageToken: z.string().nullish(),
    }),
    deadlineMs: 5_000,
    tries: 2,
  })
  if (!answer.ok) return answer
  const { data, nextPageToken = null } = answer.value
  const rows = data.filter((one) => one !== null)
  // A page token that comes again would never end.
  const loops = nextPageToken !== null && nextPageToken === pageToken
  const next = loops ? null : nextPageToken
  return ok({ rows, unreadable: data.length - rows.length, next, loops })
}
