import { jobWords } from '#app/(admin)/admin/(desk)/operations/job-messages.ts'
import { operationsWords } from '#app/(admin)/admin/(desk)/operations/messages.ts'
import type { Cell } from '#lib/csv.ts'
import { csvTime } from '#lib/csv-pieces.ts'
import type { CsvList } from '#lib/csv-stream.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { listRuns } from '#lib/jobs/list-runs.ts'
import { wordOf } from '#lib/word-of.ts'
import { outcomeWords } from '../(desk)/operations/outcome-words.ts'

/** The last run of each job; times in the merchant's zone. */
export function exportRuns(locale: Locale, timeZone: string): CsvList {
  const { name, started, finished, outcome } = operationsWords[locale]
  return { head: [name, started, finished, outcome], pieces: piece(locale, timeZone) }
}

async function* piece(locale: Locale, timeZone: string): AsyncGenerator<Cell[][]> {
  const names: Record<string, string> = jobWords[locale].names
  const time = csvTime(timeZone)
  const runs = await listRuns()
  yield runs.map((run) => {
    const { alarms, summary } = outcomeWords(run, locale)
    return [
      wordOf(names, run.name),
      time(run.startedAt),
      run.finishedAt && time(run.finishedAt),
      [...alarms, ...(summary === null ? [] : [summary])].join(locale === 'ja' ? '、' : ', '),
    ]
  })
}
