import { type Activity, mostActivities } from '#lib/activity/list-activities.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { timelineWords } from '#lib/i18n/admin/timeline.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatActivity } from './activity-words.ts'
import { Timeline } from './timeline.tsx'

type Props = { activities: Activity[]; locale: Locale; timeZone: string }

/** Everything that happened to somebody, from all tables. */
export function History({ activities, locale, timeZone }: Props) {
  const words = timelineWords[locale]
  return (
    <section className="section" id="history" aria-labelledby="history-title">
      <h2 id="history-title">{peopleWords[locale].headings.history}</h2>
      {activities.length === 0 ? <p>{words.empty}</p> : null}
      <Timeline
        locale={locale}
        timeZone={timeZone}
        activities={activities.map((one) => formatActivity(one, locale))}
      />
      {activities.length === mostActivities ? (
        <p className="small muted">{words.most(mostActivities)}</p>
      ) : null}
    </section>
  )
}
