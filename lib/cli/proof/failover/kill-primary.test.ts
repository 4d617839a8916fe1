import { expect, test } from 'vitest'
import { SeededRandom } from '../../demo-data/seeded-random.ts'
import { chooseVictims } from './kill-primary.ts'

const chosen = (kills: number, seed: number) => chooseVictims(kills, new SeededRandom(seed))

test('of twenty kills four take the whole machine, and four leave PostgreSQL alone with itself', () => {
  const victims = chosen(20, 7)
  const count = (victim: string) => victims.filter((one) => one === victim).length
  expect(victims).toHaveLength(20)
  expect(count('PostgreSQL and Patroni')).toBe(4)
  expect(count('Patroni')).toBe(4)
})

test('the same seed kills in the same order', () => {
  expect(chosen(12, 3)).toEqual(chosen(12, 3))
  expect(chosen(12, 3)).not.toEqual(chosen(12, 4))
})
