import type { Locale } from '#lib/i18n/locale.ts'
import type { JobRunRow } from '#lib/jobs/list-runs.ts'
import { jobWords } from './job-messages.ts'
import { operationsWords } from './messages.ts'

/** `alarms`: that it failed, why, and that it is late. `summary` is null when nothing else is to be said. */
type OutcomeWords = { alarms: string[]; summary: string | null }

/** How a job's last run ended, and what it did. */
export function outcomeWords(
  { status, detail, isLate, open }: Pick<JobRunRow, 'status' | 'detail' | 'isLate' | 'open'>,
  locale: Locale,
): OutcomeWords {
  const words = operationsWords[locale]
  const comma = locale === 'ja' ? '、' : ', '
  const late = isLate ? [words.late] : []
  const counts = Object.entries(jobWords[locale].counted).flatMap(([name, say]) => {
    const count = Number(detail[name] ?? 0)
    return count > 0 ? [say(count)] : []
  })
  const rest = detail.differences && open === 0 ? [...counts, words.fixed] : counts
  const summary = rest.length > 0 ? rest.join(comma) : null
  if (status === null) return { alarms: late, summary: '—' }
  if (status === 'failed')
    return { alarms: [words.failures[detail.because ?? 'error'], ...late], summary }
  const more = detail.complete === false ? [words.partial] : []
  const quiet = status === 'not_due' ? words.notDue : words.quiet
  return { alarms: late, summary: [summary ?? quiet, ...more].join(comma) }
}
