import type { Result } from '#lib/result.ts'
import { drainAfterAnswer } from './after-answer.ts'
import { attempt } from './attempt.ts'
import { redirectWithFlash } from './flash.ts'
import { sealFields } from './saved-fields.ts'

export type Frame<Code extends string> = {
  /** Where the action leads. A page without a sentence for `error` is a type error. */
  path: 'error' extends Code ? string : never
  /** What was typed, for the form on that page: sealed in its address. */
  kept?: { form: string; fields: Record<string, string> }
  /** What the work queues is drained, after the answer. */
  drains?: boolean
}

/** A code, or a result of two, leads to the frame's page; `at` to another one. */
export type Ending<Code extends string> = Code | Result<Code, Code> | { code: Code; at: string }

/**
 * Runs the work of an action and leads to the page that says once what came of it. What breaks is logged and said as
 * `error`; a redirect of the work's own passes through.
 */
export async function flashAction<Code extends string>(
  { path, kept, drains = false }: Frame<Code>,
  work: () => Promise<Ending<Code>>,
): Promise<never> {
  const ending = await attempt(work)
  if (drains) drainAfterAnswer()
  if (typeof ending === 'object' && 'at' in ending)
    return redirectWithFlash<string>(ending.at, ending.code)
  const joint = path.includes('?') ? '&' : '?'
  const back = kept ? `${path}${joint}kept=${sealFields(kept.form, kept.fields)}` : path
  if (typeof ending === 'string') return redirectWithFlash<string>(back, ending)
  return redirectWithFlash<string>(back, ending.ok ? ending.value : ending.reason)
}
