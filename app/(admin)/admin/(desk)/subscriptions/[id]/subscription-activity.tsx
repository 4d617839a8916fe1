import { History } from '#app/(admin)/_components/history.tsx'
import type { Activity } from '#lib/activity/list-activities.ts'
import { mayDo, type StaffRole } from '#lib/auth/roles.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { Jumps } from '../../_actions/jumps.tsx'
import { NoteForm } from '../../_actions/note-form.tsx'
import { subscriptionWords } from '../messages.ts'
import { DeliveryTable } from './delivery-table.tsx'
import { OrderTable } from './order-table.tsx'
import { SubscriptionActions } from './subscription-actions.tsx'
import { SubscriptionFacts } from './subscription-facts.tsx'

type Props = {
  view: SubscriptionView
  activities: Activity[]
  locale: Locale
  role: StaffRole
}

export function SubscriptionActivity({ view, activities, locale, role }: Props) {
  const words = peopleWords[locale]
  return (
    <>
      <Jumps locale={locale} sections={['orders', 'deliveries', 'history', 'subscriptionFacts']} />
      <div className="detail">
        <div>
          <section id="orders" aria-labelledby="orders-title">
            <h2 id="orders-title">{words.headings.orders}</h2>
            {view.orders.length === 0 ? (
              <p className="muted">{subscriptionWords[locale].noCycles}</p>
            ) : (
              <OrderTable
                view={view}
                locale={locale}
                mayRecord={mayDo(role, 'payment.record')}
                mayChange={mayDo(role, 'subscription.change')}
                mayRefund={mayDo(role, 'order.refund')}
                mayCancel={mayDo(role, 'order.cancel')}
                mayCapture={mayDo(role, 'order.capture')}
              />
            )}
          </section>
          {view.orders.some(({ deliveries }) => deliveries.length > 0) ? (
            <section className="section" id="deliveries" aria-labelledby="deliveries-title">
              <h2 id="deliveries-title">{words.headings.deliveries}</h2>
              <DeliveryTable view={view} locale={locale} role={role} />
            </section>
          ) : null}
          <History activities={activities} locale={locale} timeZone={view.facts.timeZone} />
        </div>
        <aside id="facts">
          <SubscriptionFacts view={view} locale={locale} />
          <SubscriptionActions view={view} locale={locale} role={role} />
          {mayDo(role, 'note.write') && !view.erased ? (
            <NoteForm kind="subscription" id={view.id} locale={locale} />
          ) : null}
        </aside>
      </div>
    </>
  )
}
