import type { Result } from '#lib/result.ts'

/** The word for the address: what was done, or why not. */
export function toldOf(outcome: Result<string, string> | 'trouble'): string {
  if (outcome === 'trouble') return outcome
  return outcome.ok ? outcome.value : outcome.reason
}
