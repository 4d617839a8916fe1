import { env } from '#lib/env.ts'

/** The mailbox shows people's mails to whoever asks: only on one's own machine. */
export function requireLocalRun(): void {
  if (!env().localRun) throw new Error('The mailbox is open in a local run only')
}
