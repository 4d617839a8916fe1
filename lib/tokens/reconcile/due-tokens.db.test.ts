import { expect, test } from 'vitest'
import { planOf } from '#lib/db/testing-plan.ts'
import { dueTokens } from './recheck-tokens.ts'

test('what is due is found by indexes alone, up to the age that makes it due', async () => {
  const plan = await planOf(dueTokens(true))
  expect(plan).not.toMatch(/Seq Scan on tokens\b/)
  for (const [part, index] of [
    ['aged', 'tokens_unasked_idx'],
    ['ahead', 'tokens_unasked_idx'],
    ['in_vain', 'tokens_in_vain_idx'],
  ])
    expect(plan).toMatch(
      new RegExp(
        `CTE ${part}\\n.*Limit\\n.*LockRows\\n.*Index Scan using ${index} .*\\n.*Index Cond: .*checked_at [<>]`,
      ),
    )
})
