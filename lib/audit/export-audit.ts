import { csvPieces, csvTime, pieceSize } from '#lib/csv-pieces.ts'
import type { CsvList } from '#lib/csv-stream.ts'
import { auditWords } from '#lib/i18n/admin/audit.ts'
import { runningWords } from '#lib/i18n/admin/running.ts'
import { runningFileWords } from '#lib/i18n/admin/running-files.ts'
import { statusWords } from '#lib/i18n/admin/status.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { wordOf } from '#lib/word-of.ts'
import { detailOf } from './audit-detail.ts'
import { type AuditFilter, readAudit } from './list-audit.ts'

type Filter = Omit<AuditFilter, 'cursor'>

/** All entries that a filter shows, the newest first, each with its hash; times in the merchant's zone. */
export function exportAudit(filter: Filter, locale: Locale, timeZone: string): CsvList {
  const words = runningWords[locale].audit
  const columns = runningFileWords[locale]
  const actors: Record<string, string> = words.actors
  const acts: Record<string, string> = auditWords[locale].acts
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
        wordOf(acts, row.action),
        row.action,
        row.subject,
        wordOf(outcomes, row.outcome),
        detailOf(row.detail, locale, (id) => id).join('\n'),
        row.hash,
      ],
    ),
  }
}
