import { z } from 'zod'
import { keyedHashes } from '#lib/crypto.ts'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import type { Turn } from '#lib/queue/turn.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import type { SmartpayOrder, SmartpayRefund } from '#lib/smartpay/order-schemas.ts'
import { listOrders } from '#lib/smartpay/orders.ts'
import { listRefunds } from '#lib/smartpay/refunds.ts'
import type { DayWindow } from './day-window.ts'

/** Clocks differ: a list is read so far back beyond the day's beginning. */
const marginMs = 3_600_000

export const cursorSchema = z.object({
  day: z.string(),
  list: z.enum(['orders', 'refunds']),
  pageToken: z.string().nullable(),
  /** Which reading of the day it is. */
  run: z.string(),
  /** The oldest so far, and whether each was older than the one before: only then the day's beginning ends the list. */
  lastMs: z.number().nullable(),
  descends: z.boolean(),
})
export type ListCursor = z.output<typeof cursorSchema>

/** `over`: the budget ended, and the cursor says where to go on; `lost`: another run has taken over. */
type Ended = 'whole' | 'over' | 'lost'

/**
 * Keeps what Smartpay's lists of orders and refunds say of a day, page by page, newest first back to its beginning. What is
 * kept already stays as it was first read, so going on after a crash loses and doubles nothing.
 */
export async function readLists(
  window: DayWindow,
  { budget, keepCursor }: Turn,
  from: ListCursor,
): Promise<Result<Ended, SmartpayFailure>> {
  let at = from
  for (;;) {
    const page = await readPageOf(window, at)
    if (!page.ok) return page
    if (page.value !== null) at = page.value
    else if (at.list === 'refunds') return ok('whole')
    else at = firstOf('refunds', at)
    if (!(await keepCursor(at))) return ok('lost')
    if (budget.isOver()) return ok('over')
  }
}

export function firstOf(
  list: ListCursor['list'],
  { day, run }: Pick<ListCursor, 'day' | 'run'>,
): ListCursor {
  return { day, run, list, pageToken: null, lastMs: null, descends: true }
}

/** @returns where to go on; null: the list has no more of the day. That the newest come first is not promised (smartpay-api §2.2). */
async function readPageOf(
  window: DayWindow,
  at: ListCursor,
): Promise<Result<ListCursor | null, SmartpayFailure>> {
  const { list, pageToken } = at
  const page = await (list === 'orders' ? listOrders(pageToken) : listRefunds(pageToken))
  if (!page.ok) return page
  const { rows, unreadable, next, loops } = page.value
  // A row that cannot be read may be the one that differs.
  if (unreadable > 0 || loops || rows.some(({ createdAt }) => createdAt === null))
    return refused({ kind: 'unreadable', moneyMoved: 'no' })
  const ofDay = rows.filter(({ createdAt }) => isIn(window, createdAt))
  await (list === 'orders'
    ? keepOrders(window, ofDay.filter(isOrder))
    : keepRefunds(window, ofDay.filter(isRefund)))
  const times = [
    at.lastMs ?? Number.POSITIVE_INFINITY,
    ...rows.map(({ createdAt }) => createdAt ?? 0),
  ]
  const descends =
    at.descends && times.every((ms, index) => index === 0 || ms <= (times[index - 1] ?? 0))
  const lastMs = times.at(-1) ?? 0
  const isPast = descends && lastMs < window.from.epochMilliseconds - marginMs
  if (next === null || isPast) return ok(null)
  return ok({ ...at, pageToken: next, lastMs: Number.isFinite(lastMs) ? lastMs : null, descends })
}

type Listed = SmartpayOrder | SmartpayRefund

function isOrder(listed: Listed): listed is SmartpayOrder {
  return 'paymentIds' in listed
}

function isRefund(listed: Listed): listed is SmartpayRefund {
  return 'payment' in listed
}

function isIn({ from, to }: DayWindow, createdAt: number | null): boolean {
  return (
    createdAt !== null && createdAt >= from.epochMilliseconds && createdAt < to.epochMilliseconds
  )
}

/** Smartpay's id of a token is a right to charge: it is looked for by its hash, and not kept. */
async function keepOrders({ day }: DayWindow, orders: readonly SmartpayOrder[]): Promise<void> {
  const hashes = orders.flatMap(({ id, tokenId }) =>
    tokenId === null
      ? []
      : keyedHashes(env().appSecret, 'token-lookup', tokenId).map((hash) => ({ id, hash })),
  )
  await db().$executeRaw`
    with mine as (
      select distinct m.id from unnest(${hashes.map(({ id }) => id)}::text[], ${hashes.map(({ hash }) => hash)}::text[]) as m (id, hash)
        join tokens t on t.id_hash = m.hash
    )
    insert into listed_orders (day, smartpay_id, reference, amount_minor, status, ours, listed_at)
    select ${`${day}`}::date, l.id, l.reference, l.amount, l.status, exists (select from mine where mine.id = l.id), teiki_now()
    from unnest(${orders.map(({ id }) => id)}::text[], ${orders.map(({ reference }) => reference)}::text[],
      ${orders.map(({ amount }) => amount)}::int[], ${orders.map(({ status }) => status)}::text[]) as l (id, reference, amount, status)
    on conflict (day, smartpay_id) do nothing`
}

async function keepRefunds({ day }: DayWindow, refunds: readonly SmartpayRefund[]): Promise<void> {
  await db().$executeRaw`
    insert into listed_refunds (day, smartpay_id, payment_id, amount_minor, status)
    select ${`${day}`}::date, l.id, l.payment, l.amount, l.status
    from unnest(${refunds.map(({ id }) => id)}::text[], ${refunds.map(({ payment }) => payment)}::text[],
      ${refunds.map(({ amount }) => amount)}::int[], ${refunds.map(({ status }) => status)}::text[]) as l (id, payment, amount, status)
    on conflict (day, smartpay_id) do nothing`
}
