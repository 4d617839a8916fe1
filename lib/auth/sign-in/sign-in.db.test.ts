import { createHook } from 'node:async_hooks'
import { describe, expect, test } from 'vitest'
import {
  afterPassword,
  codeOf,
  member,
  newcomer,
  password,
  session,
  sessionCookie,
  sessionsOf,
  whoIs,
} from '#lib/auth/testing.ts'
import { db } from '#lib/db/client.ts'
import { sharedNetwork } from '#lib/network-address.ts'
import { advanceClock } from '#lib/signups/testing.ts'
import { passkeyOptions } from './passkeys.ts'
import { showFactor, signInWithPassword } from './sign-in.ts'

const nobody = { headers: new Headers(), network: null }

function signIn(email: string, typed = password, network: string | null = null) {
  return signInWithPassword({ email, password: typed }, { ...nobody, network })
}

describe('the first step', () => {
  test('answers a known and an unknown person alike', async () => {
    const { email } = await member('alike')
    expect(await signIn(email, 'not the password')).toEqual({ ok: false, reason: 'wrong' })
    expect(await signIn('nobody@staff.example')).toEqual({ ok: false, reason: 'wrong' })
    expect(await signIn('not an address')).toEqual({ ok: false, reason: 'wrong' })
  })

  test('computes as much for an unknown person', async () => {
    const { email } = await member('clock')
    expect(await passwordsComputed(() => signIn(email, 'not the password'))).toBe(1)
    expect(await passwordsComputed(() => signIn('ghost-of-clock@staff.example'))).toBe(1)
  })

  test('is limited by mail, also for people who do not exist, and forgets after an hour', async () => {
    for (const email of [(await member('guessed')).email, 'ghost@staff.example']) {
      for (let guess = 0; guess < 10; guess += 1)
        expect(await signIn(email, 'a guess of somebody')).toEqual({ ok: false, reason: 'wrong' })
      expect(await signIn(email)).toEqual({ ok: false, reason: 'too-many' })
    }
    await advanceClock(3_600_001)
    expect(await signIn('guessed@staff.example')).toEqual({ ok: true, value: 'code' })
  })

  test('is limited by network', async () => {
    for (let guess = 0; guess < 40; guess += 1) await signIn('short', 'x', '203.0.113.7')
    const { email } = await member('sprayed')
    expect(await signIn(email, password, '203.0.113.7')).toEqual({ ok: false, reason: 'too-many' })
    expect(await signIn(email, password, '203.0.113.8')).toEqual({ ok: true, value: 'code' })
  })

  test('never continues a session that the browser brought along', async () => {
    const attacker = await member('attacker')
    const victim = await member('victim')
    const planted = await session(attacker)
    const cookie = planted.headers.get('cookie') ?? ''
    const headers = await afterPassword(victim, cookie)
    expect(headers.get('cookie')).not.toContain(cookie)
    expect(
      await showFactor(await codeOf(victim), { headers, network: null, session: null }),
    ).toMatchObject({
      ok: true,
    })
    expect(await whoIs(planted.headers)).toBe(attacker.id)
    const invented = new Headers({ cookie: await sessionCookie('a token that somebody made up') })
    expect(await whoIs(invented)).toBe(null)
    const unsigned = new Headers({ cookie: cookie.replace(/\..*/, '.forged') })
    expect(await whoIs(unsigned)).toBe(null)
  })
})

describe('a one-time code', () => {
  test('works once', async () => {
    const somebody = await member('once')
    const code = await codeOf(somebody)
    const headers = await afterPassword(somebody)
    expect(await showFactor(code, { headers, network: null, session: null })).toEqual({
      ok: true,
      value: 'shown',
    })
    const again = await afterPassword(somebody)
    expect(await showFactor(code, { headers: again, network: null, session: null })).toEqual({
      ok: false,
      reason: 'used',
    })
    expect(await sessionsOf(somebody)).toBe(1)
  })

  test('works once when it is tried twice at the same time', async () => {
    const somebody = await member('twice')
    const code = await codeOf(somebody)
    const tries = [await afterPassword(somebody), await afterPassword(somebody)]
    const answers = await Promise.all(
      tries.map((headers) => showFactor(code, { headers, network: null, session: null })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await sessionsOf(somebody)).toBe(1)
  })

  test('shown once more does not end the session that showed it', async () => {
    const somebody = await member('again')
    const { headers, ...mine } = await session(somebody)
    const code = await codeOf(somebody)
    expect(await showFactor(code, { headers, network: null, session: mine })).toMatchObject({
      ok: true,
    })
    expect(await showFactor(code, { headers, network: null, session: mine })).toEqual({
      ok: false,
      reason: 'used',
    })
    expect(await whoIs(headers)).toBe(somebody.id)
  })

  test('is limited by sign-in and by account', async () => {
    const somebody = await member('locked')
    for (let signIns = 0; signIns < 2; signIns += 1) {
      const headers = await afterPassword(somebody)
      for (let guess = 0; guess < 5; guess += 1)
        expect(await showFactor('000000', { headers, network: null, session: null })).toMatchObject(
          { ok: false },
        )
      const right = await codeOf(somebody)
      expect(await showFactor(right, { headers, network: null, session: null })).toMatchObject({
        ok: false,
      })
    }
    const headers = await afterPassword(somebody)
    expect(
      await showFactor(await codeOf(somebody), { headers, network: null, session: null }),
    ).toMatchObject({
      ok: false,
    })
    expect(await sessionsOf(somebody)).toBe(0)
  })

  test('is limited for who is signed in', async () => {
    const somebody = await member('step-up')
    const { headers, ...mine } = await session(somebody)
    for (let guess = 0; guess < 20; guess += 1)
      expect(await showFactor('000000', { headers, network: null, session: mine })).toEqual({
        ok: false,
        reason: 'wrong',
      })
    expect(
      await showFactor(await codeOf(somebody), { headers, network: null, session: mine }),
    ).toEqual({
      ok: false,
      reason: 'too-many',
    })
  })
})

test('A recovery code works once', async () => {
  const somebody = await member('recovery')
  const [code = ''] = somebody.recoveryCodes
  const headers = await afterPassword(somebody)
  expect(await showFactor(code, { headers, network: null, session: null })).toMatchObject({
    ok: true,
  })
  const again = await afterPassword(somebody)
  expect(await showFactor(code, { headers: again, network: null, session: null })).toEqual({
    ok: false,
    reason: 'wrong',
  })
  expect(await sessionsOf(somebody)).toBe(1)
})

describe('a session', () => {
  test('lives for twelve hours, before the second factor and after it', async () => {
    const beginner = await newcomer('short-lived')
    await afterPassword(beginner)
    const somebody = await member('long-day')
    const headers = await afterPassword(somebody)
    await showFactor(await codeOf(somebody), { headers, network: null, session: null })
    expect(await hoursOf(beginner)).toEqual([{ hours: 12 }])
    expect(await hoursOf(somebody)).toEqual([{ hours: 12 }])
  })

  test('is not made longer by what somebody does in it', async () => {
    const somebody = await member('busy')
    const { headers } = await session(somebody)
    await db().$executeRaw`update staff_sessions
      set created_at = now() - interval '11 hours', expires_at = now() + interval '1 hour'
      where user_id = ${somebody.id}`
    const before = await hoursOf(somebody)
    await passkeyOptions('register', { headers, network: null })
    expect(await hoursOf(somebody)).toEqual(before)
  })
})

test('passkeys stay on where networks cannot be told apart and somebody asks again and again', async () => {
  const headers = new Headers()
  const asked = (network: string) => passkeyOptions('sign-in', { headers, network })
  for (let n = 0; n < 120; n += 1) await asked(sharedNetwork)
  expect(await asked(sharedNetwork)).not.toBeNull()
  for (let n = 0; n < 120; n += 1) await asked('203.0.113.77')
  expect(await asked('203.0.113.77')).toBeNull()
})

function hoursOf({ id }: { id: string }): Promise<unknown> {
  return db().$queryRaw`
    select extract(epoch from expires_at - created_at)::float / 3600 as hours
    from staff_sessions where user_id = ${id}`
}

/** How often scrypt, which is what takes its time, was run. */
async function passwordsComputed(work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const hook = createHook({
    init: (_id, type) => {
      if (type === 'SCRYPTREQUEST') count += 1
    },
  }).enable()
  await work()
  hook.disable()
  return count
}
