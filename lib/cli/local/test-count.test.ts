import { describe, expect, test } from 'vitest'
import { countPlaywright, countVitest } from './test-count.ts'

describe('countVitest', () => {
  test.each([
    ['counts tests', 9, 2, 1, { passed: 9, failed: 2 }],
    ['counts a file that cannot be loaded', 9, 0, 1, { passed: 9, failed: 1 }],
  ])('%s', (_name, numPassedTests, numFailedTests, numFailedTestSuites, count) => {
    expect(countVitest({ numPassedTests, numFailedTests, numFailedTestSuites })).toEqual(count)
  })
})

describe('countPlaywright', () => {
  test.each([
    ['counts tests', { expected: 5, unexpected: 1, flaky: 0 }, [], { passed: 5, failed: 1 }],
    [
      'takes flaky as failed',
      { expected: 5, unexpected: 0, flaky: 2 },
      [],
      { passed: 5, failed: 2 },
    ],
    [
      'counts a failed set-up',
      { expected: 0, unexpected: 0, flaky: 0 },
      [{}],
      { passed: 0, failed: 1 },
    ],
  ])('%s', (_name, stats, errors, count) => {
    expect(countPlaywright({ stats, errors })).toEqual(count)
  })
})
