import { expect, test } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { placeHold } from '#lib/customers/place-hold.ts'
import { db } from '#lib/db/client.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { advanceOrders } from '#lib/orders/advance-orders.ts'
import { plainDate } from '#lib/plain-date.ts'
import { confirm, draftOf, setClock } from '#lib/signups/testing.ts'
import {
  control,
  decide,
  moveToken,
  sessionsOf,
  withSmartpay,
} from '#lib/signups/testing-smartpay.ts'
import { endDue } from '#lib/subscriptions/schedule/end-due.ts'
import { resumeDue } from '#lib/subscriptions/schedule/resume-due.ts'
import { change, shipDue } from '#lib/subscriptions/schedule/testing.ts'
import { cancelNow } from '#lib/subscriptions/testing.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { workPastDue } from './work-past-due.ts'

withSmartpay()

const first = plainDate('2027-01-31')
type Moment = {
  /** What Smartpay answers, order by order. */
  outcomes: { outcome: string; times: number }[]
  /** The day, counted from the first order's, after whose jobs it is ended; `early`: before they ran. */
  day: number
  early?: boolean
  /** What else somebody does that day. */
  also?: (begun: Begun) => Promise<unknown>
}
type Begun = { subscriptionId: string; tokenId: string; token: string }

const declined = [{ outcome: 'hard-decline', times: 99 }]
const moments: Record<string, Moment> = {
  'before anything is sent': { outcomes: declined, day: 0, early: true },
  'once it is paid': { outcomes: [], day: 0 },
  'once it is declined': { outcomes: declined, day: 0 },
  'on the day of the second attempt': { outcomes: declined, day: 3, early: true },
  'after the second attempt': { outcomes: declined, day: 3 },
  'after the last attempt': { outcomes: declined, day: 10 },
  'once it is given up': { outcomes: declined, day: 14 },
  'paid by the second attempt': { outcomes: [{ outcome: 'hard-decline', times: 1 }], day: 3 },
  'once the wait for the shopper is over': {
    outcomes: [{ outcome: 'soft-decline', times: 99 }],
    day: 4,
  },
  'with a token that cannot be charged': {
    outcomes: [],
    day: 0,
    early: true,
    also: async ({ token, tokenId }) => {
      await moveToken(token, 'disable')
      await settleToken(tokenId, 'sweep')
    },
  },
  'on hold': {
    outcomes: declined,
    day: 1,
    also: ({ subscriptionId: id }) =>
      placeHold({ kind: 'subscription', id, staffId: 'somebody', reason: 'dispute' }),
  },
  paused: {
    outcomes: declined,
    day: 1,
    also: ({ subscriptionId }) => change(subscriptionId, { kind: 'pause', until: null }),
  },
}

async function begun(browser: string, { outcomes }: Moment): Promise<Begun> {
  const signupId = await draftOf(browser, {}, 'drip')
  await confirm(signupId, browser)
  await decide(signupId, 'approve')
  const [session] = await sessionsOf(signupId)
  const token = session?.token ?? ''
  await control(`tokens/${token}/outcomes`, 'PUT', outcomes)
  const { id: tokenId } = await db().token.findUniqueOrThrow({ where: { signupId } })
  await settleToken(tokenId, 'sweep')
  const { subscriptionId } = await db().signup.findUniqueOrThrow({ where: { id: signupId } })
  return { subscriptionId: subscriptionId ?? '', tokenId, token }
}

async function runJobs(): Promise<void> {
  await resumeDue()
  await advanceOrders()
  await endDue()
  await chargeDue()
  await workPastDue()
  await chargeDue()
  await shipDue()
}

/** How often Smartpay was asked for each, by our own books and by Smartpay's. */
async function sentOf(subscriptionId: string): Promise<{ here: number; there: number }> {
  const charges = await db().charge.findMany({ where: { order: { subscriptionId } } })
  const { orders } = await control('ledger', 'GET')
  const references = Object.values<{ reference: string }>(orders).map(({ reference }) => reference)
  return {
    here: charges.reduce((sum, { tries }) => sum + tries, 0),
    there: charges.filter(({ id }) => references.includes(id)).length,
  }
}

test.each(['cancel', 'end'] as const)(
  'nothing is tried for 400 days, whenever it is said: %s',
  async (act) => {
    await setClock(`${first}T09:00:00+09:00`)
    const all = new Map<string, Begun>()
    for (const [name, moment] of Object.entries(moments))
      all.set(name, await begun(`${act}-${name.replaceAll(' ', '-')}`, moment))
    const stopped = new Map<string, { here: number; there: number }>()
    const stop = async (day: number, early: boolean) => {
      for (const [name, moment] of Object.entries(moments)) {
        const one = all.get(name)
        if (!one || moment.day !== day || (moment.early ?? false) !== early) continue
        await moment.also?.(one)
        if (act === 'cancel') await cancelNow(one.subscriptionId)
        else
          expect([name, await change(one.subscriptionId, { kind: 'end' })]).toEqual([
            name,
            'changed',
          ])
        stopped.set(name, await sentOf(one.subscriptionId))
      }
    }
    for (let day = 0; day <= 415; day += 1) {
      await setClock(`${first.add({ days: day })}T12:00:00+09:00`)
      await stop(day, true)
      await runJobs()
      await stop(day, false)
    }
    for (const [name, { subscriptionId }] of all) {
      const { status, orders } = await db().subscription.findUniqueOrThrow({
        where: { id: subscriptionId },
        include: { orders: true },
      })
      const sent = await sentOf(subscriptionId)
      // Only the order that was firm: no other is ever made.
      expect([name, orders.map(({ index }) => index)]).toEqual([name, [0]])
      if (act === 'cancel')
        expect([name, status, sent]).toEqual([name, 'canceled', stopped.get(name)])
      else {
        // What is firm is still collected, as often as the policy says.
        expect(sent.here, name).toBeLessThanOrEqual(3)
        const waits = name === 'on hold' || name === 'paused'
        expect([name, status]).toEqual([
          name,
          name === 'paused' ? 'paused' : waits ? 'past_due' : 'ended',
        ])
        if (waits) expect([name, sent]).toEqual([name, stopped.get(name)])
      }
    }
    expect(await findBrokenInvariants()).toEqual([])
  },
)
