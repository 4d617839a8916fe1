import type { z } from 'zod'
import { hints } from './env-hints.ts'

/** Settings that are wrong or missing, one sentence each, all at once. */
export class EnvError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(
      `These settings need a hand (see .env.example):\n${problems.map((line) => `  ${line}`).join('\n')}`,
    )
    this.name = 'EnvError'
    this.problems = problems
  }
}

/** One sentence for each setting that a schema refused. @param given the variables as they were */
export function problemsOf(error: z.ZodError, given: Record<string, string | undefined>): string[] {
  return error.issues.map((issue) => {
    const name = String(issue.path[0] ?? 'environment')
    return given[name] === undefined && !issue.message.startsWith('is missing')
      ? `${name} is missing: ${hints[name] ?? 'set it'}`
      : `${name} ${issue.message.startsWith('Invalid') ? `is not right: ${hints[name] ?? issue.message}` : issue.message}`
  })
}
