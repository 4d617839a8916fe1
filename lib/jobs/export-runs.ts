import type { Cell } from '#lib/csv.ts'
import { csvTime } from '#lib/csv-pieces.ts'
import type { CsvList } from '#lib/csv-stream.ts'
import { runningWords } from '#lib/i18n/admin/running.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { wordOf } from '#lib/word-of.ts'
import { listRuns } from './list-runs.ts'
import { outcomeWords } from './outcome-words.ts'

/** The last run of each job; times in the merchant's zone. */
export function exportRuns(locale: Locale, timeZone: string): CsvList {
  const { name, started, finished, outcome } = runningWords[locale].jobs
  return { head: [name, started, finished, outcome], pieces: piece(locale, timeZone) }
}

async function* piece(locale: Locale, timeZone: string): AsyncGenerator<Cell[][]> {
  const names: Record<string, string> = runningWords[locale].jobs.names
  const time = csvTime(timeZone)
  const runs = await listRuns()
  yield runs.map((run) => {
    const { alarms, told } = outcomeWords(run, locale)
    return [
      wordOf(names, run.name),
      time(run.startedAt),
      run.finishedAt && time(run.finishedAt),
      [...alarms, ...(told === null ? [] : [told])].join(locale === 'ja' ? '、' : ', '),
    ]
  })
}
