import { z } from 'zod'
import { AppError } from '#lib/app-error.ts'
import { instantOf } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { requireRow, rows } from '#lib/db/rows.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { dateIn, fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { type End, type Queue, workThrough } from '#lib/queue/work-through.ts'
import { isShopInTestMode } from '#lib/smartpay-account/shop-mode.ts'
import { recordMove } from '#lib/states/history.ts'
import { cancelDeliveries } from './deliveries/cancel-deliveries.ts'
import { type Due, dueSteps, type Place, placeSchema, type Step, steps } from './due-steps.ts'
import { type LockedOrder, lockOrder } from './lock-order.ts'
import { makeDueOrder } from './make-due-order.ts'
import { graceDays } from './offline/pay-dates.ts'
import { todayOf } from './order-of-cycle.ts'
import { scheduleNext } from './schedule-cycle.ts'

/** Cycles and orders at the same time; each needs a connection of the pool, which others use too. */
const atOnce = 3

type Counts = { made: number; reminded: number; expired: number; skipped: number; failed: number }
type Became = Exclude<keyof Counts, 'failed'> | null
type Advanced = Counts & { end: End; cursor: Place | null }

/**
 * Moves orders on, until none is due: they are made of cycles whose cut-off is over, to be charged or to be paid
 * offline. Of the latter the shopper is reminded before the last day, and one for which nothing came expires, with a
 * mail, some days after it. A cycle that nobody came to in time is skipped (`too-late.ts`): orders never come in a heap.
 * Any number may run. A run that ends early answers its cursor; what throws is passed over, until the next run.
 */
export async function advanceOrders(
  budget: Budget = unlimited,
  cursor: unknown = null,
): Promise<Advanced> {
  const counts: Counts = { made: 0, reminded: 0, expired: 0, skipped: 0, failed: 0 }
  const due = { today: await merchantsToday(), test: await isShopInTestMode() }
  const from = placeSchema.safeParse(cursor).data ?? null
  const first = await goOn(due, budget, counts, from)
  // Whoever went on from somewhere has not seen what became due before it.
  const last = from && first.end === 'empty' ? await goOn(due, budget, counts, null) : first
  return { ...counts, ...last }
}

async function goOn(
  due: Due,
  budget: Budget,
  counts: Counts,
  from: Place | null,
): Promise<{ end: End; cursor: Place | null }> {
  let place = from
  for (const step of steps.slice(from ? steps.indexOf(from.step) : 0)) {
    const after = from?.step === step ? from : null
    const queue = queueOf(step, due, counts, after, (last) => {
      place = last
    })
    const end = await workThrough(queue, budget)
    if (end !== 'empty') return { end, cursor: place }
  }
  return { end: 'empty', cursor: null }
}

function queueOf(
  step: Step,
  due: Due,
  counts: Counts,
  after: Place | null,
  reached: (place: Place | null) => void,
): Queue<Place> {
  return {
    job: 'orders',
    about: ({ id }) => ({ ...(step === 'make' ? { cycleId: id } : { orderId: id }), code: step }),
    atOnce,
    take: async (last) => {
      // All that were taken before are under way or done: a run that ends now goes on from here.
      reached(last ?? after)
      return rows(db(), placeSchema)`${dueSteps(step, due, last ?? after)}`
    },
    work: async ({ id }) => {
      const became = await inTransaction((tx) => advance[step](tx, id))
      if (became) counts[became] += 1
      return 'answered'
    },
    threw: async () => {
      counts.failed += 1
    },
  }
}

async function merchantsToday(): Promise<PlainDate> {
  const { zone, now } = await requireRow(db(), z.object({ zone: z.string(), now: z.date() }))`
    select coalesce((select facts->>'timeZone' from shop), 'Asia/Tokyo') as zone, teiki_now() as now`
  return dateIn(zone, instantOf(now))
}

const actor = 'sweep'

const advance: Record<Step, (tx: Prisma.TransactionClient, id: string) => Promise<Became>> = {
  make: (tx, id) => makeDueOrder(tx, id, actor),
  expire: async (tx, id) => {
    const order = await lockOrder(tx, { id })
    if (order?.status !== 'awaiting_payment' || !order.payBy) return null
    return fromColumn(order.payBy).until(todayOf(order)).days > graceDays ? expire(tx, order) : null
  },
  remind: async (tx, id) => {
    const order = await lockOrder(tx, { id })
    return order?.status === 'awaiting_payment' ? remind(tx, order) : null
  },
}

async function remind(tx: Prisma.TransactionClient, order: LockedOrder): Promise<Became> {
  const { id, payBy, remindOn } = order
  const today = todayOf(order)
  if (!remindOn || fromColumn(remindOn).since(today).days > 0) return null
  if (payBy && fromColumn(payBy).until(today).days > 0) return null
  await queueEmail(tx, 'payment-reminder', id)
  return 'reminded'
}

async function expire(tx: Prisma.TransactionClient, order: LockedOrder): Promise<Became> {
  const { id, now } = order
  const { count } = await tx.order.updateMany({
    where: { id, status: 'awaiting_payment' },
    data: { status: 'expired' },
  })
  if (count !== 1) throw new AppError('The order has moved on', { orderId: id })
  const expired = { from: 'awaiting_payment', to: 'expired', code: 'unpaid' } as const
  await recordMove(tx, 'order', { id, ...expired, actor, at: now })
  await cancelDeliveries(tx, Prisma.sql`o.id = ${id}`, actor)
  await scheduleNext(tx, order, actor)
  await queueEmail(tx, 'order-expired', id)
  return 'expired'
}
