import { processEvents } from '#lib/events/process-events.ts'
import { log } from '#lib/log.ts'
import { sendNotices } from '#lib/notices/send-notices.ts'

let running: Promise<void> | null = null
let askedAgain = false

/**
 * Works off events and mails right after the answer that caused them. One drain runs in a process at a
 * time, and once more if something came meanwhile; the sweep finishes what a process that ends leaves.
 */
export function drain(): Promise<void> {
  askedAgain = true
  running ??= work().finally(() => {
    running = null
  })
  return running
}

async function work(): Promise<void> {
  while (askedAgain) {
    askedAgain = false
    try {
      await processEvents()
      await sendNotices()
    } catch (error) {
      log('error', 'drain failed', { error })
    }
  }
}
