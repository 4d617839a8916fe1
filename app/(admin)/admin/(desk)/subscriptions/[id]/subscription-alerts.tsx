import { UnchargedLine } from '#app/(admin)/_components/uncharged-line.tsx'
import { mayDo, type StaffRole } from '#lib/auth/roles.ts'
import { instantOf } from '#lib/clock.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { unchargedOf } from '#lib/orders/coming-orders.ts'
import { paths } from '#lib/paths.ts'
import { dateIn, formatDate } from '#lib/plain-date.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { subscriptionWords } from '../messages.ts'
import { subscriptionDialogWords } from './dialog-messages.ts'

type Props = { view: SubscriptionView; locale: Locale; role: StaffRole }

/** What is waited for, or stands in the way; what happens by itself, and the one thing to do about it. */
export function SubscriptionAlerts({ view, locale, role }: Props) {
  const { alerts, times } = subscriptionWords[locale]
  const dialogs = subscriptionDialogWords[locale]
  const token = view.tokens.find(({ id }) => id === view.tokenId)
  const runs = ['active', 'past_due', 'paused'].includes(view.status)
  const stopped = runs && view.paymentMethod === 'smartpay' && token && token.status !== 'active'
  const awaited = view.orders.find(({ status }) => status === 'awaiting_payment')
  const today = dateIn(view.facts.timeZone, instantOf(view.now))
  const uncharged =
    runs && view.paymentMethod === 'smartpay' ? unchargedOf(view.orders, today) : null
  const path = paths.admin.subscription(view.id)
  return (
    <>
      {stopped ? (
        <div className="alert stopped">
          <div>
            <h2>{alerts.stopped(token.last4)}</h2>
            <p>{alerts.stoppedText}</p>
          </div>
          {mayDo(role, 'token.assign') ? (
            <p className="acts">
              <a className="button" href={`${path}?do=assign`}>
                {dialogs.assign.act}…
              </a>
            </p>
          ) : null}
        </div>
      ) : null}
      {uncharged ? <UnchargedLine {...uncharged} locale={locale} /> : null}
      {awaited ? (
        <div className="alert">
          <div>
            <h2>{alerts.awaited(times(awaited.index + 1), formatYen(awaited.totalMinor))}</h2>
            <p>{awaited.payBy ? alerts.awaitedText(formatDate(awaited.payBy, locale)) : null}</p>
          </div>
          {mayDo(role, 'payment.record') ? (
            <p className="acts">
              <a className="button" href={`${path}?do=pay`}>
                {dialogs.pay.act}…
              </a>
            </p>
          ) : null}
        </div>
      ) : null}
    </>
  )
}
