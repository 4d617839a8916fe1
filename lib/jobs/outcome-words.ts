import { runningWords } from '#lib/i18n/admin/running.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { JobRunRow } from './list-runs.ts'

/** `alarms`: parts that failed as a whole. `told` is null when nothing else is to be said. */
export type OutcomeWords = { alarms: string[]; told: string | null }

const parts = ['events', 'signups', 'payments', 'moves', 'mails', 'tokens'] as const

/** What a run did, part by part. */
export function outcomeWords(
  { outcome, open }: Pick<JobRunRow, 'outcome' | 'open'>,
  locale: Locale,
): OutcomeWords {
  const words = runningWords[locale].jobs
  const comma = locale === 'ja' ? '、' : ', '
  if (outcome === null) return { alarms: [], told: '—' }
  const told: Record<string, unknown> = JSON.parse(outcome)
  if ('failed' in told && typeof told.failed === 'string')
    return { alarms: [words.failed], told: null }
  if ('there' in told) {
    const n = Number(told.differences)
    const compared = words.compared(Number(told.here), Number(told.there), n)
    return { alarms: [], told: n > 0 ? compared + comma + words.open(open) : compared }
  }
  const alarms = parts
    .filter((part) => told[part] === null)
    .map((part) => `${words.parts[part]} ${words.failedPart}`)
  const busy = parts.flatMap((part) => {
    const n = sumOf(told[part])
    return n > 0 ? [`${words.parts[part]} ${words.counts(n)}`] : []
  })
  if (busy.length > 0) return { alarms, told: busy.join(comma) }
  return { alarms, told: alarms.length > 0 ? null : words.quiet }
}

function sumOf(counts: unknown): number {
  if (typeof counts !== 'object' || counts === null) return 0
  return Object.values(counts).reduce((sum: number, one) => sum + Number(one), 0)
}
