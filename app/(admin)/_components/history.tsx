import { peopleWords } from '#lib/i18n/admin/people.ts'
import { timelineWords } from '#lib/i18n/admin/timeline.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { type Happening, mostHappenings } from '#lib/timeline/list-happenings.ts'
import { sentenceFor } from './happening-words.ts'
import { Timeline } from './timeline.tsx'

type Props = { happenings: Happening[]; locale: Locale; timeZone: string }

/** Everything that happened to somebody, from all tables, as one story. */
export function History({ happenings, locale, timeZone }: Props) {
  const words = timelineWords[locale]
  return (
    <section className="section" id="history" aria-labelledby="history-title">
      <h2 id="history-title">{peopleWords[locale].headings.history}</h2>
      {happenings.length === 0 ? <p>{words.empty}</p> : null}
      <Timeline
        locale={locale}
        timeZone={timeZone}
        happenings={happenings.map((one) => sentenceFor(one, locale))}
      />
      {happenings.length === mostHappenings ? (
        <p className="small muted">{words.most(mostHappenings)}</p>
      ) : null}
    </section>
  )
}
