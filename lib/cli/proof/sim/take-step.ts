import { z } from 'zod'
import { resumeCharges, stopCharges } from '#lib/charging/charging-switch.ts'
import { eraseCustomer } from '#lib/customers/erase-customer.ts'
import { liftHold, placeHold } from '#lib/customers/place-hold.ts'
import { db } from '#lib/db/client.ts'
import { requireRow, row } from '#lib/db/rows.ts'
import { askRefund, getRefundPreview } from '#lib/refunds/ask-refund.ts'
import type { RefundChoice } from '#lib/refunds/refund-choice.ts'
import { sendRefund } from '#lib/refunds/send-refund.ts'
import { disableToken } from '#lib/smartpay/tokens.ts'
import { assignToken } from '#lib/subscriptions/assign-token.ts'
import { cancelSubscription } from '#lib/subscriptions/cancel-subscription.ts'
import { changeSchedule, previewSchedule } from '#lib/subscriptions/schedule/change-schedule.ts'
import type { ScheduleCommand } from '#lib/subscriptions/schedule/schedule-command.ts'
import { askTokenOperation } from '#lib/tokens/operations/ask-token-operation.ts'
import { performTokenOperation } from '#lib/tokens/operations/perform-token-operation.ts'
import type { TokenAction } from '#lib/tokens/operations/token-operation.ts'
import type { ClonedPerson } from './clone-people.ts'
import type { Step } from './plan-round.ts'
import { control } from './world.ts'

/**
 * What somebody was promised: no charge of this subscription is claimed from then on, until it is taken back.
 * Times are the shop's.
 */
export type Promised = { subscriptionId: string; by: Step['kind']; from: Date; until: Date | null }

const staffId = 'staff-of-the-simulator'

type Doing = (person: ClonedPerson) => Promise<boolean>

/** Whether it was done: a refusal that the product gives is one of its answers. */
const doings: Record<Step['kind'], Doing> = {
  cancel: async ({ subscriptionId }) =>
    (
      await cancelSubscription({
        subscriptionId,
        reason: 'asked-by-customer',
        staffId,
        shown: null,
      })
    ).ok,
  pause: ({ subscriptionId }) => change(subscriptionId, { kind: 'pause', until: null }),
  resume: ({ subscriptionId }) => change(subscriptionId, { kind: 'resume' }),
  hold: async ({ subscriptionId: id }) =>
    (await placeHold({ kind: 'subscription', id, reason: 'dispute', staffId })).ok,
  'lift hold': async ({ subscriptionId: id }) =>
    (await liftHold({ kind: 'subscription', id, staffId })).ok,
  'hold customer': async ({ customerId: id }) =>
    (await placeHold({ kind: 'customer', id, reason: 'dispute', staffId })).ok,
  'lift customer hold': async ({ customerId: id }) =>
    (await liftHold({ kind: 'customer', id, staffId })).ok,
  disable: (person) => operate(person, 'disable'),
  enable: (person) => operate(person, 'enable'),
  delete: (person) => operate(person, 'delete'),
  'disable outside': async ({ smartpayTokens }) => (await disableToken(smartpayTokens[0])).ok,
  switch: switchToken,
  'pause account': ({ smartpayTokens }) => pauseAccount(smartpayTokens[0], true),
  'resume account': ({ smartpayTokens }) => pauseAccount(smartpayTokens[0], false),
  'refund a piece': ({ subscriptionId }) => refundLatest(subscriptionId, 1),
  'refund all': ({ subscriptionId }) => refundLatest(subscriptionId, null),
  erase: async ({ customerId }) => (await eraseCustomer(customerId, staffId)).ok,
  'stop charging': async () => {
    await stopCharges(staffId)
    return true
  },
  'resume charging': async () => {
    await resumeCharges(staffId)
    return true
  },
}

const promises: Partial<Record<Step['kind'], Step['kind'] | null>> = {
  cancel: null,
  pause: 'resume',
  hold: 'lift hold',
  'hold customer': 'lift customer hold',
}

/** One step of a person's, by the command that a form calls; and what was promised by it. */
export async function takeStep(
  { kind }: Pick<Step, 'kind'>,
  person: ClonedPerson,
  promised: Promised[],
): Promise<void> {
  const { subscriptionId } = person
  const before = await readNow()
  // Before it is taken back: what is claimed in that moment may already be allowed.
  for (const one of promised)
    if (one.until === null && one.subscriptionId === subscriptionId && promises[one.by] === kind)
      one.until = before
  const isDone = await doings[kind](person)
  if (isDone && kind in promises)
    promised.push({ subscriptionId, by: kind, from: await readNow(), until: null })
}

async function readNow(): Promise<Date> {
  const { now } = await requireRow(db(), z.object({ now: z.date() }))`select teiki_now() as now`
  return now
}

/** As somebody does who is shown what comes of it. */
async function change(subscriptionId: string, command: ScheduleCommand): Promise<boolean> {
  const preview = await previewSchedule(subscriptionId, command)
  if (!preview.ok) return false
  const shown = preview.value.mark
  return (await changeSchedule({ subscriptionId, command, staffId, shown })).ok
}

async function operate(person: ClonedPerson, action: TokenAction): Promise<boolean> {
  const asked = await askTokenOperation({
    tokenId: person.tokenId,
    action,
    reason: 'asked-by-customer',
    note: '',
    staffId,
    batchId: null,
    shown: null,
  })
  if (!asked.ok) return false
  await performTokenOperation(asked.value)
  return true
}

const payingSchema = z.object({ tokenId: z.string().nullable() })

/** From whichever of the two tokens pays to the other one. */
async function switchToken({ subscriptionId, tokenId, spareTokenId }: ClonedPerson) {
  const paying = await row(db(), payingSchema)`
    select token_id as "tokenId" from subscriptions where id = ${subscriptionId}`
  const shownTokenId = paying?.tokenId ?? ''
  const other = shownTokenId === tokenId ? spareTokenId : tokenId
  return (await assignToken({ subscriptionId, tokenId: other, shownTokenId, staffId })).ok
}

async function pauseAccount(smartpayToken: string, paused: boolean): Promise<boolean> {
  await control(`tokens/${smartpayToken}/shopper`, 'PUT', { paused })
  return true
}

const orderSchema = z.object({ id: z.string() })

/** Of the last order that is paid: so many pieces of its first line, or all. */
async function refundLatest(subscriptionId: string, pieces: number | null): Promise<boolean> {
  const order = await row(db(), orderSchema)`
    select id from orders where subscription_id = ${subscriptionId} and status = 'paid' order by index desc limit 1`
  if (!order) return false
  const lines = [{ position: 0, quantity: pieces ?? 0 }]
  const choice: RefundChoice = pieces === null ? { kind: 'all' } : { kind: 'lines', lines }
  const shown = await getRefundPreview(order.id, choice)
  if (!shown.ok) return false
  const { mark } = shown.value.preview
  const reason = 'requested_by_customer'
  const asked = { subscriptionId, orderId: order.id, choice, reason, staffId } as const
  const refund = await askRefund({ ...asked, shown: mark })
  if (refund.ok) await sendRefund(refund.value)
  return refund.ok
}
