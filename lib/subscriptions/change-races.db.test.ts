import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { agreeToAmendment } from '#lib/amendments/agree-to-amendment.ts'
import { amendmentKey } from '#lib/amendments/amendment-link.ts'
import { getAmendment } from '#lib/amendments/get-amendment.ts'
import { previewAmendment, proposeAmendment } from '#lib/amendments/propose-amendment.ts'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { eraseCustomer } from '#lib/customers/erase-customer.ts'
import { liftHold, placeHold } from '#lib/customers/place-hold.ts'
import { db } from '#lib/db/client.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { gateSteps, interleave } from '#lib/db/testing-interleaving.ts'
import { chargeNow } from '#lib/dunning/charge-now.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { advanceOrders } from '#lib/orders/advance-orders.ts'
import { cancelShown } from '#lib/orders/cancel/testing.ts'
import { plainDate } from '#lib/plain-date.ts'
import { sendDueRefunds } from '#lib/refunds/send-due-refunds.ts'
import { ask as askRefund } from '#lib/refunds/testing.ts'
import { setClock } from '#lib/signups/testing.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { rounds } from '#lib/testing-rounds.ts'
import { cancelSubscription } from './cancel-subscription.ts'
import { begun, change } from './schedule/testing.ts'

withSmartpay()

/** Of each pair: `npm test` plays a new seed each time, and fast-check prints one that fails. */
const racesOfPair = rounds(20)

beforeAll(() => gateSteps())

let people = 0

type Moment = 'before' | 'after'

/**
 * A subscription whose first order is paid, and whose second one may be changed for a minute more, or no longer. The shopper
 * has a proposal to answer.
 */
async function ready(moment: Moment, terms: object) {
  people += 1
  await setClock('2027-01-31T12:00:00+09:00')
  const id = await begun(`change-race${people}`)
  const { planVersionId, quantity, paymentMethod, customerId } =
    await db().subscription.findUniqueOrThrow({ where: { id } })
  const chosen = { planVersionId, quantity, paymentMethod, ...terms }
  const preview = await previewAmendment(id, chosen)
  const shown = preview.ok ? preview.value.schedule.mark : ''
  await proposeAmendment({ subscriptionId: id, chosen, shown, ...staff })
  const amendment = await db().amendment.findFirstOrThrow({ where: { subscriptionId: id } })
  const first = await db().order.findFirstOrThrow({ where: { subscriptionId: id } })
  await setClock(moment === 'before' ? '2027-02-27T23:59:30+09:00' : '2027-02-28T00:00:30+09:00')
  const link = { id: amendment.id, key: amendmentKey(amendment.id) }
  return { id, customerId: customerId ?? '', firstId: first.id, link }
}
type Ready = Awaited<ReturnType<typeof ready>>

const staff = { staffId: 'somebody' }

async function agree({ link }: Ready) {
  const view = await getAmendment(link, 'ja')
  const shownHash = view?.open ? view.offer.contract.hash : ''
  return agreeToAmendment({ link, locale: 'ja', shownHash })
}

async function secondOrder({ id }: Ready) {
  return db().order.findFirst({ where: { subscriptionId: id, index: 1 } })
}

const acts = {
  claim: async () => {
    await advanceOrders()
    return chargeDue()
  },
  pause: ({ id }) => change(id, { kind: 'pause', until: null }),
  skip: ({ id }) => change(id, { kind: 'skip', index: 1 }),
  date: ({ id }) =>
    change(id, { kind: 'move', index: 1, to: plainDate('2027-03-05'), later: false }),
  quantity: agree,
  method: agree,
  cancel: ({ id }) =>
    cancelSubscription({
      subscriptionId: id,
      reason: 'asked-by-customer',
      shown: null,
      ...staff,
    }),
  'cancel of the order': async (of) => {
    const order = await secondOrder(of)
    return order && cancelShown(order.id)
  },
  refund: ({ firstId }) => askRefund(firstId),
  'charge now': async (of) => chargeNow({ orderId: (await secondOrder(of))?.id ?? '', ...staff }),
  hold: ({ id }) => placeHold({ kind: 'subscription', id, reason: 'suspected-misuse', ...staff }),
  erase: ({ customerId }) => eraseCustomer(customerId, 'somebody'),
} satisfies Record<string, (of: Ready) => Promise<unknown>>

type Act = keyof typeof acts
const names = Object.keys(acts) as Act[]
// Of the two answers the shopper gives one.
const pairs = names
  .flatMap((one, index) => names.slice(index).map((other) => [one, other] as const))
  .filter(([one, other]) => !(one === 'quantity' && other === 'method'))

async function comeToRest({ id }: Ready): Promise<void> {
  await liftHold({ kind: 'subscription', id, ...staff })
  for (const work of [advanceOrders, chargeDue, sendDueRefunds, chargeDue]) await work()
}

type AtSmartpay = { status: string }

/** How often Smartpay collected for each order of a subscription. */
async function collections({ id }: Ready): Promise<number[]> {
  const orders = await db().order.findMany({
    where: { subscriptionId: id },
    select: { charges: true },
  })
  return Promise.all(
    orders.map(async ({ charges }) => {
      const ledgers = await Promise.all(charges.map((one) => control(`ledger/${one.id}`, 'GET')))
      return ledgers
        .flatMap((ledger) => Object.values<AtSmartpay>(ledger.orders))
        .filter(({ status }) => status === 'succeeded').length
    }),
  )
}

describe.each(pairs)('%s and %s', (one, other) => {
  test('keep every rule in any order of their steps', { timeout: 900_000 }, async () => {
    const terms = [one, other].includes('method')
      ? { paymentMethod: 'bank_transfer' }
      : { quantity: 2 }
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.constantFrom<Moment>('before', 'after'),
        async (scheduler, moment) => {
          const of = await ready(moment, terms)
          const second = one === other ? `${other} again` : other
          await interleave(scheduler, testDatabaseUrl, {
            [one]: () => acts[one](of),
            [second]: () => acts[other](of),
          })
          await comeToRest(of)
          for (const count of await collections(of)) expect(count).toBeLessThanOrEqual(1)
          const living = await db().order.count({
            where: { subscriptionId: of.id, index: 1, status: { not: 'canceled' } },
          })
          expect(living).toBeLessThanOrEqual(1)
          expect(await findBrokenInvariants()).toEqual([])
        },
      ),
      { numRuns: racesOfPair, endOnFailure: true },
    )
  })
})
