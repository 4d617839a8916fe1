import { csvPieces, csvTime, pieceSize } from '#lib/csv-pieces.ts'
import type { CsvList } from '#lib/csv-stream.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { type CustomerFilter, readCustomers } from './list-customers.ts'
import { formatPhone } from './phone.ts'

type Filter = Omit<CustomerFilter, 'cursor'>

/** The whole list that a filter shows, in its order; times in the merchant's zone. */
export function exportCustomers(filter: Filter, locale: Locale, timeZone: string): CsvList {
  const { columns, csv, facts, heldMark } = peopleWords[locale]
  const time = csvTime(timeZone)
  return {
    head: [
      csv.id,
      columns.customer,
      csv.kana,
      facts.mail,
      facts.phone,
      csv.running,
      csv.overdue,
      columns.tokens,
      heldMark,
      columns.since,
      csv.erased,
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
