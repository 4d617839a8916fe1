import { runningWords } from '#lib/i18n/admin/running.ts'
import type { Locale } from '#lib/i18n/locale.ts'

type Props = {
  outcome: string | null
  /** How many of the differences it found are still there. */
  open: number
  locale: Locale
}

const parts = ['events', 'signups', 'payments', 'moves', 'mails', 'tokens'] as const

/** What a run did, part by part; a part that failed as a whole is named first. */
export function RunOutcome({ outcome, open, locale }: Props) {
  const words = runningWords[locale].jobs
  if (outcome === null) return <>—</>
  const told: Record<string, unknown> = JSON.parse(outcome)
  if ('failed' in told && typeof told.failed === 'string')
    return <span className="alarm-word">{words.failed}</span>
  if ('there' in told) {
    const n = Number(told.differences)
    const compared = words.compared(Number(told.here), Number(told.there), n)
    return (
      <>{n > 0 ? `${compared}${locale === 'ja' ? '、' : ', '}${words.open(open)}` : compared}</>
    )
  }
  const failed = parts.filter((part) => told[part] === null)
  const busy = parts.flatMap((part) => {
    const n = sumOf(told[part])
    return n > 0 ? [`${words.parts[part]} ${words.counts(n)}`] : []
  })
  return (
    <>
      {failed.map((part) => (
        <span key={part} className="alarm-word">
          {words.parts[part]} {words.failedPart}{' '}
        </span>
      ))}
      {busy.length > 0
        ? busy.join(locale === 'ja' ? '、' : ', ')
        : failed.length > 0
          ? null
          : words.quiet}
    </>
  )
}

function sumOf(counts: unknown): number {
  if (typeof counts !== 'object' || counts === null) return 0
  return Object.values(counts).reduce((sum: number, one) => sum + Number(one), 0)
}
