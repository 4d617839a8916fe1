import { describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { sweepSignups } from './sweep-signups.ts'
import { advanceClock, confirm, draftOf } from './testing.ts'
import { control, sessionsOf, withSmartpay } from './testing-smartpay.ts'

withSmartpay()

const post = { method: 'POST', path: '/checkout-sessions', times: 1 }
const answer = (status: number, errorCode?: string) => ({
  ...post,
  kind: 'status',
  status,
  ...(errorCode ? { errorCode } : {}),
})

async function rowOf(id: string) {
  const { status, failure, sendUnknown } = await db().signup.findUniqueOrThrow({ where: { id } })
  return { status, failure, sendUnknown }
}

describe('a session that was answered by', () => {
  test.each([
    ['a page of a gateway with 404', { ...post, kind: 'html', status: 404 }, true],
    ['a page of a gateway with 400', { ...post, kind: 'html', status: 400 }, true],
    ['a wall', { ...post, kind: 'html', status: 403 }, true],
    ['a 404 of another code', answer(404, 'route.not-found'), true],
    ['a conflict that nobody knows', answer(409, 'request.in-progress'), true],
    ['a conflict without a code', answer(409), true],
    ['a wrong key', answer(401), false],
    ['a brake', answer(429), false],
  ])('%s is sent again with the same key', async (name, fault, sendUnknown) => {
    const browser = name.replaceAll(/\W/g, '')
    const signupId = await draftOf(browser)
    await control('faults', 'POST', fault)
    expect((await confirm(signupId, browser)).ok).toBe(false)
    expect(await rowOf(signupId)).toMatchObject({ status: 'submitting', sendUnknown })
    await advanceClock(60_000)
    await sweepSignups()
    expect(await rowOf(signupId)).toMatchObject({ status: 'redirected', sendUnknown })
    expect(await sessionsOf(signupId)).toHaveLength(1)
  })

  test.each([
    ['a code that says no', answer(400, 'request.invalid')],
    ['a key that was used with other bytes', answer(409, 'idempotency.conflict')],
  ])('%s ends', async (name, fault) => {
    const browser = name.replaceAll(/\W/g, '')
    const signupId = await draftOf(browser)
    await control('faults', 'POST', fault)
    expect(await confirm(signupId, browser)).toEqual({ ok: false, reason: 'refused' })
    expect(await rowOf(signupId)).toMatchObject({ status: 'rejected', failure: 'refused' })
  })
})

test('that an earlier send is unknown is kept, whatever a later one says', async () => {
  const signupId = await draftOf('earlier')
  await control('faults', 'POST', { ...post, kind: 'commit-then-reset' })
  expect((await confirm(signupId, 'earlier')).ok).toBe(false)
  await control('faults', 'POST', answer(400, 'request.invalid'))
  await advanceClock(60_000)
  await sweepSignups()
  expect(await rowOf(signupId)).toEqual({
    status: 'rejected',
    failure: 'refused',
    sendUnknown: true,
  })
})

test('a sender that died without a word is unknown too', async () => {
  const signupId = await draftOf('died')
  await control('faults', 'POST', answer(429))
  await confirm(signupId, 'died')
  expect(await rowOf(signupId)).toMatchObject({ sendUnknown: false })
  await db().$executeRaw`
    update signups set failure = null, claimed_until = teiki_now() where id = ${signupId}`
  await advanceClock(60_000)
  await sweepSignups()
  expect(await rowOf(signupId)).toMatchObject({ status: 'redirected', sendUnknown: true })
})
