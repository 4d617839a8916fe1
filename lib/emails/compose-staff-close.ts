import { differenceCodes } from '#lib/close/difference-codes.ts'
import { getClose } from '#lib/close/list-closes.ts'
import { env } from '#lib/env.ts'
import { composeMail } from '#lib/mail/compose-mail.ts'
import { paths } from '#lib/paths.ts'
import { plainDate } from '#lib/plain-date.ts'
import { shopOf } from './common-facts.ts'
import type { ComposedEmail } from './compose-email.ts'
import { getStaffRecipient } from './staff-recipient.ts'

/**
 * The mail to one of the staff about a day that does not agree. Null: it agrees by now, or nobody of that id works here.
 *
 * @param cause the id of the staff, and the day
 */
export async function composeStaffClose(cause: string): Promise<ComposedEmail | null> {
  const [staffId = '', day = ''] = cause.split(' ')
  const closed = await getClose(plainDate(day))
  const staff = await getStaffRecipient(staffId)
  if (!staff || !closed || closed.differences.length === 0) return null
  const { name, email, locale, facts } = staff
  const { shop, links } = shopOf(facts, locale)
  const items = differenceCodes.flatMap((code) => {
    const count = closed.differences.filter((one) => one.code === code).length
    return count > 0 ? [{ kind: code, count }] : []
  })
  const close = `${env().appUrl}${paths.admin.close}?day=${day}`
  const told = { shop, links: { ...links, close }, name, day: closed.day, items }
  return {
    to: { name, emailAddress: email },
    letter: composeMail('staff-close', told, locale),
  }
}
