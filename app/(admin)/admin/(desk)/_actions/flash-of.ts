import type { Result } from '#lib/result.ts'

/** The code of the flash: what was done, or why not. */
export function flashOf<Done extends string, Refusal extends string>(
  outcome: Result<Done, Refusal> | 'error',
): Done | Refusal | 'error' {
  if (outcome === 'error') return outcome
  return outcome.ok ? outcome.value : outcome.reason
}
