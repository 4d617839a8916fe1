import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { markAudit } from '#lib/audit/mark-audit.ts'
import { verifyAudit } from '#lib/audit/verify-audit.ts'
import { inviteStaff } from '#lib/auth/staff/invite-staff.ts'
import { removeStaff } from '#lib/auth/staff/remove-staff.ts'
import { member, session } from '#lib/auth/testing.ts'
import { eraseCustomer } from '#lib/customers/erase-customer.ts'
import { runSweep } from '#lib/jobs/run-sweep.ts'
import { verifyConsents } from '#lib/legal/verify-consents.ts'
import { writeNote } from '#lib/notes/write-note.ts'
import { resealAll } from '#lib/secrets/reseal-all.ts'
import { redirected } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { cancelSubscription } from '#lib/subscriptions/cancel-subscription.ts'
import { openOrders } from '#lib/subscriptions/cancellation.ts'
import { getSubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { db } from './client.ts'
import { migrate } from './migrate.ts'
import { testDatabaseUrl } from './testing.ts'
import { letWebRoleIn, powersOf } from './web-role.ts'

let webUrl = ''
let web: pg.Client

/** From here on every command of this file is the web's role, as on a deployment with two roles. */
beforeAll(async () => {
  webUrl = await letWebRoleIn(testDatabaseUrl)
  process.env.DATABASE_URL = webUrl
  web = new pg.Client({ connectionString: webUrl })
  await web.connect()
})
afterAll(() => web.end())
withSmartpay()

async function asOwner(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: testDatabaseUrl })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

describe('the web’s role', () => {
  test('owns nothing', async () => {
    expect(await powersOf(webUrl)).toEqual([])
    expect(await powersOf(testDatabaseUrl)).not.toEqual([])
    const [row] = await db().$queryRaw<{ role: string }[]>`select current_user::text as role`
    expect(row?.role).toBe('teiki_web')
  })

  test('is enough for a signup, a customer, staff and all that time brings', async () => {
    const { signupId, tokenId } = await redirected('a-shopper')
    await decide(signupId, 'approve')
    expect(await settleToken(tokenId, 'sweep')).toMatchObject({ ok: true })
    const { customerId, subscriptionId } = await db().signup.findUniqueOrThrow({
      where: { id: signupId },
    })
    const owner = await member('an-owner', 'owner')
    const other = await member('another-owner', 'owner')
    await session(owner)
    expect(
      await inviteStaff({
        email: 'new@shop.example',
        role: 'viewer',
        invitedBy: owner.id,
        mailIn: 'ja',
      }),
    ).toMatchObject({ ok: true })
    await removeStaff({ staffId: other.id, by: owner.id })
    const outcome = await runSweep()
    expect(Object.entries(outcome).filter(([, { because }]) => because === 'error')).toEqual([])
    await asOwner(`update tokens set status = 'deleted' where id = '${tokenId}'`)
    expect(await eraseAfterCancel(customerId ?? '', subscriptionId ?? '', owner.id)).toMatchObject({
      ok: true,
    })
    expect((await resealAll()).complete).toBe(true)
    expect((await markAudit()).trouble).toBeNull()
    expect((await verifyAudit()).trouble).toBeNull()
    expect((await verifyConsents()).altered).toEqual([])
  })

  test.each([
    [`update audit_log set actor = 'x'`],
    ['delete from audit_log'],
    ['truncate audit_log'],
    ['delete from audit_mark'],
    ['alter table audit_log disable trigger all'],
    ['set session_replication_role = replica'],
    ['drop table audit_log cascade'],
    [`update consents set text = 'x'`],
    ['delete from signup_history'],
    ['truncate signups cascade'],
    [`update offline_payments set amount_minor = 1`],
    ['delete from plan_versions'],
    ['delete from notes'],
    [`update notes set staff_id = 'x'`],
    ['delete from secret_canary'],
    ['create table mine (id int)'],
    ['create function teiki_now() returns timestamptz language sql as $$ select null $$'],
    ['update clock set local = true'],
    [`insert into _prisma_migrations (id, checksum, migration_name) values ('x', 'x', 'x')`],
    ['select setval(pg_get_serial_sequence($$audit_log$$, $$id$$), 1)'],
    ['select grant_web_role()'],
  ])('may not %s', async (sql) => {
    await expect(web.query(sql)).rejects.toMatchObject({ code: '42501' })
  })

  test('cannot lead the chain astray with a table of its own', async () => {
    await web.query('create temporary table audit_log (id bigint, hash text)')
    await web.query(`insert into pg_temp.audit_log values (99, 'mine')`)
    await web.query(`
      insert into public.audit_log (at, actor, action, subject, outcome, detail, previous_hash, hash)
      values (now(), 'x', 'x', 'x', 'done', '{}', '', '')`)
    await web.query('drop table pg_temp.audit_log')
    expect((await verifyAudit()).trouble?.kind).toBe('forged')
  })
})

async function eraseAfterCancel(customerId: string, subscriptionId: string, staffId: string) {
  expect(
    await writeNote({ subject: customerId, text: 'a note', staffId, noteId: undefined }),
  ).toMatchObject({ ok: true })
  const shown = openOrders((await getSubscriptionView(subscriptionId))?.orders ?? [])
  const reason = 'asked-by-customer'
  expect(await cancelSubscription({ subscriptionId, reason, shown, staffId })).toMatchObject({
    ok: true,
  })
  return eraseCustomer(customerId, staffId)
}

test('what is never changed refuses TRUNCATE from its owner too', async () => {
  const frozen = await asOwner(`
    select distinct tgrelid::regclass::text as name from pg_trigger where tgfoid = 'refuse_change'::regproc
    union select 'notes' order by 1`)
  expect(frozen.length).toBeGreaterThan(8)
  for (const { name } of frozen)
    await expect(asOwner(`truncate ${name} cascade`)).rejects.toThrow(/never changed or deleted/)
})

test('a table that a later migration makes is granted by the same call', async () => {
  await asOwner('create table later (id int); create table later_history (id int)')
  await asOwner(`create trigger frozen before update or delete on later_history
    for each row execute function refuse_change()`)
  await migrate(testDatabaseUrl)
  await web.query('insert into later values (1); update later set id = 2; delete from later')
  await web.query('insert into later_history values (1)')
  await expect(web.query('update later_history set id = 2')).rejects.toMatchObject({
    code: '42501',
  })
})
