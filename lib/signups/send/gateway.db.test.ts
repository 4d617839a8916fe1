import { describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { sweepSignups } from '#lib/signups/sweep-signups.ts'
import { advanceClock, confirm, draftOf } from '#lib/signups/testing.ts'
import { control, sessionsOf, withSmartpay } from '#lib/signups/testing-smartpay.ts'

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
    ['a code of Smartpay that nobody knows', answer(400, 'customer.refused')],
    ['a key that was used with other bytes', answer(409, 'idempotency.conflict')],
  ])('%s ends', async (name, fault) => {
    const browser = name.replaceAll(/\W/g, '')
    const signupId = await draftOf(browser)
    await control('faults', 'POST', fault)
    expect(await confirm(signupId, browser)).toEqual({ ok: false, reason: 'refused' })
    expect(await rowOf(signupId)).toMatchObject({ status: 'rejected', failure: 'refused' })
  })
})

test('details that are refused by a code that nobody knows hold up nobody', async () => {
  const ids = [await draftOf('one'), await draftOf('other')]
  for (const [at, id] of ids.entries()) {
    await control('faults', 'POST', answer(429))
    await confirm(id, at === 0 ? 'one' : 'other')
  }
  // Whichever is sent first meets it.
  await control('faults', 'POST', answer(422, 'customer.refused'))
  await advanceClock(60_000)
  expect(await sweepSignups()).toMatchObject({ end: 'empty' })
  const rows = await Promise.all(ids.map(rowOf))
  expect(rows.toSorted((one, two) => one.status.localeCompare(two.status))).toEqual([
    { status: 'redirected', failure: null, sendUnknown: false },
    { status: 'rejected', failure: 'refused', sendUnknown: true },
  ])
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
