import { signupWords } from '#app/(admin)/admin/(desk)/signups/messages.ts'
import { csvPieces, csvTime, pieceSize } from '#lib/csv-pieces.ts'
import type { CsvList } from '#lib/csv-stream.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { statusWords } from '#lib/i18n/admin/status.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { shownStatus } from '#lib/signups/shown-status.ts'
import { readSignups, type SignupFilter } from '#lib/signups/staff/list-signups.ts'
import { exportWords } from './messages.ts'

type Filter = Omit<SignupFilter, 'cursor'>

/** The whole list that a filter shows, in its order; times in the merchant's zone. */
export function exportSignups(filter: Filter, locale: Locale, timeZone: string): CsvList {
  const { columns, paymentMethods } = peopleWords[locale]
  const { columns: own, retry } = signupWords[locale]
  const files = exportWords[locale]
  const words: Record<string, string> = statusWords[locale].signup
  const time = csvTime(timeZone)
  return {
    head: [
      files.id,
      columns.status,
      columns.customer,
      files.kana,
      columns.plan,
      columns.paymentMethod,
      columns.token,
      retry,
      columns.begun,
      own.changed,
    ],
    pieces: csvPieces(
      (cursor) => readSignups({ ...filter, cursor }, pieceSize),
      (row) => [
        row.id,
        words[shownStatus(row)] ?? row.status,
        row.name,
        row.kana,
        row.plan[locale],
        paymentMethods[row.paymentMethod],
        row.last4,
        Number(row.retry),
        time(row.createdAt),
        time(row.updatedAt),
      ],
    ),
  }
}
