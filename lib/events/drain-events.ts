import { log } from '#lib/log.ts'
import { processEvents } from './process-events.ts'

let running: Promise<void> | null = null
let askedAgain = false

/**
 * Starts right after a delivery was answered. One of them runs in a process at a time, and once more if
 * something came meanwhile; the sweep finishes what a process that ends leaves.
 */
export function drainEvents(): Promise<void> {
  askedAgain = true
  running ??= drain().finally(() => {
    running = null
  })
  return running
}

async function drain(): Promise<void> {
  while (askedAgain) {
    askedAgain = false
    try {
      await processEvents()
    } catch (error) {
      log('error', 'events not processed', { error })
    }
  }
}
