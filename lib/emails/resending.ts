import { overEmails } from '#lib/states/email.ts'
import { isOneOf } from '#lib/states/moves.ts'
import type { EmailRow } from './list-emails.ts'

/** Whether staff may have it sent once more. */
export function mayGoAgain({ status, reason, resentAt }: EmailRow): boolean {
  return isOneOf(overEmails, status) && resentAt === null && reason !== 'obsolete'
}
