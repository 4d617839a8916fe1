import { reconcileWords } from '#app/(admin)/admin/(desk)/operations/reconcile/messages.ts'
import { csvPieces, csvTime, pieceSize } from '#lib/csv-pieces.ts'
import type { CsvList } from '#lib/csv-stream.ts'
import { statusWords } from '#lib/i18n/admin/status.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { fixFor } from '#lib/tokens/reconcile/drift.ts'
import { readDrifts } from '#lib/tokens/reconcile/list-drifts.ts'
import { wordOf } from '#lib/word-of.ts'
import { exportWords } from './messages.ts'

/** All differences that are still there, in the order of their page; times in the merchant's zone. */
export function exportDrifts(locale: Locale, timeZone: string): CsvList {
  const words = reconcileWords[locale]
  const columns = exportWords[locale]
  const states: Record<string, string> = statusWords[locale].token
  const stateIn = (state: string | null) => (state === null ? words.none : wordOf(states, state))
  const time = csvTime(timeZone)
  return {
    head: [
      columns.kind,
      words.id,
      words.there,
      words.here,
      columns.customer,
      columns.usedBy,
      columns.dueOn,
      columns.dueMinor,
      words.remedy,
      columns.found,
      columns.tokenId,
      columns.signupId,
    ],
    pieces: csvPieces(
      (cursor) => readDrifts(cursor, pieceSize),
      (row) => {
        const remedy = fixFor(row.kind, row.there, {
          isOurs: row.signupId !== null,
          isDoubtful: row.isDoubtful,
        })
        return [
          words.groups[row.kind],
          row.last4,
          stateIn(row.there),
          stateIn(row.here),
          row.name,
          row.usedBy,
          row.dueOn && `${row.dueOn}`,
          row.dueMinor,
          remedy === null ? words.none : words.remedies[remedy],
          time(row.foundAt),
          row.tokenId,
          row.signupId,
        ]
      },
    ),
  }
}
