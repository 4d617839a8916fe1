import { expect, test } from 'vitest'
import { judgeNode } from './node-version.ts'

test('Node 22 and 24 need no word', () => {
  expect(judgeNode('24.21.0')).toEqual({ good: true, says: '24.21.0' })
  expect(judgeNode('22.22.2').mend).toBeUndefined()
})

test('Node 20 runs, and is named as one that nobody mends', () => {
  const { good, says, mend } = judgeNode('20.20.2')
  expect(good).toBe(true)
  expect(says).toContain('no security fixes since 2026-04-30')
  expect(mend).toContain('22 or 24')
})
