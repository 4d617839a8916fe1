import { instantOf } from '#lib/clock.ts'
import { type StatusKind, statusWords } from '#lib/i18n/admin/status.ts'
import { formatTime } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { dateIn, formatDate } from '#lib/plain-date.ts'
import { wordOf } from '#lib/word-of.ts'
import { StatusMark } from './status.tsx'

export type ActivityLine = {
  at: Date
  /** In a word, or a person's name. */
  kind: string
  status: { kind: StatusKind; value: string } | null
  sentence: string
  why: string
  who: string
}

type Props = { activities: ActivityLine[]; locale: Locale; timeZone: string }

/** What happened, in days and the newest first: when, what, and in a second line why and who. */
export function Timeline({ activities, locale, timeZone }: Props) {
  const days = inDays(activities, locale, timeZone)
  return (
    <div className="timeline">
      {days.map(({ day, ofDay }) => (
        <section key={day}>
          <h3>{day}</h3>
          <ol>
            {ofDay.map((one) => (
              <Entry
                key={`${one.at.toISOString()} ${one.kind} ${one.sentence} ${one.why}`}
                activity={one}
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

function inDays(activities: ActivityLine[], locale: Locale, timeZone: string) {
  const days: { day: string; ofDay: ActivityLine[] }[] = []
  for (const one of activities) {
    const day = formatDate(dateIn(timeZone, instantOf(one.at)), locale)
    const last = days.at(-1)
    if (last?.day === day) last.ofDay.push(one)
    else days.push({ day, ofDay: [one] })
  }
  return days
}

function Entry({
  activity,
  locale,
  timeZone,
}: {
  activity: ActivityLine
  locale: Locale
  timeZone: string
}) {
  const { at, kind, status, sentence, why, who } = activity
  const second = [why, who].filter((part) => part).join(' · ')
  // Only of a move the sentence does not say how it ended.
  const ends: Record<string, string> = statusWords[locale].operation
  const end = status?.kind === 'operation' ? wordOf(ends, status.value) : ''
  return (
    <li>
      <time dateTime={at.toISOString()}>{formatTime(at, timeZone)}</time>
      <span className="rail">
        {status ? <StatusMark kind={status.kind} value={status.value} /> : null}
      </span>
      <span className="kind">{kind}</span>
      <div>
        <p>
          {sentence} {end}
        </p>
        {second ? <p className="small muted">{second}</p> : null}
      </div>
    </li>
  )
}
