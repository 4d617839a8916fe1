import { z } from 'zod'
import { AppError } from '#lib/app-error.ts'
import { cycleStartsOn } from '#lib/catalog/cadence.ts'
import { offlineMethods } from '#lib/catalog/payment-methods.ts'
import { instantOf } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { requireRow, rows } from '#lib/db/rows.ts'
import { lockCycle } from '#lib/orders/lock-cycle.ts'
import { type LockedOrder, lockOrder } from '#lib/orders/lock-order.ts'
import { scheduleNext } from '#lib/orders/schedule-cycle.ts'
import { skipCycle } from '#lib/orders/skip-cycle.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { dateIn, fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { type End, type Queue, workThrough } from '#lib/queue/work-through.ts'
import { recordMove } from '#lib/states/history.ts'
import { askForPayment } from './ask-for-payment.ts'
import { dueSteps, type Place, placeSchema, type Step, steps } from './due-steps.ts'
import { graceDays } from './pay-dates.ts'

/** Cycles at the same time; each needs a connection of the pool, which others use too. */
const atOnce = 3

type Counts = { asked: number; reminded: number; expired: number; skipped: number; failed: number }
type Became = Exclude<keyof Counts, 'failed'> | null
type Advanced = Counts & { end: End; cursor: Place | null }

/**
 * Moves on what is paid offline, until none is due: orders are made of cycles whose cut-off is over, the shopper is
 * reminded before the last day, and an order for which nothing came expires, with a mail, some days after it. A cycle
 * whose whole period passed while nobody swept is skipped: two never fall into one. Any number may run. A run that
 * ends early answers its cursor; one that throws is passed over, until the next run.
 */
export async function advancePayments(
  budget: Budget = unlimited,
  cursor: unknown = null,
): Promise<Advanced> {
  const counts: Counts = { asked: 0, reminded: 0, expired: 0, skipped: 0, failed: 0 }
  const today = await merchantsToday()
  const from = placeSchema.safeParse(cursor).data ?? null
  const first = await goOn(today, budget, counts, from)
  // Whoever went on from somewhere has not seen what became due before it.
  const last = from && first.end === 'empty' ? await goOn(today, budget, counts, null) : first
  return { ...counts, ...last }
}

async function goOn(
  today: PlainDate,
  budget: Budget,
  counts: Counts,
  from: Place | null,
): Promise<{ end: End; cursor: Place | null }> {
  let place = from
  for (const step of steps.slice(from ? steps.indexOf(from.step) : 0)) {
    const after = from?.step === step ? from : null
    const queue = queueOf(step, today, counts, after, (last) => {
      place = last
    })
    const end = await workThrough(queue, budget)
    if (end !== 'empty') return { end, cursor: place }
  }
  return { end: 'empty', cursor: null }
}

function queueOf(
  step: Step,
  today: PlainDate,
  counts: Counts,
  after: Place | null,
  reached: (place: Place | null) => void,
): Queue<Place> {
  return {
    job: 'offline-payments',
    about: ({ id }) => ({ ...(step === 'ask' ? { cycleId: id } : { orderId: id }), code: step }),
    atOnce,
    take: async (last) => {
      // All that were taken before are under way or done: a run that ends now goes on from here.
      reached(last ?? after)
      return listDue(step, today, last ?? after)
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

async function listDue(step: Step, today: PlainDate, after: Place | null): Promise<Place[]> {
  return rows(db(), placeSchema)`${dueSteps(step, today, after)}`
}

const actor = 'sweep'

const advance: Record<Step, (tx: Prisma.TransactionClient, id: string) => Promise<Became>> = {
  ask,
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

function todayOf({ facts, now }: { facts: { timeZone: string }; now: Date }): PlainDate {
  return dateIn(facts.timeZone, instantOf(now))
}

async function ask(tx: Prisma.TransactionClient, cycleId: string): Promise<Became> {
  const cycle = await lockCycle(tx, cycleId)
  if (cycle?.status !== 'scheduled' || cycle.subscriptionStatus !== 'active') return null
  const method = offlineMethods.find((one) => one === cycle.paymentMethod)
  const today = todayOf(cycle)
  const dueOn = fromColumn(cycle.dueOn)
  if (!method || fromColumn(cycle.cutOffOn).until(today).days < 1) return null
  const nextOn = cycleStartsOn(cycle.content.cadence, fromColumn(cycle.anchorOn), cycle.index + 1)
  if (nextOn.until(today).days >= 0) {
    await skipCycle(tx, cycle, { code: 'period-passed', actor })
    return 'skipped'
  }
  // A shop that took the way's settings away cannot tell where to pay: staff see the order overdue.
  if (cycle.facts.paymentMethods[method] === null)
    throw new AppError('The shop has no settings for a payment method in use', {
      cycleId,
      kind: method,
    })
  // A late run asks for the money from today on: nobody is given less time than the shop promises.
  const askedOn = dueOn.until(today).days > 0 ? today : dueOn
  await askForPayment(tx, cycle, { method, askedOn, actor })
  return 'asked'
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
  await scheduleNext(tx, order, actor)
  await queueEmail(tx, 'order-expired', id)
  return 'expired'
}
