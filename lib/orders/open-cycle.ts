import { AppError } from '#lib/app-error.ts'
import type { OfflineMethod, PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { newId, randomDigits } from '#lib/ids.ts'
import { payDatesFor } from '#lib/orders/offline/pay-dates.ts'
import { payReferenceFrom } from '#lib/orders/offline/pay-reference.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { asColumn, type PlainDate } from '#lib/plain-date.ts'
import { recordMove } from '#lib/states/history.ts'

type NewCycle = {
  subscriptionId: string
  index: number
  dueOn: PlainDate
  amountMinor: number
  /** What the payment method costs beside it, as agreed. */
  feeMinor: number
  now: Date
  actor: string
}

/** The next period of a subscription, inside the caller's transaction. A period that exists stays as it is. */
export async function scheduleCycle(tx: Prisma.TransactionClient, cycle: NewCycle): Promise<void> {
  const id = newId('cyc')
  const { subscriptionId, index, dueOn, amountMinor, feeMinor, now, actor } = cycle
  const made = await tx.cycle.createMany({
    data: {
      id,
      subscriptionId,
      index,
      dueOn: asColumn(dueOn),
      amountMinor,
      feeMinor,
      createdAt: now,
    },
    skipDuplicates: true,
  })
  if (made.count === 0) return
  const detail = { number: index + 1 }
  const planned = { id, from: null, to: 'scheduled', code: 'planned', detail, actor } as const
  await recordMove(tx, 'cycle', { ...planned, at: now })
}

type Opening = {
  cycleId: string
  dueOn: PlainDate
  paymentMethod: OfflineMethod
  content: PlanContent
  facts: ShopFacts
  now: Date
  actor: string
}

/**
 * scheduled → awaiting_payment: the shopper is told what to pay where by when, with the reference that
 * identifies the cycle. The sums are those it was scheduled with. Inside the caller's transaction; false
 * when it is not scheduled any more.
 */
export async function openCycle(tx: Prisma.TransactionClient, opening: Opening): Promise<boolean> {
  const { cycleId, dueOn, paymentMethod, content, facts, now, actor } = opening
  const { payBy, remindOn } = payDatesFor(paymentMethod, facts, content, dueOn)
  const { count } = await tx.cycle.updateMany({
    where: { id: cycleId, status: 'scheduled' },
    data: {
      status: 'awaiting_payment',
      payReference: await freeReference(tx),
      payBy: asColumn(payBy),
      remindOn: remindOn && asColumn(remindOn),
    },
  })
  if (count === 0) return false
  await recordMove(tx, 'cycle', {
    id: cycleId,
    from: 'scheduled',
    to: 'awaiting_payment',
    code: 'payment-asked',
    detail: { method: paymentMethod },
    actor,
    at: now,
  })
  await queueEmail(tx, 'payment-instructions', cycleId)
  return true
}

/** The unique index has the last word; until millions of cycles a free one is found at once. */
async function freeReference(tx: Prisma.TransactionClient): Promise<string> {
  for (let tries = 0; tries < 20; tries += 1) {
    const payReference = payReferenceFrom(randomDigits(7))
    const taken = await tx.cycle.count({ where: { payReference } })
    if (taken === 0) return payReference
  }
  throw new AppError('No free payment reference was found')
}
