import { AppError } from '#lib/app-error.ts'
import { env } from '#lib/env.ts'

/** The mailbox shows people's mails to whoever asks: only on one's own machine. */
export function requireLocalRun(): void {
  if (!env().localRun) throw new AppError('The mailbox is open in a local run only')
}
