import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { processEvents } from '#lib/events/process-events.ts'
import { receiveEvent } from '#lib/events/receive-event.ts'
import { deliveryOf, type Endpoint, endpoint, withWebhooks } from '#lib/events/testing.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { markReturned, returnToSuccess } from './return-from-checkout.ts'
import { sweepSignups } from './sweep-signups.ts'
import { advanceClock, redirected } from './testing.ts'
import { control, moveToken, sessionsOf } from './testing-smartpay.ts'

withWebhooks()

let ours: Endpoint

beforeAll(async () => {
  ours = await endpoint()
  await control('webhooks', 'PUT', { dropAll: true })
})

type Step = 'return' | 'webhook' | 'webhook again' | 'sweep' | 'refresh'
type Outcome = 'approve' | 'reject'

const steps: Step[] = ['return', 'webhook', 'webhook again', 'sweep', 'refresh']

function ordersOf(rest: Step[]): Step[][] {
  if (rest.length === 0) return [[]]
  return rest.flatMap((first) =>
    ordersOf(rest.filter((step) => step !== first)).map((then) => [first, ...then]),
  )
}

const orders = ordersOf(steps)

type Visit = {
  browser: string
  signupId: string
  tokenId: string
  token: string
  outcome: Outcome
  event: string
}

async function begin(browser: string, outcome: Outcome): Promise<Visit> {
  const ids = await redirected(browser)
  const [session] = await sessionsOf(ids.signupId)
  return { ...ids, browser, token: session?.token ?? '', outcome, event: `evt_test_${browser}` }
}

/** The shopper's answer at Smartpay; given again, it stays. */
function decide({ token, outcome }: Visit): Promise<unknown> {
  return control(`tokens/${token}/${outcome}`)
}

async function takeStep(step: Step, visit: Visit): Promise<void> {
  if (step === 'sweep') {
    await advanceClock(6_000)
    await sweepSignups()
  } else if (step === 'return' || step === 'refresh') {
    const back = await returnToSuccess(visit.signupId, visit.browser)
    if (back) await markReturned(back.signup)
  } else {
    await deliver(visit)
    await processEvents()
  }
}

/** Smartpay tells of what was decided, and of nothing before. */
async function deliver(visit: Visit): Promise<void> {
  await decide(visit)
  const type = visit.outcome === 'approve' ? 'token.approved' : 'token.rejected'
  const eventData = { type, data: { id: visit.token } }
  const sent = { id: visit.event, createdAt: Date.now(), test: true, eventData }
  expect(await receiveEvent(deliveryOf(sent, ours))).toEqual({ ok: true, value: 'kept' })
}

async function goThrough(order: Step[], name: string, outcome: Outcome) {
  const visit = await begin(name, outcome)
  if (isEarly(order)) await decide(visit)
  for (const step of order) await takeStep(step, visit)
  return endOf(visit)
}

/** The two deliveries are alike: of each pair of orders, one has the answer first, one the steps before the event. */
function isEarly(order: Step[]): boolean {
  return order.indexOf('webhook') < order.indexOf('webhook again')
}

/** Everything that the shopper, the merchant and the books see of it. */
async function endOf({ signupId, browser }: Visit) {
  await sendEmails()
  const signup = await db().signup.findUniqueOrThrow({
    where: { id: signupId },
    select: {
      status: true,
      label: true,
      nextCheckAt: true,
      token: {
        select: { status: true, history: { select: { to: true }, orderBy: { id: 'asc' } } },
      },
      history: { select: { to: true }, orderBy: { id: 'asc' } },
      subscription: {
        select: {
          status: true,
          paymentMethod: true,
          history: { select: { to: true } },
          cycles: { select: { index: true, status: true }, orderBy: { index: 'asc' } },
          orders: { select: { index: true, status: true } },
        },
      },
    },
  })
  const emails = await db().email.findMany({
    where: { cause: signupId },
    select: { kind: true, status: true },
  })
  const mails = await db().mailboxMail.findMany({ where: { recipient: `${browser}@example.jp` } })
  return { ...signup, emails, mails: mails.map(({ kind }) => kind) }
}

const approved = {
  status: 'completed',
  label: null,
  nextCheckAt: null,
  token: { status: 'active', history: [{ to: 'requires_authorization' }, { to: 'active' }] },
  history: [{ to: 'submitting' }, { to: 'redirected' }, { to: 'completed' }],
  subscription: {
    status: 'active',
    paymentMethod: 'smartpay',
    history: [{ to: 'active' }],
    cycles: [
      { index: 0, status: 'ordered' },
      { index: 1, status: 'scheduled' },
    ],
    orders: [{ index: 0, status: 'open' }],
  },
  emails: [{ kind: 'signup-completed', status: 'sent' }],
  mails: ['signup-completed'],
}

const rejected = {
  status: 'rejected',
  label: null,
  nextCheckAt: null,
  token: { status: 'rejected', history: [{ to: 'requires_authorization' }, { to: 'rejected' }] },
  history: [{ to: 'submitting' }, { to: 'redirected' }, { to: 'rejected' }],
  subscription: {
    status: 'pending',
    paymentMethod: 'smartpay',
    history: [],
    cycles: [],
    orders: [],
  },
  emails: [],
  mails: [],
}

/** Any twentieth of the orders, and all of them in the whole matrix. */
const beginning = Math.floor(Math.random() * 20)
const played = process.env.TEST_FULL
  ? orders
  : orders.filter((_, index) => index % 20 === beginning)

const named = played.map((order) => {
  const when = isEarly(order) ? 'decided before' : 'decided in between'
  return [`${order.join(', ')}: ${when}`, order] as const
})

describe('an approval ends alike', () => {
  test.each(named)('%s', async (name, order) => {
    const browser = `approved${nameFor(name)}`
    expect(await goThrough(order, browser, 'approve')).toEqual(approved)
  })
})

describe('a rejection ends alike', () => {
  const some = named.filter((_, index) => index % 6 === 0)
  test.each(some)('%s', async (name, order) => {
    const browser = `rejected${nameFor(name)}`
    expect(await goThrough(order, browser, 'reject')).toEqual(rejected)
  })
})

test('all of it at once, twenty times, ends alike', async () => {
  for (let round = 0; round < 20; round += 1) {
    const visit = await begin(`atonce${round}`, 'approve')
    await decide(visit)
    await Promise.all(steps.map((step) => takeStep(step, visit)))
    expect(await endOf(visit)).toEqual(approved)
  }
})

test('an agreement that was turned off before anybody looked ends as if somebody had looked', async () => {
  const [seen, unseen] = await Promise.all(['seen', 'unseen'].map((one) => begin(one, 'approve')))
  if (!seen || !unseen) throw new Error('No visits')
  await takeStep('webhook', seen)
  await decide(unseen)
  for (const visit of [seen, unseen]) await moveToken(visit.token, 'disable')
  await takeStep('refresh', unseen)
  await settleToken(seen.tokenId, 'sweep')
  const { token, ...rest } = await endOf(unseen)
  const { token: tokenSeen, ...restSeen } = await endOf(seen)
  expect(rest).toEqual(restSeen)
  expect([token?.status, tokenSeen?.status]).toEqual(['disabled', 'disabled'])
})

function nameFor(order: string): string {
  return String(named.findIndex(([name]) => name === order))
}
