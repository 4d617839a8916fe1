import { expect, test } from 'vitest'
import { Dice } from './dice.ts'
import { makePeople } from './people.ts'
import { stories, writePlot } from './plot.ts'

const midnight = Date.UTC(2026, 10, 24, 15)
const plotAt = (end: number) => writePlot(end, new Dice(7))

test('200 people live through the same, whatever the hour', () => {
  expect(stories.reduce((sum, { people }) => sum + people, 0)).toBe(200)
  const told = (hour: number) =>
    plotAt(midnight + hour * 3_600_000 + 1)
      .toSorted((a, b) => a.who - b.who)
      .map(({ who, act }) => `${who} ${act.do}`)
  for (const hour of [3, 9, 15, 21, 23.9]) expect(told(hour)).toEqual(told(0))
})

test('beats are in order, within a year, and none lies ahead', () => {
  const beats = plotAt(midnight)
  const times = beats.map(({ at }) => at)
  expect(times.toSorted((a, b) => a - b)).toEqual(times)
  expect(times[0]).toBeGreaterThan(midnight - 366 * 86_400_000)
  expect(times.at(-1)).toBeLessThan(midnight)
})

test('people are the same every time, and only one is called 田中', () => {
  const people = makePeople(200, new Dice(7))
  expect(makePeople(200, new Dice(7))).toEqual(people)
  expect(people.filter(({ typed }) => typed.lastNameKana === 'タナカ')).toHaveLength(1)
  expect(new Set(people.map(({ typed }) => typed.emailAddress)).size).toBe(200)
  expect(people.filter(({ locale }) => locale === 'en').length).toBeGreaterThan(10)
})
