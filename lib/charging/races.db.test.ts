import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { eraseCustomer } from '#lib/customers/erase-customer.ts'
import { liftHold, placeHold } from '#lib/customers/place-hold.ts'
import { subscribed } from '#lib/customers/testing.ts'
import { db } from '#lib/db/client.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { gateSteps, interleave } from '#lib/db/testing-interleaving.ts'
import { processEvents } from '#lib/events/process-events.ts'
import { receiveEvent } from '#lib/events/receive-event.ts'
import { deliveryOf, type Endpoint, endpoint, withWebhooks } from '#lib/events/testing.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { advanceClock, takeSpare } from '#lib/signups/testing.ts'
import { offline, pay, subscriptionOf } from '#lib/signups/testing-offline.ts'
import { control, decide, moveToken } from '#lib/signups/testing-smartpay.ts'
import { assignToken } from '#lib/subscriptions/assign-token.ts'
import { cancelSubscription } from '#lib/subscriptions/cancel-subscription.ts'
import { cancelNow } from '#lib/subscriptions/testing.ts'
import { rounds } from '#lib/testing-rounds.ts'
import { performTokenOperation } from '#lib/tokens/operations/perform-token-operation.ts'
import { sweepTokenOperations } from '#lib/tokens/operations/sweep-token-operations.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { ask, smartpayIdOf } from '#lib/tokens/testing.ts'
import { chargeDue } from './charge-due.ts'

withWebhooks()

/** Of each pair: `npm test` plays a new seed each time, and fast-check prints one that fails. */
const racesOfPair = rounds(20)

let ours: Endpoint
beforeAll(async () => {
  ours = await endpoint()
  await control('webhooks', 'PUT', { dropAll: true })
  gateSteps()
})

let people = 0

/**
 * A subscription that was paid by transfer and moved to a token: its charge is due, money for the order before may still
 * come, and the customer has a second token.
 */
async function ready() {
  people += 1
  const name = `race${people}`
  const other = await subscribed(`${name}-other`, { emailAddress: `${name}@example.jp` })
  await chargeDue()
  const { first, id } = await offline(name)
  await decide(first, 'approve')
  const { id: tokenId } = await db().token.findUniqueOrThrow({ where: { signupId: first } })
  await settleToken(tokenId, 'sweep')
  expect(await takeSpare(first, name)).toEqual({ ok: true, value: 'moved' })
  const { id: subscriptionId, customerId } = await subscriptionOf(id)
  return {
    signupId: id,
    subscriptionId,
    customerId: customerId ?? '',
    tokenId,
    smartpayId: await smartpayIdOf(tokenId),
    other,
  }
}
type Ready = Awaited<ReturnType<typeof ready>>

const staff = { staffId: 'somebody' }

const acts = {
  claim: () => chargeDue(),
  hold: ({ subscriptionId: id }) =>
    placeHold({ kind: 'subscription', id, reason: 'suspected-misuse', ...staff }),
  cancel: ({ subscriptionId }) =>
    cancelSubscription({ subscriptionId, reason: 'asked-by-customer', shown: null, ...staff }),
  'token switch': ({ subscriptionId, tokenId: shownTokenId, other: { tokenId } }) =>
    assignToken({ subscriptionId, tokenId, shownTokenId, ...staff }),
  'token operation': async ({ tokenId }) => {
    const asked = await ask(tokenId, 'disable')
    if (asked.ok) await performTokenOperation(asked.value)
    return asked
  },
  erase: ({ customerId }) => eraseCustomer(customerId, 'somebody'),
  webhook: async ({ smartpayId }) => {
    await moveToken(smartpayId, 'disable')
    const sent = {
      id: `evt_test_${smartpayId.slice(-12)}${people}`,
      createdAt: Date.now(),
      test: true,
      eventData: { type: 'token.disabled', data: { id: smartpayId } },
    }
    await receiveEvent(deliveryOf(sent, ours))
    return processEvents()
  },
  'offline payment': ({ signupId }) => pay(signupId),
  settle: ({ tokenId }) => settleToken(tokenId, 'staff'),
} satisfies Record<string, (of: Ready) => Promise<unknown>>

type Act = keyof typeof acts
const names = Object.keys(acts) as Act[]
const pairs = names.flatMap((one, index) =>
  names.slice(index).map((other) => [one, other] as const),
)

/** Where one of these was acknowledged before the claim wrote that it sends, nothing is sent. */
const stopping: readonly Act[] = ['hold', 'cancel', 'token operation', 'offline payment']

/** What was collected for the first cycle, by Smartpay's ledger and our list of money that came. */
async function collected({ subscriptionId }: Ready): Promise<number> {
  const orders = await db().order.findMany({
    where: { subscriptionId },
    select: { charges: true, payments: true },
  })
  const references = orders.flatMap(({ charges }) => charges.map(({ id }) => id))
  const ledgers = await Promise.all(references.map((id) => control(`ledger/${id}`, 'GET')))
  const taken = ledgers
    .flatMap((ledger) => Object.values<AtSmartpay>(ledger.orders))
    .filter(({ status }) => status === 'succeeded')
  return taken.length + orders.flatMap(({ payments }) => payments).length
}
type AtSmartpay = { status: string }

/** Everything that time brings has come, and nothing of this race is left for the next. */
async function comeToRest({ subscriptionId: id, other }: Ready): Promise<void> {
  await liftHold({ kind: 'subscription', id, ...staff })
  await advanceClock(3_601_000)
  for (const work of [sweepTokenOperations, processEvents, chargeDue, chargeDue]) await work()
  for (const subscription of await db().subscription.findMany({
    where: { id: { in: [id, other.subscriptionId] }, status: { in: ['active', 'past_due'] } },
  }))
    await cancelNow(subscription.id)
}

describe.each(pairs)('%s and %s', (one, other) => {
  test('keep every rule in any order of their steps', { timeout: 900_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const of = await ready()
        const second = one === other ? `${other} again` : other
        const { answers, steps } = await interleave(scheduler, testDatabaseUrl, {
          [one]: () => acts[one](of),
          [second]: () => acts[other](of),
        })
        const isSentAt = steps.findIndex((step) => step.includes(', sending as ('))
        if (steps.some((step) => step.includes('POST /v1/orders'))) expect(isSentAt).not.toBe(-1)
        for (const stop of [one, other].filter((name) => stopping.includes(name))) {
          const answer = answers[stop] as { ok: boolean }
          const isFirst = isSentAt === -1 || steps.indexOf(`${stop}: ended`) < isSentAt
          if (answer.ok && isFirst) expect(steps.join('\n')).not.toContain('POST /v1/orders')
        }
        await comeToRest(of)
        expect(await collected(of)).toBeLessThanOrEqual(1)
        expect(await findBrokenInvariants()).toEqual([])
      }),
      { numRuns: racesOfPair, endOnFailure: true },
    )
  })
})
