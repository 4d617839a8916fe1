import { csvPieces, csvTime, pieceSize } from '#lib/csv-pieces.ts'
import type { CsvList } from '#lib/csv-stream.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { statusWords } from '#lib/i18n/admin/status.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import {
  readSubscriptions,
  type SubscriptionFilter,
} from '#lib/subscriptions/list-subscriptions.ts'
import { wordOf } from '#lib/word-of.ts'
import { exportWords } from './messages.ts'

type Filter = Omit<SubscriptionFilter, 'cursor'>

/** The whole list that a filter shows, in its order; sums in yen, times in the merchant's zone. */
export function exportSubscriptions(filter: Filter, locale: Locale, timeZone: string): CsvList {
  const { columns, paymentMethods, heldMark } = peopleWords[locale]
  const files = exportWords[locale]
  const words: Record<string, string> = statusWords[locale].subscription
  const orderWords: Record<string, string> = statusWords[locale].order
  const time = csvTime(timeZone)
  return {
    head: [
      files.id,
      columns.status,
      columns.plan,
      files.quantity,
      files.customerId,
      columns.customer,
      files.kana,
      columns.paymentMethod,
      columns.token,
      heldMark,
      columns.due,
      files.orderStatus,
      columns.sum,
      columns.begun,
    ],
    pieces: csvPieces(
      (cursor) => readSubscriptions({ ...filter, cursor }, pieceSize),
      (row) => [
        row.id,
        wordOf(words, row.status),
        row.plan[locale],
        row.quantity,
        row.customerId,
        row.name,
        row.kana,
        paymentMethods[row.paymentMethod],
        row.last4,
        Number(row.held),
        row.dueOn && `${row.dueOn}`,
        row.order && wordOf(orderWords, row.order),
        row.amountMinor,
        time(row.createdAt),
      ],
    ),
  }
}
