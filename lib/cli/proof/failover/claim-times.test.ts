import { describe, expect, test } from 'vitest'
import { ClaimTimes, longestGap, median } from './claim-times.ts'

describe('the longest time without a claim', () => {
  test.each([
    ['begins with the last one before the kill', [0, 10, 20, 50, 55], 25, 30],
    ['is found behind the first one after it', [0, 10, 12, 40, 45], 11, 28],
    ['leaves out what was before', [0, 100, 110, 120], 105, 10],
    ['begins with the kill where there was none before', [40, 50], 10, 30],
    ['is none where nothing was claimed after it', [0, 10], 10, 0],
  ])('%s', (_what, times, since, gap) => {
    expect(longestGap(times, since)).toBe(gap)
  })
})

test.each([
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 2, 3], 2.5],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle)
})

describe('a claim counts', () => {
  const seen = (...moments: Parameters<ReturnType<ClaimTimes['watch']>>[0][]) => {
    const times = new ClaimTimes()
    const watch = times.watch()
    for (const moment of moments) watch(moment)
    return times.lastMs > 0
  }

  test('once it is committed', () => {
    expect(seen('claim begins', 'claim has locked', 'claim commits')).toBe(false)
    expect(seen('claim begins', 'claim has locked', 'claim is committed')).toBe(true)
  })

  test('only if it took charges, and not for one that was lost', () => {
    expect(seen('claim begins', 'claim is committed')).toBe(false)
    expect(
      seen(
        'claim begins',
        'claim has locked',
        'claim commits',
        'claim begins',
        'claim is committed',
      ),
    ).toBe(false)
  })
})
