import { getMailedReset } from '#lib/auth/password/get-password-reset.ts'
import { shopFactsSchema } from '#lib/catalog/schema.ts'
import { env } from '#lib/env.ts'
import { composeMail } from '#lib/mail/compose-mail.ts'
import { singleLine } from '#lib/mail/single-line.ts'
import { paths } from '#lib/paths.ts'
import { shopOf } from './common-facts.ts'
import type { ComposedEmail } from './compose-email.ts'

/** The mail with a link to set a password, or the one that says that it was used. Null: it is not true any more. */
export async function composeStaffPassword(
  kind: 'staff-password-reset' | 'staff-password-changed',
  resetId: string,
): Promise<ComposedEmail | null> {
  const reset = await getMailedReset(resetId)
  if (!reset) return null
  const { email, name, locale, usedAt } = reset
  const { shop, links } = shopOf(shopFactsSchema.parse(reset.facts), locale)
  const to = { name, emailAddress: email }
  if (kind === 'staff-password-changed') {
    if (usedAt === null) return null
    const forgot = `${env().appUrl}${paths.admin.forgot}`
    const account = `${env().appUrl}${paths.admin.account}`
    const passkeys = reset.passkeys.map((one) => singleLine(one ?? ''))
    const changed = { shop, links: { ...links, forgot, account }, name, passkeys }
    return { to, letter: composeMail(kind, changed, locale) }
  }
  if (usedAt !== null || reset.over) return null
  const asked = { shop, links: { ...links, reset: reset.address }, name }
  return { to, letter: composeMail(kind, asked, locale) }
}
