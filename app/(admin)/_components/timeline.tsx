import type { StatusKind } from '#lib/i18n/admin/status.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { Status } from './status.tsx'

export type Happening = {
  at: Date
  /** In a word, or a person's name. */
  kind: string
  status: { kind: StatusKind; value: string } | null
  sentence: string
  why: string
  who: string
}

type Props = { happenings: Happening[]; locale: Locale; timeZone: string }

/** What happened, the newest first: when, what, and in a second line why and who. */
export function Timeline({ happenings, locale, timeZone }: Props) {
  return (
    <ol className="timeline">
      {happenings.map((one) => (
        <li key={`${one.at.toISOString()} ${one.kind} ${one.sentence} ${one.why}`}>
          <time dateTime={one.at.toISOString()}>{formatWhen(one.at, locale, timeZone)}</time>
          <span className="kind">{one.kind}</span>
          <div>
            <p>
              {one.sentence}{' '}
              {one.status ? (
                <Status kind={one.status.kind} value={one.status.value} locale={locale} />
              ) : null}
            </p>
            <p className="small muted">{[one.why, one.who].filter((part) => part).join(' · ')}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}
