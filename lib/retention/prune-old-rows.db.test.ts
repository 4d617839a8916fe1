import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { advanceClock, seedDemoShop } from '#lib/signups/testing.ts'
import { pruneOldRows } from './prune-old-rows.ts'
import { retentionDays } from './retention-days.ts'

const day = 24 * 3_600_000

beforeEach(async () => {
  await seedDemoShop()
  await db()
    .$executeRaw`truncate events, emails, rate_limits, webhook_refusals, mailbox, staff cascade`
})

type Event = { id: string; status?: string; because?: string | null; waits?: boolean }

async function keepEvent({ id, status = 'processed', because = null, waits = false }: Event) {
  await db().$executeRaw`
    insert into events (id, type, subject, test, status, parked_because, occurred_at, signed_at, received_at, last_received_at, next_try_at)
    select ${id}, 'token.approved', '-', true, ${status}::event_status, ${because}, at, at, at, at, case when ${waits} then at end
    from (select teiki_now() as at) now`
}

async function saveEvent(id: string, status: string, cause = id) {
  await db().$executeRaw`
    insert into emails (id, kind, cause, status, created_at)
    values (${id}, 'payment-reminder', ${cause}, ${status}::email_status, teiki_now())`
}

async function idsOf(table: 'event' | 'notice'): Promise<string[]> {
  const rows =
    table === 'event'
      ? await db().event.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
      : await db().email.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  return rows.map(({ id }) => id)
}

describe('events', () => {
  test('are kept as long as Smartpay may deliver them again, and much longer', async () => {
    await keepEvent({ id: 'processed' })
    await advanceClock((retentionDays.events - 1) * day)
    await pruneOldRows()
    expect(await idsOf('event')).toEqual(['processed'])
    await db().$executeRaw`update events set last_received_at = teiki_now()`
    await advanceClock(2 * day)
    await pruneOldRows()
    expect(await idsOf('event')).toEqual(['processed'])
    await advanceClock(retentionDays.events * day)
    expect(await pruneOldRows()).toEqual({ rows: { events: 1 }, complete: true })
  })

  test('that somebody has to look at or that wait stay', async () => {
    await keepEvent({ id: 'parked', status: 'parked', because: 'unknown-type' })
    await keepEvent({ id: 'other-mode', status: 'parked', because: 'other-mode' })
    await keepEvent({ id: 'waits', status: 'received', waits: true })
    await advanceClock(100 * day)
    await pruneOldRows()
    expect(await idsOf('event')).toEqual(['parked', 'waits'])
    await advanceClock(retentionDays.parkedEvents * day)
    await pruneOldRows()
    expect(await idsOf('event')).toEqual(['waits'])
  })
})

test('emails that may still be sent, or whose cause lives, stay', async () => {
  const statuses = ['queued', 'sending', 'sent', 'dropped', 'unknown']
  for (const status of statuses) await saveEvent(status, status)
  const [version] = await db().planVersion.findMany({ take: 1 })
  const of = { planVersionId: version?.id ?? '', quantity: 1, createdAt: new Date(0) }
  const subscriptionId = 'sub'
  await db().subscription.create({ data: { id: subscriptionId, threadId: 'line', ...of } })
  const { createdAt } = of
  const slot = { subscriptionId, index: 0, dueOn: createdAt }
  await db().cycle.create({
    data: { id: 'cyc', ...slot, cutOffOn: createdAt, amountMinor: 1, createdAt },
  })
  const waits = { status: 'awaiting_payment', paymentMethod: 'bank_transfer' } as const
  await db().order.create({
    data: { id: 'ord', cycleId: 'cyc', ...of, ...slot, ...waits, totalMinor: 1 },
  })
  await saveEvent('awaited', 'sent', 'ord')
  await advanceClock((retentionDays.emails + 1) * day)
  await pruneOldRows()
  expect(await idsOf('notice')).toEqual(['awaited', 'queued', 'sending', 'unknown'])
})

test('a large heap is deleted in batches, goes on where it stopped and holds up nothing else', async () => {
  await db().$executeRaw`
    insert into rate_limits (key, starts_at, count) select n::text, teiki_now() - interval '1 year', 1 from generate_series(1, 2500) n`
  await db().$executeRaw`
    insert into webhook_refusals (day, reason, count, last_at) values ('2020-01-01', 'unsigned', 1, teiki_now())`
  const first = { rate_limits: 1_000, webhook_refusals: 1 }
  expect(await pruneOldRows(() => false)).toEqual({ rows: first, complete: false })
  expect(await pruneOldRows()).toEqual({ rows: { rate_limits: 1_500 }, complete: true })
})

test('a local run’s mailbox and links for a new password are not kept for ever', async () => {
  await db().$executeRaw`insert into staff (id, name, email) values ('stf', 'n', 'n@example.jp')`
  await db().$executeRaw`
    insert into mailbox (id, kind, recipient, subject, text, html, at)
    select id, 'signup-completed', '', '', '', '', teiki_now() - days * interval '1 day'
    from (values ('old', ${retentionDays.emails + 1}::int), ('new', ${retentionDays.emails - 1}::int)) as mails (id, days)`
  await db().$executeRaw`
    insert into staff_password_resets (id, staff_id, link_hash, created_at, expires_at)
    select id, 'stf', id, now(), now() - days * interval '1 day'
    from (values ('old', ${retentionDays.invitations + 1}::int), ('new', ${retentionDays.invitations - 1}::int)) as links (id, days)`
  const rows = { mailbox: 1, staff_password_resets: 1 }
  expect(await pruneOldRows()).toEqual({ rows, complete: true })
})

test('what ended long ago at the door of the staff goes, what counts stays', async () => {
  await db().$executeRaw`insert into staff (id, name, email) values ('stf', 'n', 'n@example.jp')`
  for (const [id, age] of [
    ['old', '1 year'],
    ['new', '0'],
  ] as const) {
    await db().$executeRaw`
      insert into staff_sessions (id, token, user_id, expires_at, updated_at)
      values (${id}, ${id}, 'stf', now() - ${age}::interval, now())`
    await db().$executeRaw`
      insert into staff_verifications (id, identifier, value, expires_at, updated_at)
      values (${id}, '', '', now() - ${age}::interval, now())`
    await db().$executeRaw`
      insert into staff_used_codes (staff_id, code_hash, used_at) values ('stf', ${id}, now() - ${age}::interval)`
    for (const accepted of [true, false])
      await db().$executeRaw`
        insert into staff_invitations (id, email, role, link_hash, invited_by, created_at, expires_at, accepted_at)
        values (${`${id} ${accepted}`}, '', 'viewer', ${`${id} ${accepted}`}, '', now(), now() - ${age}::interval,
          case when ${accepted} then now() end)`
  }
  const rows = {
    staff_sessions: 1,
    staff_verifications: 1,
    staff_used_codes: 1,
    staff_invitations: 1,
  }
  expect(await pruneOldRows()).toEqual({ rows, complete: true })
  expect(await db().staffInvitation.count()).toBe(3)
})
