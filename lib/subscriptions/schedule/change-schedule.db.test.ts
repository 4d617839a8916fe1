import { beforeAll, describe, expect, test } from 'vitest'
import { listActivities } from '#lib/activity/list-activities.ts'
import { previewCharges } from '#lib/charging/preview-charges.ts'
import { db } from '#lib/db/client.ts'
import { listEmails } from '#lib/emails/list-emails.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { fromColumn, plainDate } from '#lib/plain-date.ts'
import { setClock } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { getSubscriptionView } from '../get-subscription-view.ts'
import { cancelNow } from '../testing.ts'
import { changeSchedule, previewSchedule } from './change-schedule.ts'
import type { ScheduleCommand } from './schedule-command.ts'
import { begun, change, cyclesOf, dayComes } from './testing.ts'

withSmartpay()

async function plannedDays(subscriptionId: string): Promise<string[]> {
  const view = await getSubscriptionView(subscriptionId)
  return (view?.planned ?? []).flatMap(({ due, leftOut }) => (leftOut ? [] : [`${due.on}`]))
}

async function mailsTo(browser: string): Promise<string[]> {
  await sendEmails()
  const mails = await db().mailboxMail.findMany({
    where: { recipient: `${browser}@example.jp`, kind: 'subscription-changed' },
    orderBy: { id: 'asc' },
  })
  return mails.map(({ subject }) => subject)
}

beforeAll(() => setClock('2027-01-31T12:00:00+09:00'))

describe('a skipped order', () => {
  test('is left out, the next one comes as planned, and it is taken back until its cut-off', async () => {
    const id = await begun('skips')
    expect(await cyclesOf(id)).toEqual(['0 2027-01-31 ordered', '1 2027-02-28 scheduled'])
    expect(await change(id, { kind: 'skip', index: 1 })).toBe('changed')
    expect(await change(id, { kind: 'skip', index: 1 })).toBe('skipped-already')
    expect(await cyclesOf(id)).toEqual([
      '0 2027-01-31 ordered',
      '1 2027-02-28 skipped',
      '2 2027-03-31 scheduled',
    ])
    expect(await change(id, { kind: 'take-back-skip', index: 1 })).toBe('changed')
    expect(await change(id, { kind: 'take-back-skip', index: 1 })).toBe('not-skipped')
    expect((await cyclesOf(id))[1]).toBe('1 2027-02-28 scheduled')
    expect(await change(id, { kind: 'skip', index: 3 })).toBe('changed')
    expect(await plannedDays(id)).toEqual(['2027-05-31', '2027-06-30', '2027-07-31', '2027-08-31'])
    expect(await mailsTo('skips')).toHaveLength(3)
    const { rows } = await listEmails({ tab: 'all', cursor: null })
    expect(rows[0]).toMatchObject({ kind: 'subscription-changed', subscriptionId: id })
    const activities = await listActivities({ kind: 'subscription', id })
    expect(activities.filter(({ what }) => what === 'subscription-changed')).toHaveLength(3)
    expect(await findBrokenInvariants()).toEqual([])
  })

  test('of which an order is made already is refused', async () => {
    const id = await begun('late')
    expect(await change(id, { kind: 'skip', index: 0 })).toBe('after-cut-off')
    expect(await change(id, { kind: 'skip', index: 40 })).toBe('too-far-ahead')
    await cancelNow(id)
    expect(await change(id, { kind: 'skip', index: 1 })).toBe('over-already')
    expect(await change('sub_0000000000000000000000', { kind: 'resume' })).toBe('unknown-subject')
  })
})

test('what was not shown is not changed', async () => {
  const id = await begun('stale')
  const command = { kind: 'skip', index: 1 } as const
  const preview = await previewSchedule(id, command)
  await change(id, { kind: 'move', index: 1, to: plainDate('2027-02-25'), later: false })
  const shown = preview.ok ? preview.value.mark : ''
  expect(await changeSchedule({ subscriptionId: id, command, staffId: 'somebody', shown })).toEqual(
    {
      ok: false,
      reason: 'changed-meanwhile',
    },
  )
})

describe('an order moved to another day', () => {
  test('keeps the days of those after it, or takes them along', async () => {
    const id = await begun('moves')
    const to = plainDate('2027-03-10')
    expect(await change(id, { kind: 'move', index: 1, to, later: false })).toBe('changed')
    expect((await cyclesOf(id))[1]).toBe('1 2027-03-10 scheduled')
    expect((await plannedDays(id))[0]).toBe('2027-03-31')
    expect(await change(id, { kind: 'move', index: 1, to, later: true })).toBe('same-day')
    const later = plainDate('2027-03-12')
    expect(await change(id, { kind: 'move', index: 1, to: later, later: true })).toBe('changed')
    expect((await plannedDays(id)).slice(0, 2)).toEqual(['2027-04-12', '2027-05-12'])
    expect(await mailsTo('moves')).toHaveLength(2)
  })

  test.each([
    ['2027-01-31', 'day-too-near'],
    ['2020-01-01', 'day-too-near'],
    ['2027-03-31', 'day-taken'],
    ['2027-04-02', 'day-taken'],
    ['2029-04-02', 'day-too-far'],
  ])('does not go to %s: %s', async (day, refusal) => {
    const id = await begun(`day-${day}`)
    const command = { kind: 'move', index: 1, to: plainDate(day), later: false } as const
    expect(await change(id, command)).toBe(refusal)
  })
})

describe('a pause', () => {
  test('without an end leaves everything out until somebody ends it', async () => {
    const id = await begun('rests')
    expect(await change(id, { kind: 'resume' })).toBe('not-paused')
    expect(await change(id, { kind: 'pause', until: null })).toBe('changed')
    expect(await change(id, { kind: 'pause', until: null })).toBe('paused-already')
    expect(await cyclesOf(id)).toEqual(['0 2027-01-31 ordered', '1 2027-02-28 skipped'])
    expect(await plannedDays(id)).toEqual([])
    for (const day of ['2027-02-28', '2027-03-31', '2027-04-10']) await dayComes(day)
    expect(await change(id, { kind: 'resume' })).toBe('changed')
    expect(await cyclesOf(id)).toEqual([
      '0 2027-01-31 ordered',
      '1 2027-02-28 skipped',
      '2 2027-03-31 skipped',
      '3 2027-04-30 scheduled',
    ])
    expect(await findBrokenInvariants()).toEqual([])
    await setClock('2027-01-31T12:00:00+09:00')
  })

  test('that is ended on the same day leaves nothing out', async () => {
    const id = await begun('short')
    await change(id, { kind: 'pause', until: plainDate('2027-06-01') })
    await change(id, { kind: 'resume' })
    expect((await cyclesOf(id))[1]).toBe('1 2027-02-28 scheduled')
    const { calendarChanges } = await db().subscription.findUniqueOrThrow({ where: { id } })
    expect(calendarChanges).toEqual([])
  })
})

test('twelve months are charged as the preview said after each change', async () => {
  await setClock('2027-01-31T12:00:00+09:00')
  const commands: Record<string, ScheduleCommand[]> = {
    nothing: [],
    skip: [{ kind: 'skip', index: 1 }],
    'skip-two': [
      { kind: 'skip', index: 1 },
      { kind: 'skip', index: 3 },
    ],
    move: [{ kind: 'move', index: 2, to: plainDate('2027-04-05'), later: false }],
    anchor: [{ kind: 'move', index: 1, to: plainDate('2027-02-15'), later: true }],
    pause: [{ kind: 'pause', until: plainDate('2027-03-29') }],
    'long-pause': [{ kind: 'pause', until: plainDate('2027-09-01') }],
    all: [
      { kind: 'move', index: 1, to: plainDate('2027-02-20'), later: true },
      { kind: 'skip', index: 2 },
      { kind: 'pause', until: plainDate('2027-05-01') },
    ],
  }
  const ids = new Set<string>()
  for (const [name, list] of Object.entries(commands))
    for (const slug of ['drip', 'seasons', 'moons']) {
      const id = await begun(`${name}-${slug}`, slug)
      ids.add(id)
      for (const command of list) await change(id, command)
    }
  const previewed: string[] = []
  for await (const { subscriptionId, orderNumber, on, amountMinor } of previewCharges(365))
    if (ids.has(subscriptionId))
      previewed.push(`${on} ${subscriptionId} ${orderNumber} ${amountMinor}`)
  const first = plainDate('2027-01-31')
  for (let ahead = 1; ahead <= 365; ahead += 1) await dayComes(`${first.add({ days: ahead })}`)
  const done = await db().charge.findMany({
    where: { status: 'succeeded', order: { index: { gt: 0 }, subscriptionId: { in: [...ids] } } },
    select: { amountMinor: true, finishedAt: true, order: true },
  })
  const charged = done.map(({ amountMinor, finishedAt, order }) => {
    const at = new Date((finishedAt?.getTime() ?? 0) + 9 * 3_600_000)
    return `${fromColumn(at)} ${order.subscriptionId} ${order.index + 1} ${amountMinor}`
  })
  expect(previewed.length).toBeGreaterThan(100)
  expect(charged.toSorted()).toEqual(previewed.toSorted())
  expect(await findBrokenInvariants()).toEqual([])
})
