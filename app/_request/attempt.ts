import { unstable_rethrow } from 'next/navigation'
import { log } from '#lib/log.ts'
import type { LogFields } from '#lib/log-fields.ts'
import { flushAfterAnswer } from './flush-after-answer.ts'
import { readPageFields } from './page-fields.ts'

/**
 * Runs what an action does. A broken machine (a database that is away) is logged and answered as
 * `error`, so that the action can lead to a page that says so; Next's own signals pass through. `about`: what
 * it is done to, where the page's address does not say it.
 */
export async function attempt<Value>(
  work: () => Promise<Value>,
  about: LogFields = {},
): Promise<Value | 'error'> {
  try {
    return await work()
  } catch (error) {
    unstable_rethrow(error)
    log('error', 'action failed', { ...(await readPageFields()), ...about, error })
    flushAfterAnswer()
    return 'error'
  }
}
