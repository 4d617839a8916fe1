import { instantOf } from '#lib/clock.ts'
import { type StatusKind, statusWords } from '#lib/i18n/admin/status.ts'
import { formatTime } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { dateIn, formatDate } from '#lib/plain-date.ts'
import { StatusMark } from './status.tsx'

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

/** What happened, in days and the newest first: when, what, and in a second line why and who. */
export function Timeline({ happenings, locale, timeZone }: Props) {
  const days = Map.groupBy(happenings, ({ at }) =>
    formatDate(dateIn(timeZone, instantOf(at)), locale),
  )
  return (
    <div className="timeline">
      {[...days].map(([day, ofDay]) => (
        <section key={day}>
          <h3>{day}</h3>
          <ol>
            {ofDay.map((one) => (
              <Entry
                key={`${one.at.toISOString()} ${one.kind} ${one.sentence} ${one.why}`}
                happening={one}
                locale={locale}
                timeZone={timeZone}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function Entry({
  happening,
  locale,
  timeZone,
}: {
  happening: Happening
  locale: Locale
  timeZone: string
}) {
  const { at, kind, status, sentence, why, who } = happening
  const second = [why, who].filter((part) => part).join(' · ')
  const words: Record<string, string> = status ? statusWords[locale][status.kind] : {}
  const word = status ? (words[status.value] ?? status.value) : ''
  return (
    <li>
      <time dateTime={at.toISOString()}>{formatTime(at, timeZone)}</time>
      <span className="rail">
        {status ? <StatusMark kind={status.kind} value={status.value} /> : null}
      </span>
      <span className="kind">{kind}</span>
      <div>
        <p>
          {sentence}
          {sentence.includes(word) ? '' : ` ${word}`}
        </p>
        {second ? <p className="small muted">{second}</p> : null}
      </div>
    </li>
  )
}
