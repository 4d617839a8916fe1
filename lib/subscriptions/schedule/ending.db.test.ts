import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listActivities } from '#lib/activity/list-activities.ts'
import { seedShop } from '#lib/catalog/seed-shop.ts'
import { previewCharges } from '#lib/charging/preview-charges.ts'
import { eraseCustomer } from '#lib/customers/erase-customer.ts'
import { db } from '#lib/db/client.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { jobNamed } from '#lib/jobs/registry.ts'
import { runJob } from '#lib/jobs/run-job.ts'
import { advanceOrders } from '#lib/orders/advance-orders.ts'
import { fromColumn, plainDate } from '#lib/plain-date.ts'
import { readDemoShop, setClock } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { getSubscriptionView } from '../get-subscription-view.ts'
import { listSubscriptions } from '../list-subscriptions.ts'
import { cancelNow } from '../testing.ts'
import { changeSchedule, previewSchedule } from './change-schedule.ts'
import type { ScheduleCommand } from './schedule-command.ts'
import { begun, change, cyclesOf, dayComes, shipDue } from './testing.ts'

withSmartpay()

/** Beside the demo's: `bound` monthly with a minimum of three, `bound-moons` paid quarterly, sent monthly, of two. */
beforeAll(async () => {
  const { shop, plans } = await readDemoShop()
  const bound = (slug: string, minimumCycles: number) =>
    plans.flatMap((plan) =>
      plan.slug === slug
        ? [{ ...plan, slug: `bound-${slug}`, content: { ...plan.content, minimumCycles } }]
        : [],
    )
  await seedShop({ shop, plans: [...plans, ...bound('drip', 3), ...bound('moons', 2)] })
})
beforeEach(() => setClock('2027-01-31T12:00:00+09:00'))

const end = { kind: 'end' } as const
const takeBack = { kind: 'take-back-end' } as const

async function statusOf(id: string): Promise<string> {
  return (await db().subscription.findUniqueOrThrow({ where: { id } })).status
}

async function endsOnOf(id: string): Promise<string | null> {
  const { endsOn } = await db().subscription.findUniqueOrThrow({ where: { id } })
  return endsOn && `${fromColumn(endsOn)}`
}

async function lastOrderOf(id: string): Promise<string | null> {
  const view = await getSubscriptionView(id)
  const last = view?.ending?.last
  return last ? `${last.index + 1} ${last.on}` : null
}

async function daysCome(from: string, until: string): Promise<void> {
  const first = plainDate(from)
  for (let at = 0; at <= first.until(plainDate(until)).days; at += 1)
    await dayComes(`${first.add({ days: at })}`)
}

describe('without a minimum', () => {
  test('no order comes from the next one on, and that is taken back until its cut-off', async () => {
    const id = await begun('free')
    expect(await change(id, takeBack)).toBe('not-ending')
    expect(await change(id, end)).toBe('changed')
    expect(await change(id, end)).toBe('ending-already')
    expect(await cyclesOf(id)).toEqual(['0 2027-01-31 ordered', '1 2027-02-28 skipped'])
    expect([await lastOrderOf(id), await endsOnOf(id)]).toEqual(['1 2027-01-31', '2027-02-28'])
    const view = await getSubscriptionView(id)
    expect([view?.status, view?.planned]).toEqual(['active', []])
    expect(await findBrokenInvariants()).toEqual([])
    await setClock('2027-02-27T23:59:00+09:00')
    expect(await change(id, takeBack)).toBe('changed')
    expect((await cyclesOf(id))[1]).toBe('1 2027-02-28 scheduled')
    expect(await endsOnOf(id)).toBeNull()
    expect(await change(id, end)).toBe('changed')
    await setClock('2027-02-28T00:01:00+09:00')
    expect(await change(id, takeBack)).toBe('end-is-final')
    const activities = await listActivities({ kind: 'subscription', id })
    const reasons = activities.map(({ kind, reason }) => `${kind} ${reason}`)
    expect(reasons).toEqual(
      expect.arrayContaining([
        'subscription ending',
        'subscription ending-taken-back',
        'cycle ending',
      ]),
    )
    expect(await findBrokenInvariants()).toEqual([])
  })

  test('it is over once its money is there and its parcels are gone', async () => {
    const id = await begun('parcel')
    await change(id, end)
    await daysCome('2027-02-01', '2027-03-02')
    expect(await statusOf(id)).toBe('active')
    await shipDue()
    await runJob(jobNamed('orders'))
    const row = await db().subscription.findUniqueOrThrow({
      where: { id },
      include: { token: true, history: { orderBy: { id: 'asc' } } },
    })
    expect(row.status).toBe('ended')
    expect(row.token).toMatchObject({ status: 'active', inUse: false })
    expect(row.history.at(-1)).toMatchObject({ from: 'active', to: 'ended', code: 'ended' })
    expect(await change(id, takeBack)).toBe('over-already')
    const tab = async (name: 'over' | 'ending') =>
      (
        await listSubscriptions({ tab: name, search: '', oldestFirst: false, cursor: null })
      ).rows.some((one) => one.id === id)
    expect([await tab('over'), await tab('ending')]).toEqual([true, false])
    expect(await findBrokenInvariants()).toEqual([])
  })

  test('it is not over before its end can no longer be taken back', async () => {
    const id = await begun('early')
    await dayComes('2027-02-05')
    await shipDue()
    await change(id, end)
    await daysCome('2027-02-26', '2027-02-27')
    expect(await statusOf(id)).toBe('active')
    await dayComes('2027-02-28')
    expect(await statusOf(id)).toBe('ended')
  })

  test('what is firm already is still charged', async () => {
    const id = await begun('firm')
    await setClock('2027-02-28T00:01:00+09:00')
    await change(id, end)
    expect(await cyclesOf(id)).toEqual(['0 2027-01-31 ordered', '1 2027-02-28 scheduled'])
    await dayComes('2027-02-28')
    expect(await cyclesOf(id)).toEqual(['0 2027-01-31 ordered', '1 2027-02-28 ordered'])
    expect(await lastOrderOf(id)).toBe('2 2027-02-28')
    const orders = await db().order.findMany({ where: { subscriptionId: id } })
    expect(orders.map(({ status }) => status)).toEqual(['paid', 'paid'])
    expect(await endsOnOf(id)).toBe('2027-03-31')
  })
})

describe('with a minimum of three orders', () => {
  test('the preview says which orders still come because of it', async () => {
    const id = await begun('bound', 'bound-drip')
    const preview = await previewSchedule(id, end)
    if (!preview.ok) throw new Error(preview.reason)
    const { afterwards, endsOn } = preview.value
    expect(
      afterwards.slice(0, 3).map(({ due, status, comesFor }) => [`${due.on}`, status, comesFor]),
    ).toEqual([
      ['2027-02-28', 'coming', 'minimum'],
      ['2027-03-31', 'coming', 'minimum'],
      ['2027-04-30', 'skipped', null],
    ])
    expect(`${endsOn}`).toBe('2027-04-30')
    expect(await change(id, end)).toBe('changed')
    expect(await lastOrderOf(id)).toBe('3 2027-03-31')
    const view = await getSubscriptionView(id)
    expect(view?.planned.map(({ due }) => `${due.on}`)).toEqual(['2027-03-31'])
    expect(await change(id, { kind: 'skip', index: 3 })).toBe('ends-before')
  })

  test('a skip or a pause postpones the end, and taking it back brings it forward again', async () => {
    const id = await begun('postponed', 'bound-drip')
    await change(id, end)
    await change(id, { kind: 'skip', index: 1 })
    expect([await lastOrderOf(id), await endsOnOf(id)]).toEqual(['4 2027-04-30', '2027-05-31'])
    await change(id, { kind: 'take-back-skip', index: 1 })
    expect([await lastOrderOf(id), await endsOnOf(id)]).toEqual(['3 2027-03-31', '2027-04-30'])
    await change(id, { kind: 'move', index: 2, to: plainDate('2027-04-05'), later: false })
    expect(await lastOrderOf(id)).toBe('3 2027-04-05')
    await change(id, { kind: 'pause', until: plainDate('2027-03-10') })
    expect(await lastOrderOf(id)).toBe('4 2027-04-30')
    await change(id, { kind: 'resume' })
    expect(await lastOrderOf(id)).toBe('3 2027-04-05')
    expect(await findBrokenInvariants()).toEqual([])
  })

  test('a pause without an end waits, and the end comes after it', async () => {
    const id = await begun('waiting', 'bound-drip')
    await change(id, { kind: 'pause', until: null })
    expect(await change(id, end)).toBe('changed')
    expect([await lastOrderOf(id), await endsOnOf(id)]).toEqual([null, null])
    const { history } = await db().subscription.findUniqueOrThrow({
      where: { id },
      include: { history: { orderBy: { id: 'asc' } } },
    })
    expect(history.at(-1)?.detail).toEqual({ number: null, dueOn: null })
    await daysCome('2027-05-28', '2027-06-02')
    expect(await statusOf(id)).toBe('paused')
    expect(await change(id, { kind: 'resume' })).toBe('changed')
    expect([await lastOrderOf(id), await endsOnOf(id)]).toEqual(['7 2027-07-31', '2027-08-31'])
    expect(await findBrokenInvariants()).toEqual([])
  })

  test('nothing is left to be paused once the last order is made', async () => {
    const id = await begun('all-made', 'bound-drip')
    await change(id, end)
    await daysCome('2027-02-28', '2027-03-31')
    expect(await change(id, { kind: 'pause', until: null })).toBe('nothing-comes')
    expect(await change(id, takeBack)).toBe('changed')
    expect((await cyclesOf(id)).at(-1)).toBe('3 2027-04-30 scheduled')
  })
})

test('one that the shop’s policy paused ends without being resumed', async () => {
  const id = await begun('policy')
  await setClock('2027-02-10T12:00:00+09:00')
  await db().$executeRaw`update subscriptions set status = 'paused' where id = ${id}`
  await db()
    .$executeRaw`insert into subscription_history (subscription_id, "from", "to", code, actor, at)
    values (${id}, 'active', 'paused', 'order-given-up', 'engine', teiki_now())`
  await dayComes('2027-04-10')
  await shipDue()
  expect(await change(id, end)).toBe('changed')
  expect((await cyclesOf(id))[1]).toBe('1 2027-02-28 skipped')
  await dayComes('2027-04-11')
  expect(await statusOf(id)).toBe('ended')
  expect(await findBrokenInvariants()).toEqual([])
})

test('it may be canceled at once while it ends', async () => {
  const id = await begun('at-once', 'bound-drip')
  await change(id, end)
  await cancelNow(id)
  expect(await statusOf(id)).toBe('canceled')
  expect(await change(id, takeBack)).toBe('over-already')
  await daysCome('2027-05-01', '2027-05-02')
  expect(await statusOf(id)).toBe('canceled')
  expect(await findBrokenInvariants()).toEqual([])
})

test('what was shown before its cut-off is not done after it', async () => {
  const id = await begun('midnight')
  await setClock('2027-02-27T23:59:00+09:00')
  const preview = await previewSchedule(id, end)
  const shown = preview.ok ? preview.value.mark : ''
  await setClock('2027-02-28T00:01:00+09:00')
  const press = () =>
    changeSchedule({ subscriptionId: id, command: end, staffId: 'somebody', shown })
  const [first, second] = await Promise.all([press(), press(), advanceOrders()])
  const stale = { ok: false, reason: 'changed-meanwhile' }
  expect([first, second]).toEqual([stale, stale])
  expect((await cyclesOf(id))[1]).toBe('1 2027-02-28 ordered')
})

test('of two who end it at once one is told', async () => {
  const id = await begun('twice')
  const preview = await previewSchedule(id, end)
  const shown = preview.ok ? preview.value.mark : ''
  const press = () =>
    changeSchedule({ subscriptionId: id, command: end, staffId: 'somebody', shown })
  const answers = await Promise.all([press(), press()])
  expect(answers.map((one) => (one.ok ? one.value : one.reason)).toSorted()).toEqual([
    'changed',
    'ending-already',
  ])
})

test('nobody is erased before it is over', async () => {
  const id = await begun('erased')
  await change(id, end)
  const { customerId } = await db().subscription.findUniqueOrThrow({ where: { id } })
  const erase = () => eraseCustomer(customerId ?? '', 'somebody')
  expect(await erase()).toEqual({ ok: false, reason: 'open-subscription' })
  await dayComes('2027-02-05')
  await shipDue()
  await dayComes('2027-02-28')
  expect(await statusOf(id)).toBe('ended')
  expect(await erase()).toEqual({ ok: false, reason: 'usable-token' })
})

test('twelve months are charged as the preview said, then it is over', async () => {
  const commands: Record<string, ScheduleCommand[]> = {
    plain: [end],
    'skip-before': [{ kind: 'skip', index: 1 }, end],
    'skip-after': [end, { kind: 'skip', index: 1 }],
    'pause-before': [{ kind: 'pause', until: plainDate('2027-03-29') }, end],
    'pause-after': [end, { kind: 'pause', until: plainDate('2027-03-29') }],
    moved: [end, { kind: 'move', index: 1, to: plainDate('2027-02-20'), later: true }],
    'taken-back': [end, takeBack],
    all: [
      { kind: 'move', index: 1, to: plainDate('2027-02-20'), later: true },
      { kind: 'skip', index: 1 },
      end,
      { kind: 'pause', until: plainDate('2027-05-01') },
      { kind: 'take-back-skip', index: 1 },
    ],
  }
  const names = new Map<string, string>()
  for (const [name, list] of Object.entries(commands))
    for (const slug of ['drip', 'moons', 'bound-drip', 'bound-moons']) {
      const id = await begun(`${name}-${slug}`, slug)
      names.set(id, `${name} ${slug}`)
      for (const command of list) await change(id, command)
    }
  const ids = [...names.keys()]
  const previewed: string[] = []
  for await (const { subscriptionId, orderNumber, on, amountMinor } of previewCharges(365))
    if (names.has(subscriptionId))
      previewed.push(`${names.get(subscriptionId)} ${orderNumber} ${on} ${amountMinor}`)
  const expected = await Promise.all(ids.map(lastOrderOf))
  const first = plainDate('2027-01-31')
  for (let ahead = 1; ahead <= 365; ahead += 1) {
    await dayComes(`${first.add({ days: ahead })}`)
    if (ahead % 7 === 0) await shipDue()
  }
  const charges = await db().charge.findMany({
    where: { status: 'succeeded', order: { index: { gt: 0 }, subscriptionId: { in: ids } } },
    select: { amountMinor: true, finishedAt: true, order: true },
  })
  const charged = charges.map(({ amountMinor, finishedAt, order }) => {
    const at = new Date((finishedAt?.getTime() ?? 0) + 9 * 3_600_000)
    return `${names.get(order.subscriptionId)} ${order.index + 1} ${fromColumn(at)} ${amountMinor}`
  })
  expect(charged.toSorted()).toEqual(previewed.toSorted())
  const statuses = await Promise.all(ids.map(statusOf))
  expect(statuses.map((status, at) => `${names.get(ids[at] ?? '')} ${status}`)).toEqual(
    [...names.values()].map(
      (name) => `${name} ${name.startsWith('taken-back') ? 'active' : 'ended'}`,
    ),
  )
  const orders = await db().order.groupBy({
    by: ['subscriptionId'],
    where: { subscriptionId: { in: ids } },
    _max: { index: true },
    _count: true,
  })
  const made = new Map(orders.map((one) => [one.subscriptionId, one]))
  for (const [at, id] of ids.entries()) {
    const name = names.get(id) ?? ''
    if (name.startsWith('taken-back')) continue
    // As the page said before: the last order, and no fewer than the minimum.
    const minimum = name.endsWith('bound-drip') ? 3 : name.endsWith('bound-moons') ? 2 : 1
    expect([name, made.get(id)?._count]).toEqual([name, minimum])
    expect([name, (made.get(id)?._max.index ?? 0) + 1]).toEqual([
      name,
      Number(expected[at]?.split(' ')[0]),
    ])
  }
  expect(await findBrokenInvariants()).toEqual([])
})

test('the customer reads which order is the last, and that it goes on after all', async () => {
  const id = await begun('mail', 'bound-drip')
  await change(id, end)
  await sendEmails()
  await change(id, takeBack)
  await sendEmails()
  const mails = await db().mailboxMail.findMany({
    where: { recipient: 'mail@example.jp', kind: 'subscription-changed' },
    orderBy: { at: 'asc' },
  })
  expect(mails.map(({ subject }) => subject)).toEqual([
    expect.stringContaining('終了を承りました'),
    expect.stringContaining('終了を取り消しました'),
  ])
  const [ending, goesOn] = mails.map(({ text }) => text)
  expect(ending).toContain('2027年3月31日(水)')
  expect(ending).toContain('2027年4月29日(木)')
  expect(goesOn).toContain('2027年2月28日(日)')
})
