import { mayDo, type StaffRole } from '#lib/auth/roles.ts'
import { whyNotHold } from '#lib/customers/hold.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { isRunning } from '#lib/states/subscription.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { actionWords } from '../../_actions/messages.ts'
import { amendWords } from './_amend/amend-messages.ts'
import { subscriptionDialogWords } from './dialog-messages.ts'
import { scheduleWords } from './schedule-messages.ts'

type Props = { view: SubscriptionView; locale: Locale; role: StaffRole }

/** What may be done here now; each leads to a page that says what comes of it. */
export function SubscriptionActions({ view, locale, role }: Props) {
  const { assign, cancel } = subscriptionDialogWords[locale]
  const runs = isRunning(view.status)
  const acts = [
    {
      act: 'assign',
      words: assign.act,
      open: runs && view.paymentMethod === 'smartpay' && mayDo(role, 'token.assign'),
    },
    {
      act: 'hold',
      words: actionWords[locale].hold.act,
      open:
        whyNotHold({ ...view, held: view.heldAt !== null }) === null &&
        mayDo(role, 'customer.hold'),
    },
    {
      act: 'resume',
      words: scheduleWords[locale].acts.resume,
      open: view.status === 'paused' && mayDo(role, 'subscription.change'),
    },
    {
      act: 'pause',
      words: scheduleWords[locale].acts.pause,
      open:
        runs &&
        view.status !== 'paused' &&
        !hasNothingToCome(view) &&
        mayDo(role, 'subscription.change'),
    },
    {
      act: 'end',
      words: scheduleWords[locale].acts.end,
      open: runs && view.ending === null && mayDo(role, 'subscription.change'),
    },
    {
      act: 'amend',
      words: amendWords[locale].act,
      open: runs && view.status !== 'paused' && mayDo(role, 'subscription.change'),
    },
    {
      act: 'cancel',
      words: cancel.act,
      open: runs && mayDo(role, 'subscription.cancel'),
    },
  ].filter(({ open }) => open)
  if (acts.length === 0) return null
  return (
    <section className="section" aria-labelledby="actions">
      <h2 id="actions">{peopleWords[locale].headings.actions}</h2>
      <ul className="stack tight">
        {acts.map(({ act, words }) => (
          <li key={act}>
            <a className="button quiet" href={`${paths.admin.subscription(view.id)}?do=${act}`}>
              {words}…
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** It ends, and its last order is made. */
function hasNothingToCome({ ending, orders, planned }: SubscriptionView): boolean {
  if (ending === null) return false
  return planned.length === 0 && !orders.some(({ status }) => status === 'scheduled')
}
