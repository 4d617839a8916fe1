import { Readable } from 'node:stream'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { resumeCharges, stopCharges } from '#lib/charging/charging-switch.ts'
import { db } from '#lib/db/client.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { begin, timeIs } from '#lib/rehearsal/testing.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { switchKey, withUsualKey } from '#lib/smartpay-account/testing.ts'
import { readArguments } from '../read-arguments.mjs'
import { run } from './charge.ts'

withSmartpay()
withUsualKey()

const spies: { mockRestore(): void }[] = []
let lines: string[] = []

beforeAll(() => timeIs('2027-02-10T15:00:00+09:00'))
beforeEach(() => {
  lines = []
  spies.push(vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line))))
})
afterEach(() => {
  for (const spy of spies.splice(0)) spy.mockRestore()
  process.exitCode = undefined
})

/** Somebody at the keyboard; nothing typed: a script. */
function typing(typed: string): void {
  const keyboard = Object.assign(Readable.from(typed), { fd: 0 as const })
  spies.push(vi.spyOn(process, 'stdin', 'get').mockReturnValue(keyboard as never))
}

async function call(...options: string[]): Promise<void> {
  const called = readArguments('charge', options)
  if (!('values' in called)) throw new Error('wrong' in called ? called.wrong : 'help')
  await run(called.positionals, called.values)
}

async function ordersThere(): Promise<number> {
  return Object.keys((await control('ledger', 'GET')).orders).length
}

describe('npm run charge', () => {
  test('charges what is due, once, as the job does', async () => {
    await begin('due', 'drip')
    await call()
    expect(lines[0]).toMatch(/^Sent: 1 \(paid 1, declined 0/)
    expect(await ordersThere()).toBe(1)
    expect(await db().jobRun.findUniqueOrThrow({ where: { name: 'charge' } })).toMatchObject({
      status: 'done',
      detail: { sent: 1, succeeded: 1, complete: true },
    })
    await call()
    expect(lines[2]).toMatch(/^Sent: 0/)
    expect(await ordersThere()).toBe(1)
  })

  test('says that all charging is stopped', async () => {
    await stopCharges('somebody')
    await begin('stopped', 'drip')
    await call()
    expect(lines.join(' ')).toMatch(/Sent: 0.*staff stopped all charging/)
    await resumeCharges('somebody')
  })

  test('counts what Smartpay did not answer', async () => {
    await control('faults', 'POST', { kind: 'reset', times: 40, method: 'POST', path: '/orders' })
    await call()
    expect(lines[0]).toMatch(/without an answer 1/)
  })

  test.each(['', 'yes\n'])('sends nothing with a live key for %j', async (typed) => {
    switchKey('sk_live_shop')
    typing(typed)
    await expect(call()).rejects.toThrow('npm run charge -- --yes')
    expect(lines.join('')).not.toContain('Sent')
  })

  test('sends nothing with a key that is not the shop’s, whoever says yes', async () => {
    const before = await ordersThere()
    switchKey('sk_live_shop')
    await call('--yes')
    expect(lines.join(' ')).toMatch(/Sent: 0.*of the other mode/)
    expect(process.exitCode).toBe(1)
    expect(await ordersThere()).toBe(before)
  })
})

describe('npm run charge -- --rehearse', () => {
  beforeAll(() => timeIs('2027-03-09T20:00:00+09:00'))

  test('says what would be sent tomorrow, and sends nothing', async () => {
    const before = await ordersThere()
    await call('--rehearse')
    expect(lines[0]).toBe('2027-03-10, rehearsed; nothing was sent')
    expect(lines.join('\n')).toMatch(/Would be charged: 2, /)
    expect(process.exitCode).toBeUndefined()
    expect(await ordersThere()).toBe(before)
    const broken = await findBrokenInvariants()
    expect(broken.filter(({ what }) => what.includes('rehearsal'))).toEqual([])
  })

  test('names each charge with its bytes', async () => {
    await call('--rehearse', '--each')
    expect(lines[0]).toMatch(
      /^sub_\w+ {2}order 2 {2}attempt 1 {2}¥[\d,]+ {2}\d+ items, SHA-256 [0-9a-f]{64}$/,
    )
  })

  test('says that a day has none', async () => {
    await call('--rehearse', '--on', '2027-03-11')
    expect(lines).toEqual([
      '2027-03-11, rehearsed; nothing was sent',
      '  No order is to be charged.',
    ])
  })

  test('answers code 1 for what is the shop’s own fault, and names it', async () => {
    await db().$executeRaw`update subscriptions set delivery = '{}'`
    await call('--rehearse')
    expect(process.exitCode).toBe(1)
    expect(lines.filter((line) => line.startsWith('✗'))).toHaveLength(2)
    expect(lines.join(' ')).toMatch(/its stored data cannot be read \(unreadable\)/)
  })

  test.each([
    ['today', ['--rehearse', '--on', '2027-03-09'], /from 2027-03-10 to 2027-03-16/],
    ['a day too far ahead', ['--rehearse', '--on', '2027-03-17'], /from 2027-03-10 to 2027-03-16/],
    ['a year that is none', ['--rehearse', '--on', '9999-12-31'], /from 2027-03-10/],
    ['a day of no month', ['--rehearse', '--on', '2027-02-30'], /not 2027-02-30/],
    ['a word', ['--rehearse', '--on', 'tomorrow'], /not tomorrow/],
    ['nothing', ['--rehearse', '--on', ''], /--on takes a day/],
    ['a statement', ['--rehearse', '--on', "2027-03-10'; drop table charges"], /--on takes a day/],
    ['a day without a rehearsal', ['--on', '2027-03-10'], /--on goes with --rehearse/],
    ['lines without a rehearsal', ['--each'], /--each goes with --rehearse/],
    ['a yes to what asks nothing', ['--rehearse', '--yes'], /--yes does not go with/],
    ['an argument', ['2027-03-10'], /does not take “2027-03-10”/],
    ['an option that it does not know', ['--dry-run'], /--dry-run/],
  ])('refuses %s, and does nothing', async (_what, options, sentence) => {
    const before = [await ordersThere(), await db().rehearsal.count()]
    await expect(call(...options)).rejects.toThrow(sentence)
    expect([await ordersThere(), await db().rehearsal.count()]).toEqual(before)
  })
})
