import { expect, test } from 'vitest'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { changePassword } from '#lib/auth/password/change-password.ts'
import { resetFactor } from '#lib/auth/sign-in/reset-factor.ts'
import { markSeen } from '#lib/auth/sign-in/sessions.ts'
import { type Member, member, password, session } from '#lib/auth/testing.ts'
import { db } from '#lib/db/client.ts'
import { changeRole } from './change-role.ts'
import { removeStaff } from './remove-staff.ts'

const next = 'another password of the tests'

test.each<[string, (who: Member) => Promise<unknown>]>([
  ['changeRole', ({ id }) => changeRole({ staffId: id, role: 'viewer', by: 'command' })],
  ['removeStaff', ({ id }) => removeStaff({ staffId: id, by: 'command' })],
  ['resetFactor', ({ id }) => resetFactor({ staffId: id, by: 'command' })],
  [
    'changePassword',
    ({ id }) =>
      changePassword({
        ...{ staffId: id, sessionId: '-', present: password, next },
        ...{ network: null, mailIn: 'ja' },
      }),
  ],
])('%s waits for a session without holding the audit log', async (name, deed) => {
  await member(`owner-${name}`, 'owner')
  const somebody = await member(name)
  const { sessionId } = await session(somebody)
  const done = await db().$transaction(async (tx) => {
    await tx.$executeRaw`select from staff_sessions where id = ${sessionId} for update`
    const waiting = Promise.allSettled([deed(somebody)])
    await somebodyWaits()
    await recordAudit({ actor: 'command', action: 'test', subject: '-', outcome: 'done' }, tx)
    return { waiting }
  })
  expect(await done.waiting).toMatchObject([{ status: 'fulfilled', value: { ok: true } }])
})

test('Who is seen waits for the person without holding the session', async () => {
  const somebody = await member('seen')
  const { sessionId } = await session(somebody)
  const done = await db().$transaction(async (tx) => {
    await tx.$executeRaw`select from staff where id = ${somebody.id} for update`
    const waiting = Promise.allSettled([markSeen(sessionId)])
    await somebodyWaits()
    await tx.staffSession.deleteMany({ where: { id: sessionId } })
    return { waiting }
  })
  expect(await done.waiting).toMatchObject([{ status: 'fulfilled' }])
})

async function somebodyWaits(): Promise<void> {
  await expect
    .poll(
      () => db().$queryRaw`
        select count(*)::int as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`,
    )
    .toEqual([{ n: 1 }])
}
