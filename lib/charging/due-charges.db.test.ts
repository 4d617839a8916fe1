import { expect, test } from 'vitest'
import { planOf } from '#lib/db/testing-plan.ts'
import { dueInTurn } from './due-charges.ts'

test('of many charges of one moment the next are read in turn, and not all of them sorted', async () => {
  const plan = await planOf(dueInTurn(true, 64))
  expect(plan).toMatch(/charges_in_turn_idx/)
  expect(plan).not.toMatch(/Sort/)
})
