import { expect, test } from 'vitest'
import { batchSizeFor } from './batch-size.ts'

test.each([
  ['nothing was done yet', 0, 0, 32],
  ['a slow Smartpay', 12, 2_000, 32],
  ['a hundred a second', 200, 2_000, 200],
  ['a run that is young', 50, 250, 400],
  ['a thousand a second', 2_000, 2_000, 512],
])('a batch is what two seconds work off: %s', (_name, done, tookMs, size) => {
  expect(batchSizeFor(done, tookMs)).toBe(size)
})
