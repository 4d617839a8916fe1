import { emailWords } from '#app/(admin)/admin/(desk)/operations/emails/messages.ts'
import { csvPieces, csvTime, pieceSize } from '#lib/csv-pieces.ts'
import type { CsvList } from '#lib/csv-stream.ts'
import { type EmailTab, readEmails } from '#lib/emails/list-emails.ts'
import { mailWords } from '#lib/i18n/admin/mails.ts'
import { statusWords } from '#lib/i18n/admin/status.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { wordOf } from '#lib/word-of.ts'
import { exportWords } from './messages.ts'

/** All emails that a tab shows, the newest first; times in the merchant's zone. */
export function exportEmails(tab: EmailTab, locale: Locale, timeZone: string): CsvList {
  const words = emailWords[locale]
  const columns = exportWords[locale]
  const kinds: Record<string, string> = mailWords[locale].kinds
  const reasons: Record<string, string> = mailWords[locale].reasons
  const time = csvTime(timeZone)
  return {
    head: [
      columns.id,
      words.kind,
      words.to,
      columns.mail,
      words.status,
      words.why,
      words.made,
      words.sent,
      columns.resent,
      columns.signupId,
      columns.subscriptionId,
    ],
    pieces: csvPieces(
      (cursor) => readEmails({ tab, cursor }, pieceSize),
      (row) => [
        row.id,
        wordOf(kinds, row.kind),
        row.name,
        row.emailAddress,
        statusWords[locale].mail[row.status],
        row.reason && wordOf(reasons, row.reason),
        time(row.createdAt),
        row.sentAt && time(row.sentAt),
        row.resentAt && time(row.resentAt),
        row.signupId,
        row.subscriptionId,
      ],
    ),
  }
}
