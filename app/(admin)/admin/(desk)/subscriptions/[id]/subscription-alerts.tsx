import { mayDo, type StaffRole } from '#lib/auth/roles.ts'
import type { NextStep } from '#lib/dunning/get-next-step.ts'
import { sayChargeFailure } from '#lib/i18n/admin/charge-failures.ts'
import { sayStep } from '#lib/i18n/dunning.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { paths } from '#lib/paths.ts'
import { formatDate } from '#lib/plain-date.ts'
import { livingCharges, unsettledCharges } from '#lib/states/charge.ts'
import { paidLate } from '#lib/states/charge-failure.ts'
import { isOneOf } from '#lib/states/moves.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { subscriptionWords } from '../messages.ts'
import { chargeNowWords } from './charge-messages.ts'
import { subscriptionDialogWords } from './dialog-messages.ts'
import { EndingAlert } from './ending-alert.tsx'
import { scheduleWords } from './schedule-messages.ts'
import { settleWords } from './settle-messages.ts'

type Props = {
  view: SubscriptionView
  /** Of its orders that wait for money. */
  nextSteps: ReadonlyMap<string, NextStep>
  locale: Locale
  role: StaffRole
}

/** What is waited for, or stands in the way; what happens by itself, and the one thing to do about it. */
export function SubscriptionAlerts({ view, nextSteps, locale, role }: Props) {
  const { alerts, times } = subscriptionWords[locale]
  const dialogs = subscriptionDialogWords[locale]
  const pauseWords = scheduleWords[locale]
  const token = view.tokens.find(({ id }) => id === view.tokenId)
  const runs = ['active', 'past_due', 'paused'].includes(view.status)
  const stopped = runs && view.paymentMethod === 'smartpay' && token && token.status !== 'active'
  const awaited = view.orders.find(({ status }) => status === 'awaiting_payment')
  // What is being charged again just now is told below.
  const pastDue = view.orders.filter(
    ({ status, charge }) =>
      status === 'past_due' && !(charge && isOneOf(livingCharges, charge.status)),
  )
  const inDoubt = view.orders.filter(
    ({ index, charge }) =>
      charge !== null &&
      isOneOf(unsettledCharges, charge.status) &&
      !view.forStaff.some((one) => one.index === index),
  )
  const path = paths.admin.subscription(view.id)
  return (
    <>
      {view.status === 'paused' ? (
        <div className="alert calm">
          <p>
            {view.resumesOn
              ? pauseWords.pausedUntil(formatDate(view.resumesOn, locale))
              : pauseWords.pausedWithoutEnd}
          </p>
        </div>
      ) : null}
      <EndingAlert view={view} locale={locale} mayChange={mayDo(role, 'subscription.change')} />
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
      {pastDue.map(({ id, index, totalMinor }) => (
        <div key={id} className="alert stopped">
          <div>
            <h2>{alerts.pastDue(times(index + 1), formatYen(totalMinor))}</h2>
            <p>
              {view.forStaff.some((one) => one.index === index)
                ? alerts.untilSettled
                : sayStep(nextSteps.get(id) ?? null, 'staff', locale)}
            </p>
          </div>
          {nextSteps.get(id) && token?.status === 'active' && mayDo(role, 'order.charge') ? (
            <p className="acts">
              <a className="button quiet" href={`${path}?do=charge&order=${id}`}>
                {chargeNowWords[locale].act}…
              </a>
            </p>
          ) : null}
        </div>
      ))}
      {view.forStaff.map(({ id, index, amountMinor, failure }) => (
        <div key={id} className="alert stopped">
          <div>
            <h2>
              {(failure === paidLate ? alerts.toBeReturned : alerts.forStaff)(
                times(index + 1),
                formatYen(amountMinor),
              )}
            </h2>
            <p>{sayChargeFailure(failure, locale)}</p>
          </div>
          {mayDo(role, 'charge.settle') ? (
            <p className="acts">
              <a className="button" href={`${path}?do=settle&charge=${id}`}>
                {failure === paidLate ? settleWords[locale].paidBack : settleWords[locale].act}…
              </a>
            </p>
          ) : null}
        </div>
      ))}
      {inDoubt.map(({ id, index, totalMinor }) => (
        <div key={id} className="alert">
          <div>
            <h2>{alerts.inDoubt(times(index + 1), formatYen(totalMinor))}</h2>
            <p>{alerts.inDoubtText}</p>
          </div>
        </div>
      ))}
      {awaited ? (
        <div className="alert">
          <div>
            <h2>{alerts.awaited(times(awaited.index + 1), formatYen(awaited.totalMinor))}</h2>
            <p>
              {awaited.payBy
                ? (isLast(view, awaited.index) ? alerts.awaitedLast : alerts.awaitedText)(
                    formatDate(awaited.payBy, locale),
                  )
                : null}
            </p>
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

/** It ends with this order. */
function isLast({ ending }: SubscriptionView, index: number): boolean {
  return ending?.last?.index === index
}
