import { listNotCharged } from '#lib/charging/not-charged.ts'
import { env } from '#lib/env.ts'
import { composeMail } from '#lib/mail/compose-mail.ts'
import { paths } from '#lib/paths.ts'
import { shopOf } from './common-facts.ts'
import type { ComposedEmail } from './compose-email.ts'
import { getStaffRecipient } from './staff-recipient.ts'

/**
 * The mail to one of the staff about what should have been charged and was not. Null: all of it was charged meanwhile, or
 * nobody of that id works here.
 *
 * @param cause the id of the staff, and the day
 */
export async function composeStaffNotCharged(cause: string): Promise<ComposedEmail | null> {
  const [staffId = ''] = cause.split(' ')
  const items = await listNotCharged()
  const staff = await getStaffRecipient(staffId)
  if (!staff || items.length === 0) return null
  const { name, email, locale, facts } = staff
  const { shop, links } = shopOf(facts, locale)
  const overview = `${env().appUrl}${paths.admin.overview}`
  const letter = composeMail(
    'staff-not-charged',
    { shop, links: { ...links, overview }, name, items },
    locale,
  )
  return { to: { name, emailAddress: email }, letter }
}
