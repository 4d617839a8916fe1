import { z } from 'zod'

export type TestCount = { passed: number; failed: number }

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
})

/** Of Vitest's JSON. A file that could not even be loaded is a failure too. */
export function countVitest(report: unknown): TestCount {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = vitestSchema.parse(report)
  const failed = numFailedTests > 0 ? numFailedTests : numFailedTestSuites
  return { passed: numPassedTests, failed }
}

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
})

/** Of Playwright's JSON. A test that only passed when repeated has failed. */
export function countPlaywright(report: unknown): TestCount {
  const { stats, errors } = playwrightSchema.parse(report)
  const failed = stats.unexpected + stats.flaky
  return { passed: stats.expected, failed: failed > 0 ? failed : errors.length }
}
