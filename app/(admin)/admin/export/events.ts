import { eventWords } from '#app/(admin)/admin/(desk)/operations/events/messages.ts'
import { csvPieces, csvTime, pieceSize } from '#lib/csv-pieces.ts'
import type { CsvList } from '#lib/csv-stream.ts'
import { type EventTab, readEvents } from '#lib/events/list-events.ts'
import { statusWords } from '#lib/i18n/admin/status.ts'
import { timelineWords } from '#lib/i18n/admin/timeline.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { wordOf } from '#lib/word-of.ts'
import { exportWords } from './messages.ts'

/** All events that a tab shows, the newest first; times in the merchant's zone. */
export function exportEvents(tab: EventTab, locale: Locale, timeZone: string): CsvList {
  const words = eventWords[locale]
  const columns = exportWords[locale]
  const types: Record<string, string> = timelineWords[locale].eventTypes
  const because: Record<string, string> = words.because
  const time = csvTime(timeZone)
  return {
    head: [
      columns.id,
      words.type,
      columns.code,
      columns.tokenId,
      words.status,
      words.why,
      words.received,
      columns.processed,
      words.deliveries,
      columns.attempts,
    ],
    pieces: csvPieces(
      (cursor) => readEvents({ tab, cursor }, pieceSize),
      (row) => [
        row.id,
        wordOf(types, row.type),
        row.type,
        row.tokenId,
        statusWords[locale].event[row.status],
        row.parkedBecause && wordOf(because, row.parkedBecause),
        time(row.receivedAt),
        row.processedAt && time(row.processedAt),
        row.deliveries,
        row.attempts,
      ],
    ),
  }
}
