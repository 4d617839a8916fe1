import { instantOf } from '#lib/clock.ts'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { paths } from '#lib/paths.ts'
import { dateIn, formatDate } from '#lib/plain-date.ts'
import type { OrderOfView, SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { subscriptionWords } from '../messages.ts'
import { subscriptionDialogWords } from './dialog-messages.ts'
import { recordPaymentAction } from './pay-action.ts'

type Props = {
  view: SubscriptionView
  order: OrderOfView
  /** What was typed before a refusal. */
  kept: Record<string, unknown>
  /** Why it was not recorded at once: to be accepted by a tick of its own. */
  doubt: Doubt | null
  locale: Locale
}

export const doubts = ['too-little', 'too-much', 'expired'] as const
type Doubt = (typeof doubts)[number]

/** What was asked for beside what came. */
export function PayDialog({ view, order, kept, doubt, locale }: Props) {
  const dialog = dialogWords[locale]
  const { pay } = subscriptionDialogWords[locale]
  const { timeZone } = view.facts
  const expected = formatYen(order.totalMinor)
  const today = dateIn(timeZone, instantOf(view.now)).toString()
  const typed = (name: string, otherwise: string) =>
    typeof kept[name] === 'string' ? kept[name] : otherwise
  return (
    <form action={recordPaymentAction} className="dialog stack">
      <input type="hidden" name="subscription" value={view.id} />
      <input type="hidden" name="reference" value={order.payReference ?? ''} />
      <h2>{pay.title(subscriptionWords[locale].times(order.index + 1))}</h2>
      <p className="small muted">
        {dialog.asOf(formatWhen(view.now, locale, timeZone))} {dialog.changed}
      </p>
      {order.status === 'expired' ? <p>{pay.expired}</p> : null}
      <dl className="facts">
        <div>
          <dt>{pay.expected}</dt>
          <dd>
            <strong>{expected}</strong>
          </dd>
        </div>
        <div>
          <dt>{pay.reference}</dt>
          <dd>{order.payReference}</dd>
        </div>
        <div>
          <dt>{pay.payBy}</dt>
          <dd>{order.payBy ? formatDate(order.payBy, locale) : '—'}</dd>
        </div>
      </dl>
      <div className="pair">
        <div className="field short">
          <label htmlFor="sum">{pay.sum}</label>
          <input
            id="sum"
            name="sum"
            inputMode="numeric"
            required
            maxLength={14}
            defaultValue={typed('sum', '')}
            aria-invalid={(doubt !== null && doubt !== 'expired') || undefined}
          />
        </div>
        <div className="field short">
          <label htmlFor="on">{pay.on}</label>
          <input
            id="on"
            name="on"
            type="date"
            required
            max={today}
            defaultValue={typed('on', today)}
          />
        </div>
      </div>
      <div className="field">
        <label htmlFor="note">{pay.note}</label>
        <input
          id="note"
          name="note"
          maxLength={500}
          defaultValue={typed('note', '')}
          aria-describedby="note-hint"
        />
        <p className="hint" id="note-hint">
          {pay.noteHint}
        </p>
      </div>
      {doubt ? (
        <div className="choices accept">
          <label>
            <input type="checkbox" name="accept" value="yes" />{' '}
            {doubt === 'expired' ? pay.acceptLate(expected) : pay.accept(expected)}
          </label>
        </div>
      ) : null}
      <p>{pay.afterwards}</p>
      <p className="buttons">
        <a className="button quiet" href={paths.admin.subscription(view.id)}>
          {dialog.back}
        </a>
        <button type="submit" className="button">
          {pay.record}
        </button>
      </p>
    </form>
  )
}
