import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '#lib/audit/verify-audit.ts'
import { beginEnrolment } from '#lib/auth/sign-in/enrolment.ts'
import { getInvitation } from '#lib/auth/staff/get-invitation.ts'
import { inviteStaff } from '#lib/auth/staff/invite-staff.ts'
import { member, newcomer, session } from '#lib/auth/testing.ts'
import { root } from '#lib/cli/local/install.mjs'
import { keyIdOf, seal } from '#lib/crypto.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { env } from '#lib/env.ts'
import { receiveEvent } from '#lib/events/receive-event.ts'
import { listWebhookSecrets, saveWebhookSecret } from '#lib/events/webhook-secret.ts'
import { verifyConsents } from '#lib/legal/verify-consents.ts'
import { sign } from '#lib/sandbox/webhooks/signature.ts'
import { idsFound } from '#lib/search/testing.ts'
import { adoptBrowser } from '#lib/signups/adopt-browser.ts'
import { getConfirmation } from '#lib/signups/confirm/get-confirmation.ts'
import { redirected } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { openTokenId } from '#lib/tokens/token-secret.ts'

withSmartpay()

const was = process.env.APP_SECRET ?? ''
const becomes = 'the secret of the tests after it was changed'

let signupId = ''
let tokenId = ''
let smartpayId = ''
let link = ''
let staffId = ''
let sessionId = ''
let staffEmail = ''

/** What this process would have after a start with these settings. */
function withSecret(current: string, previous?: string): void {
  Object.assign(env().appSecret, { current, previous })
}

async function command(
  args: string[],
  settings: { APP_SECRET: string; APP_SECRET_PREVIOUS?: string },
): Promise<{ code: number; said: string }> {
  const cli = path.join(root, 'lib/cli/start.mjs')
  const own = { ...process.env, APP_SECRET_PREVIOUS: '', ...settings }
  return promisify(execFile)(process.execPath, [cli, ...args], { env: own }).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (error) => ({ code: Number(error.code), said: `${error.stdout}${error.stderr}` }),
  )
}

async function deliver(id: string): Promise<void> {
  const at = Date.now()
  const eventData = { type: 'token.approved', data: { id: smartpayId } }
  const body = JSON.stringify({ id, createdAt: at, test: true, eventData })
  const kept = await receiveEvent({
    signature: sign('c2VjcmV0', at, body),
    timestamp: `${at}`,
    endpointId: 'webhook_test_1',
    eventId: id,
    body: Buffer.from(body),
  })
  expect(kept.ok).toBe(true)
}

beforeAll(async () => {
  await db().$executeRaw`update shop set facts = jsonb_set(facts, '{askDateOfBirth}', 'true')`
  const browser = await adoptBrowser('b'.repeat(32))
  const made = await redirected(browser, {
    dateOfBirth: '1990-04-01',
    emailAddress: 'a@example.jp',
  })
  signupId = made.signupId
  tokenId = made.tokenId
  const token = await db().token.findUniqueOrThrow({ where: { id: tokenId } })
  smartpayId = openTokenId(tokenId, token.sealedId)
  await saveWebhookSecret({ endpointId: 'webhook_test_1', secret: 'c2VjcmV0' })
  await db().$executeRaw`
    insert into token_drifts (id, kind, test, last4, sealed_id, found_at)
    values ('dft_1', 'unknown-here', true, 'abcd', ${seal(env().appSecret, 'drift:dft_1', 'paytok_test_x')}, now())`
  await db().$executeRaw`
    insert into customers (id, email, email_address, last_name, first_name, last_name_kana, first_name_kana, phone_number,
      postal_code, administrative_area, locality, line1, date_of_birth, created_at, updated_at)
    values ('cus_1', 'a', 'a', '', '', '', '', '', '', '', '', '',
      ${seal(env().appSecret, 'date-of-birth:cus_1', '1990-04-01')}, now(), now())`
  const enrolling = await newcomer('enrolling')
  const theirs = await session(enrolling)
  await beginEnrolment({ ...enrolling, sessionId: theirs.sessionId })
  sessionId = theirs.sessionId
  const known = await member('known')
  staffId = known.id
  staffEmail = known.email
  const invited = await inviteStaff({
    email: 'new@shop.example',
    role: 'viewer',
    invitedBy: 'command',
    mailIn: null,
  })
  link = (invited.ok && new URL(invited.value.address).searchParams.get('link')) || ''
})

/** Names of tables in which something is still of the secret before. */
async function leftOf(secret: string): Promise<string[]> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`
  const left = tables.map(
    ({ name }) => Prisma.sql`
      select ${name} as name from ${Prisma.raw(name)} t where t::text like ${`%${keyIdOf(secret)}.%`} limit 1`,
  )
  const rows = await db().$queryRaw<{ name: string }[]>`
    select name from (${Prisma.join(
      left.map((one) => Prisma.sql`(${one})`),
      ' union all ',
    )}) as l order by name`
  return rows.map(({ name }) => name)
}

test('what was sealed before is read and found while both secrets are set', async () => {
  await deliver('evt_test_1')
  withSecret(becomes, was)
  expect(await idsFound('signup', smartpayId)).toEqual([signupId])
  expect(await getInvitation(link)).toMatchObject({ email: 'new@shop.example' })
  expect((await listWebhookSecrets()).secrets).toHaveLength(1)
  expect((await verifyConsents()).altered).toEqual([])
  expect((await verifyAudit()).trouble).toBeNull()
  const signup = await getConfirmation(signupId, await adoptBrowser('b'.repeat(32)))
  expect(signup?.details?.dateOfBirth).toBe('1990-04-01')
  await deliver('evt_test_2')
  const events = await db().event.findMany({ select: { subject: true } })
  const token = await db().token.findUniqueOrThrow({ where: { id: tokenId } })
  expect(events.map(({ subject }) => subject)).toEqual([token.idHash, token.idHash])
})

test('one command brings everything over, and finds nothing the second time', async () => {
  const settings = { APP_SECRET: becomes, APP_SECRET_PREVIOUS: was }
  const first = await command(['secret:reseal'], settings)
  expect(first.said).toMatch(/tokens.sealed_id: 1 sealed anew/)
  expect(first.said).toMatch(/signups.typed: 1 sealed anew[\s\S]*signups.details: 1 sealed anew/)
  expect(first.said).toMatch(
    /customers.date_of_birth: 1[\s\S]*staff_two_factors: 1[\s\S]*consents: 1/,
  )
  expect(first.said).toContain('APP_SECRET_PREVIOUS may be removed now')
  expect(first.said).toContain('1 open invitations end with it')
  expect(first.code).toBe(0)
  const second = await command(['secret:reseal'], settings)
  expect(second.said).not.toMatch(/: [1-9]\d* sealed anew/)
  expect(second.code).toBe(0)
})

test('then the new secret alone is enough', async () => {
  withSecret(becomes)
  expect(await leftOf(was)).toEqual([])
  const token = await db().token.findUniqueOrThrow({ where: { id: tokenId } })
  expect(openTokenId(tokenId, token.sealedId)).toBe(smartpayId)
  expect(await idsFound('signup', smartpayId)).toEqual([signupId])
  const events = await db().event.findMany({ select: { subject: true } })
  expect(events.map(({ subject }) => subject)).toEqual([token.idHash, token.idHash])
  expect((await verifyConsents()).altered).toEqual([])
  expect((await verifyAudit()).trouble).toBeNull()
  expect((await listWebhookSecrets()).secrets).toMatchObject([
    { endpointId: 'webhook_test_1', secret: 'c2VjcmV0', lasting: true },
  ])
  const signup = await getConfirmation(signupId, await adoptBrowser('b'.repeat(32)))
  expect(signup?.details?.dateOfBirth).toBe('1990-04-01')
  expect(await getInvitation(link)).toBeNull()
  expect((await command(['staff:code', staffEmail], { APP_SECRET: becomes })).said).toMatch(
    /^\d{6}$/m,
  )
  expect(staffId).not.toBe('')
  const enrolled = await db().staffSession.findUniqueOrThrow({ where: { id: sessionId } })
  expect(enrolled.enrolment).toMatch(new RegExp(`^${keyIdOf(becomes)}\\.`))
})

test('and the one before opens nothing any more', async () => {
  const { code, said } = await command(['audit:verify'], { APP_SECRET: was })
  expect(said).toContain('APP_SECRET is not the one of this database')
  expect(code).toBe(1)
})

test('a forged entry of the audit log holds up nothing of it, and is told', async () => {
  await db().$executeRaw`
    insert into audit_log (at, actor, action, subject, outcome, detail, previous_hash, hash)
    values (now(), 'staff-9', 'token.delete', 'x', 'done', '{}', '', '')`
  const { code, said } = await command(['secret:reseal'], { APP_SECRET: becomes })
  expect(said).toContain('The audit log is not as it was written (forged)')
  expect(said).toContain('Everything is under APP_SECRET.')
  expect(code).toBe(0)
})

test('a value of a third secret is named, and the secret before is kept', async () => {
  const strange = { current: 'a third secret that nobody has set anywhere', previous: undefined }
  await db().$executeRaw`
    update customers set date_of_birth = ${seal(strange, 'date-of-birth:cus_1', 'x')} where id = 'cus_1'`
  const { code, said } = await command(['secret:reseal'], { APP_SECRET: becomes })
  expect(said).toMatch(/1 open neither with APP_SECRET nor .*: cus_1/)
  expect(said).toContain('keep APP_SECRET_PREVIOUS')
  expect(code).toBe(1)
})

test('a mistyped option does nothing', async () => {
  const { code, said } = await command(['secret:reseal', '--dry'], { APP_SECRET: becomes })
  expect(said).toContain("Unknown option '--dry'")
  expect(code).toBe(2)
})
