import { expect, test } from 'vitest'
import { makePeople } from './people.ts'
import { demoDays, scheduleSteps } from './schedule.ts'
import { readDemoData } from './schema.ts'
import { SeededRandom } from './seeded-random.ts'

const midnight = Date.UTC(2026, 10, 24, 15)
const data = readDemoData()
const stepsAt = (end: number) => scheduleSteps(data, end, new SeededRandom(7))

test('300 people do the same, whatever the hour', () => {
  expect(data.scenarios.reduce((sum, { people }) => sum + people, 0)).toBe(300)
  const done = (hour: number) =>
    stepsAt(midnight + hour * 3_600_000 + 1)
      .toSorted((a, b) => a.who - b.who)
      .map(({ who, step }) => `${who} ${step.do}`)
  for (const hour of [3, 9, 15, 21, 23.9]) expect(done(hour)).toEqual(done(0))
})

test('steps are in order, within eighteen months, and none lies ahead', () => {
  const steps = stepsAt(midnight)
  const times = steps.map(({ at }) => at)
  expect(times.toSorted((a, b) => a - b)).toEqual(times)
  expect(times[0]).toBeGreaterThan(midnight - (demoDays + 1) * 86_400_000)
  expect(times.at(-1)).toBeLessThan(midnight)
})

test('people are the same every time, and only one is called 田中', () => {
  const people = makePeople(data, new SeededRandom(7))
  expect(makePeople(data, new SeededRandom(7))).toEqual(people)
  expect(people.filter(({ typed }) => typed.lastNameKana === 'タナカ')).toHaveLength(1)
  expect(new Set(people.map(({ typed }) => typed.emailAddress)).size).toBe(300)
  expect(people.filter(({ locale }) => locale === 'en').length).toBeGreaterThan(10)
})
