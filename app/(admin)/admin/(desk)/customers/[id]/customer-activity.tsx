import { History } from '#app/(admin)/_components/history.tsx'
import type { Activity } from '#lib/activity/list-activities.ts'
import { mayDo, type StaffRole } from '#lib/auth/roles.ts'
import type { CustomerView } from '#lib/customers/get-customer-view.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { Jumps } from '../../_actions/jumps.tsx'
import { NoteForm } from '../../_actions/note-form.tsx'
import { customerWords } from '../messages.ts'
import { CustomerFacts } from './customer-facts.tsx'
import { SignupsOf } from './signups-of.tsx'
import { SubscriptionsOf } from './subscriptions-of.tsx'
import { TokensOf } from './tokens-of.tsx'

type Props = { customer: CustomerView; activities: Activity[]; locale: Locale; role: StaffRole }

export function CustomerActivity({ customer, activities, locale, role }: Props) {
  const words = peopleWords[locale]
  return (
    <>
      <Jumps locale={locale} sections={['subscriptions', 'history', 'customerFacts']} />
      <div className="detail">
        <div>
          <section id="subscriptions" aria-labelledby="subscriptions-title">
            <h2 id="subscriptions-title">{words.headings.subscriptions}</h2>
            {customer.subscriptions.length === 0 ? (
              <p className="muted">{customerWords[locale].noSubscriptions}</p>
            ) : (
              <SubscriptionsOf subscriptions={customer.subscriptions} locale={locale} />
            )}
          </section>
          <TokensOf customer={customer} locale={locale} role={role} />
          <SignupsOf customer={customer} locale={locale} />
          <History activities={activities} locale={locale} timeZone={customer.facts.timeZone} />
        </div>
        <aside id="facts">
          <CustomerFacts customer={customer} locale={locale} role={role} />
          {mayDo(role, 'note.write') && !customer.erasedAt ? (
            <NoteForm kind="customer" id={customer.id} locale={locale} />
          ) : null}
        </aside>
      </div>
    </>
  )
}
