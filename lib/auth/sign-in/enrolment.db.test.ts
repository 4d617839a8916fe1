import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { describe, expect, test } from 'vitest'
import {
  afterPassword,
  codeOf,
  member,
  newcomer,
  password,
  session,
  sessionsOf,
  whoIs,
  withoutRowsIn,
} from '#lib/auth/testing.ts'
import { db } from '#lib/db/client.ts'
import { beginEnrolment, type Enrolment } from './enrolment.ts'
import { resetFactor } from './reset-factor.ts'
import { showFactor, signInWithPassword } from './sign-in.ts'

type Person = { id: string; email: string }

/** A browser with a password alone, and what it is shown. */
async function enrolling(who: Person) {
  const headers = await afterPassword(who)
  const { id: sessionId } = await db().staffSession.findFirstOrThrow({
    where: { userId: who.id },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  })
  const look = async (): Promise<Enrolment> => {
    const enrolment = await beginEnrolment({ ...who, sessionId })
    if (!enrolment) throw new Error(`${who.email} has an authenticator`)
    return enrolment
  }
  const show = (code: string) =>
    showFactor(code, { headers, network: null, session: { staffId: who.id, sessionId } })
  return { headers, network: null, sessionId, look, show }
}

/** What an authenticator shows after it was told this secret. */
function codeFrom({ secret }: Enrolment): Promise<string> {
  return createOTP(new TextDecoder().decode(base32.decode(secret))).totp()
}

async function factorOf(sessionId: string): Promise<Date | null> {
  const { factorAt } = await db().staffSession.findUniqueOrThrow({
    where: { id: sessionId },
    select: { factorAt: true },
  })
  return factorAt
}

describe('an enrolment', () => {
  test('ends with the first right code, in the same session', async () => {
    const who = await newcomer('ends')
    const browser = await enrolling(who)
    const shown = await browser.look()
    expect(await browser.show('000000')).toEqual({ ok: false, reason: 'wrong' })
    expect(await browser.look()).toEqual(shown)
    expect(await browser.show(await codeFrom(shown))).toEqual({ ok: true, value: 'shown' })
    expect(await beginEnrolment({ ...who, sessionId: browser.sessionId })).toBe(null)
    expect(await factorOf(browser.sessionId)).not.toBe(null)
    expect(await whoIs(browser.headers)).toBe(who.id)
    const typed = { email: who.email, password }
    expect(await signInWithPassword(typed, { headers: new Headers(), network: null })).toEqual({
      ok: true,
      value: 'code',
    })
    const [code = ''] = shown.recoveryCodes
    const headers = await afterPassword(who)
    expect(await showFactor(code, { headers, network: null, session: null })).toMatchObject({
      ok: true,
    })
  })

  test('is not ended by a recovery code, nor by one typed before anything is shown', async () => {
    const who = await newcomer('recovered')
    const browser = await enrolling(who)
    expect(await browser.show('ABCDE-FGHIJ')).toEqual({ ok: false, reason: 'wrong' })
    const [code = ''] = (await browser.look()).recoveryCodes
    expect(await browser.show(code)).toEqual({ ok: false, reason: 'wrong' })
    expect(await factorOf(browser.sessionId)).toBe(null)
  })

  test('takes nothing that another session was shown, and ends that one', async () => {
    const who = await newcomer('watched')
    const thief = await enrolling(who)
    const seen = await thief.look()
    const browser = await enrolling(who)
    const shown = await browser.look()
    expect(shown.secret).not.toBe(seen.secret)
    expect(await browser.show(await codeFrom(seen))).toEqual({ ok: false, reason: 'wrong' })
    expect(await browser.show(await codeFrom(shown))).toMatchObject({ ok: true })
    expect(await whoIs(thief.headers)).toBe(null)
    expect(await sessionsOf(who)).toBe(1)
    const [code = ''] = seen.recoveryCodes
    const headers = await afterPassword(who)
    expect(await showFactor(code, { headers, network: null, session: null })).toMatchObject({
      ok: false,
    })
  })

  test('is ended by one of two browsers that finish at the same time', async () => {
    const who = await newcomer('raced')
    const browsers = [await enrolling(who), await enrolling(who)]
    const codes = await Promise.all(browsers.map(async ({ look }) => codeFrom(await look())))
    const answers = await Promise.all(browsers.map(({ show }, nth) => show(codes[nth] ?? '')))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await sessionsOf(who)).toBe(1)
  })

  test('shown twice at the same time is the same', async () => {
    const { look } = await enrolling(await newcomer('reloaded'))
    const [one, other] = await Promise.all([look(), look()])
    expect(one).toEqual(other)
  })

  test('goes on where its end was cut short before the audit entry', async () => {
    const who = await newcomer('cut-short')
    const browser = await enrolling(who)
    const shown = await browser.look()
    const code = await codeFrom(shown)
    await withoutRowsIn('audit_log', () => browser.show(code))
    expect(await factorOf(browser.sessionId)).toBe(null)
    expect(await browser.look()).toEqual(shown)
    expect(await browser.show(code)).toMatchObject({ ok: true })
  })

  test('is not offered to who has an authenticator', async () => {
    const who = await member('enrolled')
    const { sessionId } = await session(who)
    expect(await beginEnrolment({ ...who, sessionId })).toBe(null)
  })
})

test('The only owner enrols again after resetting the own factor', async () => {
  const who = await member('sole', 'owner')
  expect(await resetFactor({ staffId: who.id, by: who.id })).toMatchObject({ ok: true })
  const browser = await enrolling(who)
  expect(await browser.show(await codeFrom(await browser.look()))).toMatchObject({ ok: true })
  expect(await codeOf(who)).toMatch(/^\d{6}$/)
})
