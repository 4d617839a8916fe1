import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { AppError } from './app-error.ts'
import { newId } from './ids.ts'
import { type Log, startLog } from './log.ts'

/** A log of its own, and what it wrote. */
function logInMemory(): { log: Log; written: () => Record<string, unknown>[] } {
  const lines: string[] = []
  const log = startLog(pino({ base: null }, { write: (line) => lines.push(line) }))
  return { log, written: () => lines.map((line) => JSON.parse(line)) }
}

/** A line of this file. */
const here = expect.stringMatching(/^lib\/log\.test\.ts:\d+$/)

const secrets = ['taro@example.jp', 'paytok_live_9fK2', 'sk_live_Zq81', '090-1234-5678', '山田太郎']
const hostileText = secrets.join(' ')

/** Everything that an error can carry quotes a person or a secret. */
function hostileError(): Error {
  const error = new TypeError(`${hostileText}\n    at ${process.cwd()}/lib/${hostileText}:1:1`, {
    cause: Object.assign(new Error(hostileText), { code: secrets[1], detail: hostileText }),
  })
  return Object.assign(error, {
    name: secrets[4],
    code: secrets[2],
    digest: hostileText,
    toJSON: () => hostileText,
    meta: { driverAdapterError: { cause: { originalCode: hostileText } } },
    [secrets[0] ?? '']: hostileText,
  })
}

describe('an error that is not ours', () => {
  test('leaves nothing of a mail address, a token or a secret', () => {
    const { log, written } = logInMemory()
    const error = hostileError()
    log('error', 'job failed', { job: 'emails', error })
    log('error', 'job failed', { job: 'emails', error: new AggregateError([error], hostileText) })
    log('error', 'job failed', { job: 'emails', error: hostileText })
    log('error', 'job failed', { job: 'emails', error: { message: hostileText } })
    const text = JSON.stringify(written())
    for (const secret of secrets) expect(text).not.toContain(secret)
    expect(written()).toMatchObject([
      { job: 'emails', errorName: 'TypeError', causes: ['Error'], frames: [here, here] },
      { errorName: 'AggregateError' },
      { errorName: 'thrown string' },
      { errorName: 'thrown object' },
    ])
  })

  test('is told by class, code and who caused it', () => {
    const { log, written } = logInMemory()
    const cause = Object.assign(new Error('no'), { code: 'ECONNREFUSED' })
    log('error', 'job failed', { error: new TypeError('fetch failed', { cause }) })
    const raw = {
      code: 'P2010',
      meta: { driverAdapterError: { cause: { originalCode: '40P01' } } },
    }
    log('error', 'job failed', { error: Object.assign(new Error('no'), raw) })
    expect(written()).toMatchObject([
      { errorName: 'TypeError', causes: ['Error ECONNREFUSED'] },
      { errorName: 'Error', errorCode: 'P2010', causes: ['40P01'] },
    ])
  })

  test('is told with its frames once, and by its digest from then on', () => {
    const { log, written } = logInMemory()
    const boom = (message: string) => new RangeError(message)
    for (const message of ['one', 'another', 'a third'])
      log('error', 'work failed', { job: 'emails', error: boom(message) })
    log('error', 'work failed', { job: 'emails', error: new RangeError('elsewhere') })
    const [first, second, third, other] = written()
    expect(first).toMatchObject({
      digest: expect.stringMatching(/^[0-9a-f]{12}$/),
      frames: [here, here],
    })
    expect(second).toMatchObject({ digest: first?.digest, seen: 2 })
    expect(third).toMatchObject({ digest: first?.digest, seen: 3 })
    expect([second, third].some((line) => line && 'frames' in line)).toBe(false)
    expect(other?.digest).not.toBe(first?.digest)
    expect(other).toHaveProperty('frames')
  })
})

describe('an error of ours', () => {
  test('keeps its sentence and what it is about', () => {
    const { log, written } = logInMemory()
    const cycleId = newId('cyc')
    const error = new AppError('The cycle has moved on', { cycleId, from: 'awaiting_payment' })
    expect(error.message).toBe(`The cycle has moved on (cycleId ${cycleId}, from awaiting_payment)`)
    log('error', 'work failed', { job: 'orders', error })
    expect(written()).toMatchObject([
      {
        sentence: 'The cycle has moved on',
        errorName: 'AppError',
        cycleId,
        from: 'awaiting_payment',
      },
    ])
  })

  test('keeps no value that does not look like what its field holds', () => {
    const { log, written } = logInMemory()
    const error = new AppError('The cycle has moved on', { cycleId: secrets[0], from: secrets[4] })
    log('error', 'work failed', { error })
    expect(written()).toMatchObject([{ cycleId: '[unfit]', from: '[unfit]' }])
  })
})

describe('fields', () => {
  test.each([
    ['signupId', newId('su')],
    ['tokenId', newId('tok')],
    ['eventId', 'evt_test_1a'],
    ['job', 'token-operations'],
    ['code', 'idempotency.conflict'],
    ['network', '198.51.100.7'],
    ['network', '2001:db8:0:1::/64'],
    ['reference', 'aB3dE6gH'],
    ['sealed', `token:${newId('tok')}`],
    ['table', 'staff_invitations'],
    ['column', 'line1'],
    ['count', 3],
  ])('%s may hold %s', (name, value) => {
    const { log, written } = logInMemory()
    log('info', 'tried', { [name]: value })
    expect(written()).toMatchObject([{ [name]: value }])
  })

  test.each([
    ['signupId', newId('tok')],
    ['tokenId', 'paytok_test_1'],
    ['code', 'sk_live_Zq81'],
    ['kind', 'taro@example.jp'],
    ['network', '0901234567'],
    ['reference', 'taro@example.jp'],
    ['table', 'taro@example.jp'],
    ['column', '0901234567'],
    ['count', '090'],
  ])('%s may not hold %s', (name, value) => {
    const { log, written } = logInMemory()
    log('info', 'tried', { [name]: value })
    expect(written()).toMatchObject([{ [name]: '[unfit]' }])
  })

  test('others are left out', () => {
    const { log, written } = logInMemory()
    const more = { email: 'taro@example.jp', toString: 'x', constructor: 'taro' }
    log('info', 'tried', { ...more, job: 'emails' })
    expect(Object.keys(written()[0] ?? {})).toEqual(['level', 'time', 'job', 'msg'])
  })
})
