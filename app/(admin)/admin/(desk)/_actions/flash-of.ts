import type { Result } from '#lib/result.ts'

/** The code of the flash: what was done, or why not. */
export function flashOf(outcome: Result<string, string> | 'trouble'): string {
  if (outcome === 'trouble') return outcome
  return outcome.ok ? outcome.value : outcome.reason
}
