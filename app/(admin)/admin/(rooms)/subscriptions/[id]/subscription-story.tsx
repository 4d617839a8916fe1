import { History } from '#app/(admin)/_components/history.tsx'
import type { Activity } from '#lib/activity/list-activities.ts'
import { mayDo, type StaffRole } from '#lib/auth/roles.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { Jumps } from '../../_deeds/jumps.tsx'
import { NoteForm } from '../../_deeds/note-form.tsx'
import { CycleTable } from './cycle-table.tsx'
import { Operations } from './operations.tsx'
import { SubscriptionFacts } from './subscription-facts.tsx'

type Props = {
  view: SubscriptionView
  activities: Activity[]
  locale: Locale
  role: StaffRole
}

export function SubscriptionStory({ view, activities, locale, role }: Props) {
  const words = peopleWords[locale]
  return (
    <>
      <Jumps locale={locale} sections={['cycles', 'history', 'subscriptionFacts']} />
      <div className="detail">
        <div>
          <section id="cycles" aria-labelledby="cycles-title">
            <h2 id="cycles-title">{words.sections.cycles}</h2>
            {view.cycles.length === 0 ? (
              <p className="muted">{words.noCycles}</p>
            ) : (
              <CycleTable view={view} locale={locale} mayRecord={mayDo(role, 'payment.record')} />
            )}
          </section>
          <History activities={activities} locale={locale} timeZone={view.facts.timeZone} />
        </div>
        <aside id="facts">
          <SubscriptionFacts view={view} locale={locale} />
          <Operations view={view} locale={locale} role={role} />
          {mayDo(role, 'note.write') && !view.erased ? (
            <NoteForm kind="subscription" id={view.id} locale={locale} />
          ) : null}
        </aside>
      </div>
    </>
  )
}
