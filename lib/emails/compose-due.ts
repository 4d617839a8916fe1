import type { MailKind } from '#lib/mail/compose-mail.ts'
import type { EmailReason } from '#lib/states/email.ts'
import { composeAddressChanged } from './compose-address-changed.ts'
import { type ComposedEmail, composeEmail } from './compose-email.ts'
import { composeStaffClose } from './compose-staff-close.ts'
import { composeStaffInvitation } from './compose-staff-invitation.ts'
import { composeStaffNotCharged } from './compose-staff-not-charged.ts'
import { composeStaffPassword } from './compose-staff-password.ts'
import type { EmailSubject } from './email-source.ts'
import { getSubject } from './get-email-source.ts'

export type Mail = {
  kind: MailKind
  cause: string
  /** Staff asked for it: it goes out, whatever another mail said. */
  resent: boolean
}

type Unsaid = Extract<EmailReason, 'obsolete' | 'said-before'>

/**
 * A queued mail, made from what is true now; or why there is none: it is not true any more, or another mail said it. `not-yet`:
 * another mail that is still to go out may say it.
 */
export async function composeDue(mail: Mail): Promise<ComposedEmail | Unsaid | 'not-yet'> {
  const { kind, cause } = mail
  if (kind === 'staff-not-charged') return (await composeStaffNotCharged(cause)) ?? 'obsolete'
  if (kind === 'staff-close') return (await composeStaffClose(cause)) ?? 'obsolete'
  if (kind === 'staff-invitation') return (await composeStaffInvitation(cause)) ?? 'obsolete'
  if (kind === 'staff-password-reset' || kind === 'staff-password-changed')
    return (await composeStaffPassword(kind, cause)) ?? 'obsolete'
  if (kind === 'address-changed') return (await composeAddressChanged(cause)) ?? 'obsolete'
  const subject = await getSubject(kind, cause)
  if (!subject) return 'obsolete'
  return whyUnsaid(mail, subject) ?? composeEmail(kind, subject) ?? 'obsolete'
}

/**
 * A first order's receipt waits for the mail about the completed signup, which says that the order is paid if it is by then,
 * with all that a receipt says. So one of them goes out, never both.
 */
function whyUnsaid(
  { kind, resent }: Mail,
  { order }: EmailSubject,
): 'said-before' | 'not-yet' | null {
  if (kind !== 'order-paid' || resent || !order?.firstMail) return null
  return order.firstMail === 'said' ? 'said-before' : 'not-yet'
}
