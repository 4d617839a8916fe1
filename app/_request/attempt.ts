import { unstable_rethrow } from 'next/navigation'
import { log } from '#lib/log.ts'

/**
 * Runs what an action does. A broken machine (a database that is away) is logged and answered as
 * `trouble`, so that the action can lead to a page that says so; Next's own signals pass through.
 */
export async function attempt<Value>(work: () => Promise<Value>): Promise<Value | 'trouble'> {
  try {
    return await work()
  } catch (error) {
    unstable_rethrow(error)
    log('error', 'action failed', { error })
    return 'trouble'
  }
}
