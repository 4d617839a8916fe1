import { customerWords } from '#app/(admin)/admin/(desk)/customers/messages.ts'
import { csvPieces, csvTime, pieceSize } from '#lib/csv-pieces.ts'
import type { CsvList } from '#lib/csv-stream.ts'
import { formatPhone } from '#lib/customers/fields/phone.ts'
import { type CustomerFilter, readCustomers } from '#lib/customers/list-customers.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { exportWords } from './messages.ts'

type Filter = Omit<CustomerFilter, 'cursor'>

/** The whole list that a filter shows, in its order; times in the merchant's zone. */
export function exportCustomers(filter: Filter, locale: Locale, timeZone: string): CsvList {
  const { columns, facts, heldMark } = peopleWords[locale]
  const { columns: own } = customerWords[locale]
  const files = exportWords[locale]
  const time = csvTime(timeZone)
  return {
    head: [
      files.id,
      columns.customer,
      files.kana,
      facts.mail,
      facts.phone,
      files.running,
      files.overdue,
      own.tokens,
      heldMark,
      own.since,
      files.erased,
    ],
    pieces: csvPieces(
      (cursor) => readCustomers({ ...filter, cursor }, pieceSize),
      (row) => [
        row.id,
        row.name,
        row.kana,
        row.emailAddress,
        formatPhone(row.phoneNumber),
        row.running,
        row.overdue,
        row.tokens,
        Number(row.held),
        time(row.createdAt),
        Number(row.erased),
      ],
    ),
  }
}
