import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { takeFlash } from '#app/_request/flash.ts'
import { FlashMessage } from '#app/(admin)/_components/flash-message.tsx'
import { Missing } from '#app/(admin)/_components/missing.tsx'
import type { Query } from '#app/(admin)/_components/read-filter.ts'
import { Section } from '#app/(admin)/_components/section.tsx'
import { Status } from '#app/(admin)/_components/status.tsx'
import { listActivities } from '#lib/activity/list-activities.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { mayDo } from '#lib/auth/roles.ts'
import { getNextSteps } from '#lib/dunning/get-next-step.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { paths } from '#lib/paths.ts'
import { getSubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { HoldAlarm } from '../../_actions/hold-alarm.tsx'
import { actionWords } from '../../_actions/messages.ts'
import { subscriptionWords } from '../messages.ts'
import { AmendAlert } from './_amend/amend-alert.tsx'
import { amendWords } from './_amend/amend-messages.ts'
import { orderCommandWords } from './_order/messages.ts'
import { parcelWords } from './_parcel/messages.ts'
import { chargeNowWords } from './charge-messages.ts'
import { dialogFor, permissionFor, whyNoDialog } from './dialog-for.tsx'
import { readDialog } from './read-dialog.tsx'
import { refundWords } from './refund-messages.ts'
import { scheduleWords } from './schedule-messages.ts'
import { SubscriptionActivity } from './subscription-activity.tsx'
import { SubscriptionAlerts } from './subscription-alerts.tsx'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

/** One subscription: alerts first, then what was due and what comes, then its history. */
export default function SubscriptionPage(props: Props) {
  return orAdminError(() => render(props))
}

async function render({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const staff = await requireStaff(permissionFor(query.do), id)
  const locale = await readAdminLocale()
  const [view, activities] = await Promise.all([
    getSubscriptionView(id),
    listActivities({ kind: 'subscription', id }),
  ])
  const words = peopleWords[locale]
  const flashWords = {
    ...actionWords[locale].flash,
    ...subscriptionWords[locale].flash,
    ...scheduleWords[locale].flash,
    ...amendWords[locale].flash,
    ...chargeNowWords[locale].flash,
    ...refundWords[locale].flash,
    ...orderCommandWords[locale].flash,
    ...parcelWords[locale].flash,
  }
  const missing = flashWords['unknown-subscription']
  if (!view)
    return (
      <Section locale={locale} staff={staff} section="subscriptions" title={missing}>
        <Missing locale={locale} title={missing} section="subscriptions" />
      </Section>
    )
  const pastDue = view.orders.filter(({ status }) => status === 'past_due')
  const nextSteps = await getNextSteps(pastDue.map((order) => order.id))
  const title = view.content.name[locale]
  const flash = await takeFlash()
  const asked = await readDialog(view, query, locale)
  const dialog = asked.dialog ?? dialogFor(view, query, { locale, flash, nextSteps })
  const hold = {
    locale,
    timeZone: view.facts.timeZone,
    mayLift: mayDo(staff.role, 'customer.hold'),
  }
  return (
    <Section locale={locale} staff={staff} section="subscriptions" title={title}>
      <div className="page-head start">
        <h1>{title}</h1>
        {view.customerId ? (
          <a href={paths.admin.customer(view.customerId)}>
            {view.erased ? words.erasedName : words.name(view.name ?? '')}
          </a>
        ) : null}
        <span className="small muted">{view.kana}</span>
        <Status kind="subscription" value={view.status} locale={locale} />
      </div>
      <FlashMessage words={flashWords} instead={asked.refusal ?? whyNoDialog(view, query, flash)} />
      {dialog ?? (
        <>
          {view.customerId && view.customerHeldAt ? (
            <HoldAlarm
              {...hold}
              kind="customer"
              id={view.customerId}
              hold={{
                at: view.customerHeldAt,
                reason: view.customerHoldReason,
                by: view.customerHeldBy,
              }}
            />
          ) : null}
          {view.heldAt ? (
            <HoldAlarm
              {...hold}
              kind="subscription"
              id={view.id}
              hold={{ at: view.heldAt, reason: view.holdReason, by: view.heldBy }}
            />
          ) : null}
          <AmendAlert view={view} locale={locale} role={staff.role} />
          <SubscriptionAlerts view={view} nextSteps={nextSteps} locale={locale} role={staff.role} />
          <SubscriptionActivity
            view={view}
            activities={activities}
            locale={locale}
            role={staff.role}
          />
        </>
      )}
    </Section>
  )
}
