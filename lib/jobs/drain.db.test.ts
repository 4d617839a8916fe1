import { expect, test } from 'vitest'
import { oneAtATime } from './drain.ts'

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
