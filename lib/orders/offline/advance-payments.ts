import { z } from 'zod'
import { AppError } from '#lib/app-error.ts'
import { cycleStartsOn } from '#lib/catalog/cadence.ts'
import { offlineMethods } from '#lib/catalog/payment-methods.ts'
import type { OfflineMethod } from '#lib/catalog/schema.ts'
import { instantOf } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { requireRow, rows } from '#lib/db/rows.ts'
import { endCycle, scheduleNext } from '#lib/orders/end-cycle.ts'
import { type LockedCycle, lockCycle } from '#lib/orders/lock-cycle.ts'
import { openCycle } from '#lib/orders/open-cycle.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { dateIn, fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { type End, type Queue, workThrough } from '#lib/queue/work-through.ts'
import { dueCycles, type Place, placeSchema, type Step, steps } from './due-cycles.ts'
import { graceDays } from './pay-dates.ts'

/** Cycles at the same time; each needs a connection of the pool, which others use too. */
const atOnce = 3

type Counts = { opened: number; reminded: number; skipped: number; failed: number }
type Advanced = Counts & { end: End; cursor: Place | null }

/**
 * Moves on what is paid offline, until none is due: orders whose day has come are asked for, the shopper is reminded
 * before the last day, and a cycle for which nothing came is skipped, with a mail, some days after it. An order
 * whose whole period passed while nobody swept is skipped: two never fall into one. Any number may run. A run that
 * ends early answers its cursor; one that throws is passed over, until the next run.
 */
export async function advancePayments(
  budget: Budget = unlimited,
  cursor: unknown = null,
): Promise<Advanced> {
  const counts: Counts = { opened: 0, reminded: 0, skipped: 0, failed: 0 }
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
    about: ({ id }) => ({ cycleId: id, code: step }),
    atOnce,
    take: async (last) => {
      // All that were taken before are under way or done: a run that ends now goes on from here.
      reached(last ?? after)
      return listDue(step, today, last ?? after)
    },
    work: async ({ id }) => {
      const became = await advance(id)
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
  return rows(db(), placeSchema)`${dueCycles(step, today, after)}`
}

async function advance(cycleId: string): Promise<'opened' | 'reminded' | 'skipped' | null> {
  return inTransaction(async (tx) => {
    const row = await lockCycle(tx, { id: cycleId })
    if (!row) return null
    const today = dateIn(row.facts.timeZone, instantOf(row.now))
    const paymentMethod = offlineMethods.find((one) => one === row.paymentMethod)
    if (row.status === 'scheduled')
      return paymentMethod ? open(tx, row, paymentMethod, today) : null
    if (row.status !== 'awaiting_payment' || !row.payBy) return null
    if (fromColumn(row.payBy).until(today).days > graceDays) return skip(tx, row)
    return remind(tx, row, today)
  })
}

const actor = 'sweep'

async function open(
  tx: Prisma.TransactionClient,
  row: LockedCycle,
  paymentMethod: OfflineMethod,
  today: PlainDate,
): Promise<'opened' | 'skipped' | null> {
  const dueOn = fromColumn(row.dueOn)
  if (row.subscriptionStatus !== 'active' || dueOn.since(today).days > 0) return null
  const nextOn = cycleStartsOn(row.content.cadence, fromColumn(row.anchorOn), row.index + 1)
  if (nextOn.until(today).days >= 0) {
    await endCycle(tx, row, { to: 'skipped', code: 'period-passed', actor })
    return 'skipped'
  }
  // A shop that took the way's settings away cannot tell where to pay: staff see the order overdue.
  if (row.facts.paymentMethods[paymentMethod] === null)
    throw new AppError('The shop has no settings for a payment method in use', {
      cycleId: row.id,
      kind: paymentMethod,
    })
  // A late run asks for the money from today on: nobody is given less time than the shop promises.
  const orderedOn = dueOn.until(today).days > 0 ? today : dueOn
  const opened = await openCycle(tx, {
    ...row,
    cycleId: row.id,
    dueOn: orderedOn,
    paymentMethod,
    actor,
  })
  if (opened) await scheduleNext(tx, row, actor)
  return opened ? 'opened' : null
}

async function remind(
  tx: Prisma.TransactionClient,
  row: LockedCycle,
  today: PlainDate,
): Promise<'reminded' | null> {
  if (!row.remindOn || fromColumn(row.remindOn).since(today).days > 0) return null
  if (row.payBy && fromColumn(row.payBy).until(today).days > 0) return null
  await queueEmail(tx, 'payment-reminder', row.id)
  return 'reminded'
}

async function skip(tx: Prisma.TransactionClient, row: LockedCycle): Promise<'skipped'> {
  await endCycle(tx, row, { to: 'skipped', code: 'unpaid', actor })
  await queueEmail(tx, 'cycle-skipped', row.id)
  return 'skipped'
}
