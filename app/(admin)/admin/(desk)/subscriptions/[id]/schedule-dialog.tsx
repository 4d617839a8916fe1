import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import { joinSentences, type Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { formatDate } from '#lib/plain-date.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { subscriptionWords } from '../messages.ts'
import { FirmOrders } from './firm-orders.tsx'
import type { ScheduleDialogState } from './read-schedule-dialog.ts'
import { changeScheduleAction } from './schedule-action.ts'
import { ScheduleDay } from './schedule-day.tsx'
import { scheduleWords } from './schedule-messages.ts'
import { ScheduleTable } from './schedule-table.tsx'

type Props = { view: SubscriptionView; state: ScheduleDialogState; locale: Locale }

/** A change of coming orders: its day where it has one, then what it makes of them, then the button. */
export function ScheduleDialog({ view, state, locale }: Props) {
  const dialog = dialogWords[locale]
  const words = scheduleWords[locale]
  const { kind, asked, preview } = state
  const number = subscriptionWords[locale].times(Number(asked.number))
  const page = paths.admin.subscription(view.id)
  return (
    <div className="dialog stack">
      <h2>{words.titles[kind](number)}</h2>
      <p className="small muted">
        {dialog.asOf(formatWhen(view.now, locale, view.facts.timeZone))} {dialog.changed}
      </p>
      <p>
        {words.hints[kind]}
        {kind === 'pause' ? ` ${sayMade(view, locale)}` : null}
        {kind === 'end' && view.status === 'paused' && !view.resumesOn ? ` ${words.waits}` : null}
      </p>
      {kind === 'move' || kind === 'pause' ? (
        <ScheduleDay view={view} state={state} locale={locale} />
      ) : null}
      {preview ? (
        <form action={changeScheduleAction} className="stack">
          <input type="hidden" name="subscription" value={view.id} />
          <input type="hidden" name="shown" value={preview.mark} />
          {Object.entries(asked).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <ScheduleTable preview={preview} locale={locale} />
          {kind === 'end' ? <FirmOrders view={view} preview={preview} locale={locale} /> : null}
          <p>{sayAfterwards(view, state, locale)}</p>
          <p className="buttons">
            <a className="button quiet" href={page}>
              {dialog.back}
            </a>
            <button type="submit" className="button">
              {words.confirm[kind]}
            </button>
          </p>
        </form>
      ) : (
        <p className="buttons">
          <a className="button quiet" href={page}>
            {dialog.back}
          </a>
        </p>
      )}
    </div>
  )
}

/** Whom it is told, and until when it can be undone. */
function sayAfterwards(view: SubscriptionView, state: ScheduleDialogState, locale: Locale): string {
  const words = scheduleWords[locale]
  const plan = view.content.name[locale]
  const { kind, preview } = state
  if (kind === 'take-back-end') return words.afterTakingBack(plan)
  if (kind !== 'end') return words.afterwards(plan)
  const until = preview?.endsOn?.subtract({ days: 1 })
  return joinSentences(
    locale,
    words.afterEnd(plan),
    until ? words.takeBackBy(formatDate(until, locale)) : words.takeBackOnceOpen,
  )
}

/** What becomes of orders that a pause finds made. */
function sayMade({ paymentMethod, facts }: SubscriptionView, locale: Locale): string {
  const { made } = scheduleWords[locale]
  return paymentMethod === 'smartpay' ? made.smartpay(facts.charging.catchUpDays) : made.offline
}
