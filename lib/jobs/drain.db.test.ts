import { expect, test } from 'vitest'
import { advanceClock } from '#lib/signups/testing.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { performTokenOperation } from '#lib/tokens/operations/perform-token-operation.ts'
import { activeToken, asked, operationStatus } from '#lib/tokens/testing.ts'
import { drain, oneAtATime } from './drain.ts'

withSmartpay()

test('a call at any moment of a run is followed by work that began after it', async () => {
  for (let ticks = 0; ticks < 30; ticks += 1) {
    let begun = 0
    const drain = oneAtATime(async () => {
      begun += 1
      await Promise.resolve()
    })
    const first = drain()
    for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve()
    const before = begun
    await Promise.all([first, drain()])
    expect(begun, `after ${ticks} ticks`).toBeGreaterThan(before)
  }
})

test('calls meanwhile share one run more, and none runs beside another', async () => {
  let now = 0
  let most = 0
  let begun = 0
  const drain = oneAtATime(async () => {
    begun += 1
    now += 1
    most = Math.max(most, now)
    await new Promise((done) => setImmediate(done))
    now -= 1
  })
  await Promise.all(Array.from({ length: 10 }, () => drain()))
  expect(most).toBe(1)
  expect(begun).toBeLessThanOrEqual(2)
})

test('what nobody heard the outcome of is done by the next answer after it is due', async () => {
  const operation = await asked(await activeToken('drained'), 'disable')
  await control('faults', 'POST', { kind: 'outage', times: 1_000 })
  expect(await performTokenOperation(operation)).toBe('unknown')
  await control('faults', 'DELETE')
  await advanceClock(61_000)
  await drain()
  expect(await operationStatus(operation)).toBe('done')
})
