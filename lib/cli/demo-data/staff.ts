import { z } from 'zod'
import { placeHold } from '#lib/customers/place-hold.ts'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { recordPayment } from '#lib/orders/offline/record-payment.ts'
import { plainDate } from '#lib/plain-date.ts'
import { disableToken } from '#lib/smartpay/tokens.ts'
import { cancelSubscription } from '#lib/subscriptions/cancel-subscription.ts'
import { askTokenOperation } from '#lib/tokens/operations/ask-token-operation.ts'
import { performTokenOperation } from '#lib/tokens/operations/perform-token-operation.ts'
import { undoTokenOperation } from '#lib/tokens/operations/undo-token-operation.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { openTokenId } from '#lib/tokens/token-secret.ts'
import type { Step } from './schema.ts'
import { SeededRandom } from './seeded-random.ts'
import { shipParcels } from './ship-parcels.ts'

type Token = { id: string; sealedId: string }

/** Somebody of the staff: every step is the command that the admin's form calls. */
export class Staff {
  readonly #staffId: string

  constructor(staffId: string) {
    this.#staffId = staffId
  }

  async moveToken(
    token: Token,
    { move, reason, note }: Extract<Step, { do: 'move token' }>,
  ): Promise<void> {
    const asked = await askTokenOperation({
      tokenId: token.id,
      action: move,
      reason,
      note,
      staffId: this.#staffId,
      batchId: null,
      shown: null,
    })
    if (!asked.ok) throw new Error(`The token's ${move} was refused: ${asked.reason}`)
    await performTokenOperation(asked.value)
  }

  async cancelSubscription(subscriptionId: string): Promise<void> {
    const canceled = await cancelSubscription({
      subscriptionId,
      reason: 'asked-by-customer',
      staffId: this.#staffId,
      shown: null,
    })
    if (!canceled.ok) throw new Error(`The subscription was not canceled: ${canceled.reason}`)
  }

  async hold(id: string): Promise<void> {
    const held = { kind: 'subscription', id, reason: 'dispute', staffId: this.#staffId } as const
    const placed = await placeHold(held)
    if (!placed.ok) throw new Error(`The hold was refused: ${placed.reason}`)
  }

  async takeBack({ id }: Token): Promise<void> {
    const move = await db().tokenOperation.findFirstOrThrow({
      where: { tokenId: id, status: 'waiting' },
      select: { id: true },
    })
    const undone = await undoTokenOperation(move.id, this.#staffId)
    if (undone.ok && undone.value) await performTokenOperation(undone.value)
  }

  /** What is known by now, the sweep asks again in a day only. */
  async lookAt({ id }: Token): Promise<void> {
    await settleToken(id, 'staff')
  }

  /** In Smartpay's dashboard, past this shop. */
  async disableOutside({ id, sealedId }: Token): Promise<void> {
    const answer = await disableToken(openTokenId(id, sealedId))
    if (!answer.ok) throw new Error(`Smartpay did not disable it: ${answer.reason.kind}`)
  }

  /** Whose money comes in on that day by transfer and from the carrier. */
  async whoPays(at: number): Promise<Payer[]> {
    const awaited = await listAwaited(at)
    return awaited
      .map((order) => ({ ...order, ...habitOf(order) }))
      .filter(({ afterDays, waitedDays }) => afterDays !== null && waitedDays >= afterDays)
  }

  shipParcels(at: number): Promise<void> {
    return shipParcels(at, this.#staffId)
  }

  async recordPayments(payers: readonly Payer[]): Promise<void> {
    for (const { reference, expectedMinor, surplusMinor, today } of payers) {
      const recorded = await recordPayment({
        reference,
        amountMinor: expectedMinor + surplusMinor,
        receivedOn: plainDate(today),
        note: surplusMinor > 0 ? `過入金 ${surplusMinor}円、ご本人に連絡済み` : '',
        recordedBy: this.#staffId,
        acceptDifference: surplusMinor > 0,
      })
      if (!recorded.ok) throw new Error(`A payment was refused: ${recorded.reason.reason}`)
    }
  }
}

const awaitedSchema = z.object({
  reference: z.string(),
  expectedMinor: z.number(),
  index: z.number(),
  paymentMethod: z.string(),
  email: z.string(),
  waitedDays: z.number(),
  today: z.string(),
})
type Awaited = z.output<typeof awaitedSchema>
type Habit = { afterDays: number | null; surplusMinor: number }
type Payer = Awaited & Habit

async function listAwaited(at: number): Promise<Awaited[]> {
  const now = new Date(at)
  return rows(db(), awaitedSchema)`
    select o.pay_reference as reference, o.total_minor as "expectedMinor", o.index, o.payment_method::text as "paymentMethod",
      p.email, (${now}::timestamptz at time zone 'Asia/Tokyo')::date - (h.at at time zone 'Asia/Tokyo')::date as "waitedDays",
      (${now}::timestamptz at time zone 'Asia/Tokyo')::date::text as today
    from orders o join subscriptions s on s.id = o.subscription_id join customers p on p.id = s.customer_id
      join order_history h on h.order_id = o.id and h."to" = 'awaiting_payment'
      join cycles c on c.id = o.cycle_id
    where o.status = 'awaiting_payment' order by c.created_at, p.email`
}

/** Each pays as they use to: some at once, some late, some never; one in forty sends too much. */
function habitOf({ email, index, paymentMethod }: Awaited): Habit {
  const number = Number(/\d+/.exec(email)?.[0] ?? 0)
  const random = new SeededRandom(number * 131 + index)
  const pays = random.next() >= 0.09
  const afterDays = paymentMethod === 'bank_transfer' ? random.between(1, 6) : random.between(5, 12)
  return { afterDays: pays ? afterDays : null, surplusMinor: random.next() < 0.025 ? 100 : 0 }
}
