import { seedShop } from '#lib/catalog/seed-shop.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { lockCycle } from '#lib/orders/lock-cycle.ts'
import { makeOrder } from '#lib/orders/make-order.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { confirm, draftOf, readDemoShop, setClock } from '#lib/signups/testing.ts'
import { control, decide, sessionsOf } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { requireRehearsal } from './get-rehearsal.ts'
import { rehearseDay } from './rehearse-day.ts'

/** The shop's clock and Smartpay's. @param at ISO 8601 with its offset */
export async function timeIs(at: string): Promise<void> {
  await setClock(at)
  await control('clock', 'PUT', { now: Date.parse(at) })
}

/** The demo's shop, which asks for all that Smartpay takes, and in which one plan is charged when its goods go out. */
export async function seedCapturing(slug: string): Promise<void> {
  const { shop, plans } = await readDemoShop()
  await seedShop({
    shop: { ...shop, askDateOfBirth: true, askLegalGender: true },
    plans: plans.map((plan) =>
      plan.slug === slug ? { ...plan, content: { ...plan.content, capture: 'on-dispatch' } } : plan,
    ),
  })
}

/** A subscription that Smartpay approved; answers its id, and Smartpay's of its token. */
export async function begin(browser: string, slug: string, typed = {}) {
  const signupId = await draftOf(browser, typed, slug)
  const confirmed = await confirm(signupId, browser)
  if (!confirmed.ok) throw new Error(`Not confirmed: ${confirmed.reason}`)
  const [session] = await sessionsOf(signupId)
  await decide(signupId, 'approve')
  const { id } = await db().token.findUniqueOrThrow({ where: { signupId }, select: { id: true } })
  await settleToken(id, 'sweep')
  const { subscriptionId } = await db().signup.findUniqueOrThrow({ where: { id: signupId } })
  return { subscriptionId: subscriptionId ?? '', tokenId: id, token: session?.token ?? '' }
}

/** The second order of a subscription, as if its cut-off were over already. Answers its id. */
export async function madeAhead(subscriptionId: string): Promise<string> {
  const { id } = await db().cycle.findFirstOrThrow({ where: { subscriptionId, index: 1 } })
  return inTransaction(async (tx) => {
    const cycle = await lockCycle(tx, id)
    if (!cycle) throw new Error('No cycle')
    return makeOrder(tx, cycle, null, 'test')
  })
}

/** What a rehearsal of a day says of each charge: its place, its sum and the digest of its bytes, or why there are none. */
export async function rehearsedOn(day: PlainDate): Promise<Map<string, string>> {
  const done = await rehearseDay(day, { begunBy: 'command' })
  if (!done.ok) throw new Error(`Not rehearsed: ${done.reason}`)
  const { id } = await requireRehearsal(done.value)
  const charges = await db().rehearsedCharge.findMany({ where: { rehearsalId: id } })
  return new Map(
    charges.map(({ subscriptionId, index, attempt, amountMinor, requestDigest, reason }) => [
      `${subscriptionId} ${index + 1} ${attempt}`,
      `${amountMinor} ${reason ?? Buffer.from(requestDigest ?? []).toString('hex')}`,
    ]),
  )
}
