import type { CustomerView } from '#lib/customers/get-customer-view.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { HoldDialog } from '../../_actions/hold-dialog.tsx'
import { actionWords } from '../../_actions/messages.ts'
import { SubscriptionsOf } from './subscriptions-of.tsx'

/** All charges of a customer: each subscription that has one ahead is named with its date and sum. */
export function HoldCustomer({ customer, locale }: { customer: CustomerView; locale: Locale }) {
  const charged = customer.subscriptions.filter(
    ({ paymentMethod, dueOn, status }) =>
      paymentMethod === 'smartpay' && dueOn && status !== 'canceled' && status !== 'ended',
  )
  return (
    <HoldDialog
      kind="customer"
      id={customer.id}
      title={actionWords[locale].hold.customer(peopleWords[locale].name(customer.name))}
      now={customer.now}
      locale={locale}
      timeZone={customer.facts.timeZone}
      stops={
        charged.length === 0 ? null : (
          <SubscriptionsOf subscriptions={charged} locale={locale} total={charged.length > 1} />
        )
      }
    />
  )
}
