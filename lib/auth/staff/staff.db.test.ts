import { describe, expect, test } from 'vitest'
import { changePassword } from '#lib/auth/password/change-password.ts'
import { endOwnSession } from '#lib/auth/sign-in/end-sessions.ts'
import { offerRecoveryCodes, takeRecoveryCodes } from '#lib/auth/sign-in/recovery-codes.ts'
import { resetFactor } from '#lib/auth/sign-in/reset-factor.ts'
import { showFactor, signInWithPassword } from '#lib/auth/sign-in/sign-in.ts'
import {
  afterPassword,
  codeOf,
  invite,
  join,
  member,
  password,
  session,
  sessionsOf,
  whoIs,
} from '#lib/auth/testing.ts'
import { db } from '#lib/db/client.ts'
import { changeRole } from './change-role.ts'
import { removeStaff } from './remove-staff.ts'

describe('sessions end at once', () => {
  test('when the role changes, also for who stands at the second step', async () => {
    const owner = await member('role-owner', 'owner')
    const somebody = await member('role-changed')
    const { headers } = await session(somebody)
    const waiting = await afterPassword(somebody)
    expect(await whoIs(headers)).toBe(somebody.id)
    expect(await changeRole({ staffId: somebody.id, role: 'viewer', by: owner.id })).toMatchObject({
      ok: true,
    })
    expect(await whoIs(headers)).toBe(null)
    const code = await codeOf(somebody)
    expect(
      await showFactor(code, { headers: waiting, network: null, session: null }),
    ).toMatchObject({ ok: false })
    expect(await sessionsOf(somebody)).toBe(0)
  })

  test('when the password changes, but the one that changed it', async () => {
    const somebody = await member('password')
    const mine = await session(somebody)
    const other = await session(somebody)
    const change = {
      staffId: somebody.id,
      sessionId: mine.sessionId,
      network: null,
      mailIn: 'ja' as const,
      next: 'another password of the tests',
    }
    expect(await changePassword({ ...change, present: 'a wrong one' })).toEqual({
      ok: false,
      reason: 'wrong',
    })
    expect(await whoIs(other.headers)).toBe(somebody.id)
    const common = { ...change, present: password, next: 'Password2026!' }
    expect(await changePassword(common)).toEqual({ ok: false, reason: 'common-password' })
    expect(await changePassword({ ...change, present: password })).toMatchObject({ ok: true })
    expect(await whoIs(other.headers)).toBe(null)
    expect(await whoIs(mine.headers)).toBe(somebody.id)
    const typed = { email: somebody.email, password }
    expect(await signInWithPassword(typed, { headers: new Headers(), network: null })).toEqual({
      ok: false,
      reason: 'wrong',
    })
  })

  test('when one is ended, and never somebody else’s', async () => {
    const [one, other] = [await session(await member('one')), await session(await member('other'))]
    expect(await endOwnSession(other.sessionId, one.staffId)).toBe(false)
    expect(await whoIs(other.headers)).toBe(other.staffId)
    expect(await endOwnSession(one.sessionId, one.staffId)).toBe(true)
    expect(await whoIs(one.headers)).toBe(null)
  })

  test('when somebody is removed, who then has nothing to sign in with', async () => {
    const owner = await member('remover', 'owner')
    const somebody = await member('leaver')
    const { headers } = await session(somebody)
    expect(await removeStaff({ staffId: somebody.id, by: owner.id })).toMatchObject({ ok: true })
    expect(await whoIs(headers)).toBe(null)
    const typed = { email: somebody.email, password }
    expect(await signInWithPassword(typed, { headers: new Headers(), network: null })).toEqual({
      ok: false,
      reason: 'wrong',
    })
    expect(await removeStaff({ staffId: somebody.id, by: owner.id })).toEqual({
      ok: false,
      reason: 'unknown-staff',
    })
    expect(await join(await invite(somebody.email))).toMatchObject({ ok: true })
  })

  test('when the second factor is reset; the next sign-in enrols', async () => {
    const owner = await member('resetter', 'owner')
    const somebody = await member('lost-phone')
    const { headers } = await session(somebody)
    expect(await resetFactor({ staffId: somebody.id, by: owner.id })).toMatchObject({ ok: true })
    expect(await whoIs(headers)).toBe(null)
    const typed = { email: somebody.email, password }
    expect(await signInWithPassword(typed, { headers: new Headers(), network: null })).toEqual({
      ok: true,
      value: 'enrol',
    })
  })
})

test('Who is removed leaves no mail address behind', async () => {
  const owner = await member('forgetter', 'owner')
  const email = 'forgotten@join.example'
  await join(await invite(email))
  const { id } = await db().staff.findUniqueOrThrow({ where: { email }, select: { id: true } })
  expect(await removeStaff({ staffId: id, by: owner.id })).toMatchObject({ ok: true })
  expect(await db().staffInvitation.count({ where: { email } })).toBe(0)
})

describe('the last owner', () => {
  test('stays, also when two owners act on each other at once', async () => {
    await db().staff.updateMany({ where: { role: 'owner' }, data: { role: 'viewer' } })
    const one = await member('owner-one', 'owner')
    expect(await removeStaff({ staffId: one.id, by: one.id })).toEqual({
      ok: false,
      reason: 'last-owner',
    })
    expect(await changeRole({ staffId: one.id, role: 'viewer', by: one.id })).toEqual({
      ok: false,
      reason: 'last-owner',
    })
    const other = await member('owner-other', 'owner')
    const answers = await Promise.all([
      removeStaff({ staffId: other.id, by: one.id }),
      changeRole({ staffId: one.id, role: 'viewer', by: other.id }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const owners = await db().staff.count({ where: { role: 'owner', removedAt: null } })
    expect(owners).toBe(1)
  })
})

test('New recovery codes count from when they are taken, for the session that saw them', async () => {
  const somebody = await member('codes')
  const mine = await session(somebody)
  const other = await session(somebody)
  const { codes, offer } = offerRecoveryCodes(mine)
  expect(await takeRecoveryCodes(other, offer)).toBe(false)
  expect(await takeRecoveryCodes(mine, 'forged')).toBe(false)
  expect(await takeRecoveryCodes(mine, offer)).toBe(true)
  const headers = await afterPassword(somebody)
  const [old = ''] = somebody.recoveryCodes
  expect(await showFactor(old, { headers, network: null, session: null })).toMatchObject({
    ok: false,
  })
  expect(await showFactor(codes[0] ?? '', { headers, network: null, session: null })).toMatchObject(
    { ok: true },
  )
})
