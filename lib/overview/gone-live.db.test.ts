import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { advanceClock, confirm, draftOf, redirected } from '#lib/signups/testing.ts'
import {
  control,
  decide,
  moveToken,
  sessionsOf,
  withSmartpay,
} from '#lib/signups/testing-smartpay.ts'
import { acceptKey } from '#lib/smartpay-account/accept.ts'
import { switchKey, usualKey, withUsualKey } from '#lib/smartpay-account/testing.ts'
import { askTokenOperation } from '#lib/tokens/operations/ask-token-operation.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { activeToken } from '#lib/tokens/testing.ts'
import { listAttentionItems } from './list-attention-items.ts'

withSmartpay()
withUsualKey()

const day = 24 * 3_600_000
const ofSmartpay = new Set([
  'order-past-due',
  'charge-late',
  'stopped-token',
  'operation-unknown',
  'agreement-late',
  'session-unknown',
  'signup-pending',
])

async function kindsOfItems(): Promise<string[]> {
  return (await listAttentionItems())
    .map(({ kind }) => kind)
    .filter((kind) => ofSmartpay.has(kind))
    .toSorted()
}

test('what waits from before going live is ended, and asks nobody for a hand any more', async () => {
  const stopped = await redirected('stopped')
  await decide(stopped.signupId, 'approve')
  await settleToken(stopped.tokenId, 'sweep')
  const [session] = await sessionsOf(stopped.signupId)
  await moveToken(session?.token ?? '', 'disable')
  await settleToken(stopped.tokenId, 'sweep')
  const asked = {
    reason: 'other',
    note: '',
    staffId: 'somebody',
    batchId: null,
    shown: null,
  } as const
  await askTokenOperation({ ...asked, tokenId: await activeToken('moving'), action: 'disable' })
  const waiting = await redirected('waiting')
  const sending = await draftOf('sending')
  await control('faults', 'POST', { kind: 'outage', times: 3 })
  expect((await confirm(sending, 'sending')).ok).toBe(false)
  await advanceClock(100 * day)
  const before = await kindsOfItems()
  expect(before).toEqual([
    'charge-late',
    'operation-unknown',
    'session-unknown',
    'signup-pending',
    'stopped-token',
  ])

  switchKey('sk_live_shop')
  await acceptKey()
  expect(await kindsOfItems()).toEqual([])
  const rows = await db().signup.findMany({
    where: { id: { in: [waiting.signupId, sending] } },
    select: { id: true, status: true, label: true, nextCheckAt: true, failure: true },
  })
  expect(rows.toSorted((one, other) => one.status.localeCompare(other.status))).toEqual([
    {
      id: waiting.signupId,
      status: 'redirected',
      label: 'abandoned',
      nextCheckAt: null,
      failure: null,
    },
    { id: sending, status: 'rejected', label: null, nextCheckAt: null, failure: 'unavailable' },
  ])
  const told = await db().signupHistory.findMany({
    where: { code: 'went-live' },
    orderBy: { to: 'asc' },
    select: { signupId: true, from: true, to: true, actor: true },
  })
  expect(told).toEqual([
    { signupId: waiting.signupId, from: 'redirected', to: 'redirected', actor: 'command' },
    { signupId: sending, from: 'submitting', to: 'rejected', actor: 'command' },
  ])

  // A live row waits for the live key, whatever test key says that the shop is its own meanwhile.
  await control('faults', 'DELETE')
  const live = await redirected('live')
  switchKey(usualKey)
  await acceptKey()
  expect(await db().signup.findUniqueOrThrow({ where: { id: live.signupId } })).toMatchObject({
    status: 'redirected',
    label: null,
    nextCheckAt: expect.any(Date),
  })
})
