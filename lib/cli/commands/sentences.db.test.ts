import { expect, test, vi } from 'vitest'
import { member } from '#lib/auth/testing.ts'
import { db } from '#lib/db/client.ts'
import { moveClock, unlockClock } from '#lib/db/local-clock.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { seedDemoShop } from '#lib/signups/testing.ts'
import { run as clock } from './clock.ts'
import { run as recordPayment } from './payment-record.ts'
import { run as inviteStaff } from './staff-invite.ts'
import { run as resetStaff } from './staff-reset.ts'
import { run as replay } from './webhook-replay.ts'

test.each([
  ['an event that is not there', () => replay(['evt_nope'], {}), /No event evt_nope is kept here/],
  ['an event id that is none', () => replay(['nope'], {}), /nope is no event id/],
  ['an address that is none', () => resetStaff(['x'], {}), /x is no mail address/],
  [
    'a payment without its sum',
    () => recordPayment(['12345674'], {}),
    /How much came for 12345674/,
  ],
  ['a reference that is none', () => recordPayment(['abc', '7800'], {}), /no payment reference/],
  [
    'a sum that is none',
    () => recordPayment(['12345674', 'many'], {}),
    /“many” is no sum: .*7800円/,
  ],
  ['a day that is none', () => recordPayment(['12345674', '1'], { on: 'soon' }), /not soon/],
  [
    'a role that is none',
    () => inviteStaff(['a@b.example'], { role: 'boss' }),
    /no role boss: owner, op/,
  ],
  ['a time without its unit', () => clock(['advance', '35']), /35 of what\?.*advance 35d/],
  ['a time too far ahead', () => clock(['advance', '99999d']), /99999d is more than 400 days/],
  ['a verb that is none', () => clock(['forward']), /forward\? npm run clock/],
])('%s is named', async (_what, call, sentence) => {
  await seedDemoShop()
  await expect(call()).rejects.toThrow(sentence)
})

test('a sum is read as in the admin', async () => {
  await seedDemoShop()
  for (const sum of ['7800円', '￥７，８００', '7,800'])
    await expect(recordPayment(['12345674', sum], {})).rejects.toThrow(
      /No order has this reference/,
    )
})

test('whoever is staff already is told what to do when they cannot sign in', async () => {
  const { email } = await member('locked-out', 'owner')
  await expect(inviteStaff([email], {})).rejects.toThrow(`npm run staff:reset -- ${email}`)
})

test('a clock that is only read is not moved', async () => {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  await clock([])
  expect(printed.mock.calls.flat().join()).toContain('the real time')
  printed.mockRestore()
})

test('a clock that is set back says that what happened ahead stays', async () => {
  await unlockClock(testDatabaseUrl)
  await moveClock(400 * 86_400_000)
  await db().$executeRaw`delete from job_runs`
  const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  await clock(['reset'])
  expect(printed.mock.calls.flat().join()).toContain('What happened meanwhile stays')
  await clock(['reset'])
  expect(printed.mock.calls.flat().join().match(/stays/g)).toHaveLength(1)
  printed.mockRestore()
})
