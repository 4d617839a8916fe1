import { type Locale, locales } from '#lib/i18n/locale.ts'
import { composeMail, type MailKind, mailKinds } from '#lib/mail/compose-mail.ts'
import { renderHtml } from '#lib/mail/render-html.ts'
import { renderText } from '#lib/mail/render-text.ts'
import { mailSamples } from '#lib/mail/samples.ts'
import { getMailboxMail } from './mailbox.ts'

/** A mail of the mailbox, or a sample of a kind. */
type ShownMail = { recipient: string; subject: string; text: string; html: string }

type Sample = { id: string; kind: MailKind; locale: Locale }

/** Every kind in both languages. */
export function listSamples(): Sample[] {
  return mailKinds.flatMap((kind) =>
    locales.map((locale) => ({ id: `sample.${kind}.${locale}`, kind, locale })),
  )
}

export async function findShown(id: string): Promise<ShownMail | null> {
  const sample = listSamples().find((one) => one.id === id)
  if (!sample) return getMailboxMail(id)
  const { kind, locale } = sample
  const letter = composeMail(kind, mailSamples[kind][locale], locale)
  return {
    recipient: 'a sample',
    subject: letter.subject,
    text: renderText(letter),
    html: renderHtml(letter),
  }
}
