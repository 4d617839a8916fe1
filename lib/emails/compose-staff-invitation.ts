import { getMailedInvitation } from '#lib/auth/staff/get-invitation.ts'
import { shopFactsSchema } from '#lib/catalog/schema.ts'
import { instantOf } from '#lib/clock.ts'
import { roleWords } from '#lib/i18n/roles.ts'
import { composeMail } from '#lib/mail/compose-mail.ts'
import { dateIn } from '#lib/plain-date.ts'
import { shopOf } from './common-facts.ts'
import type { ComposedEmail } from './compose-email.ts'

/** The mail to somebody invited to the staff. Null: the link would not work any more. */
export async function composeStaffInvitation(invitationId: string): Promise<ComposedEmail | null> {
  const invitation = await getMailedInvitation(invitationId)
  if (!invitation) return null
  const { email, locale, role, address } = invitation
  const facts = shopFactsSchema.parse(invitation.facts)
  const { shop, links } = shopOf(facts, locale)
  const letter = composeMail(
    'staff-invitation',
    {
      shop,
      links: { ...links, join: address },
      emailAddress: email,
      roleName: roleWords[locale][role],
      validUntil: dateIn(facts.timeZone, instantOf(invitation.expiresAt)),
    },
    locale,
  )
  return { to: { name: '', emailAddress: email }, letter }
}
