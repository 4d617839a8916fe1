import { after } from 'next/server'
import { flushSignals, hasListeners } from '#lib/signals.ts'

/** What is told outside leaves behind the answer: a host that freezes the process between two requests would hold it back. */
export function flushAfterAnswer(): void {
  if (hasListeners()) after(flushSignals)
}
