import { auditEntryWords } from '#app/(admin)/admin/(desk)/operations/audit/entry-messages.ts'
import { auditWords } from '#app/(admin)/admin/(desk)/operations/audit/messages.ts'
import { type AuditFilter, readAudit } from '#lib/audit/list-audit.ts'
import { csvPieces, csvTime, pieceSize } from '#lib/csv-pieces.ts'
import type { CsvList } from '#lib/csv-stream.ts'
import { statusWords } from '#lib/i18n/admin/status.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { wordOf } from '#lib/word-of.ts'
import { detailOf } from '../(desk)/operations/audit/entry-detail.ts'
import { exportWords } from './messages.ts'

type Filter = Omit<AuditFilter, 'cursor'>

/** All entries that a filter shows, the newest first, each with its hash; times in the merchant's zone. */
export function exportAudit(filter: Filter, locale: Locale, timeZone: string): CsvList {
  const words = auditWords[locale]
  const columns = exportWords[locale]
  const actors: Record<string, string> = words.actors
  const actions: Record<string, string> = auditEntryWords[locale].actions
  const outcomes: Record<string, string> = statusWords[locale].audit
  const time = csvTime(timeZone)
  return {
    head: [
      columns.id,
      words.at,
      words.who,
      columns.actorId,
      words.what,
      columns.code,
      words.about,
      words.outcome,
      words.detail,
      columns.hash,
    ],
    pieces: csvPieces(
      (cursor) => readAudit({ ...filter, cursor }, pieceSize),
      (row) => [
        row.id,
        time(row.at),
        row.name ?? wordOf(actors, row.actor),
        row.actor,
        wordOf(actions, row.action),
        row.action,
        row.subject,
        wordOf(outcomes, row.outcome),
        detailOf(row.detail, locale, (id) => id).join('\n'),
        row.hash,
      ],
    ),
  }
}
