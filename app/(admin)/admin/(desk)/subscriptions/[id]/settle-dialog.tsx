import { sayChargeFailure } from '#lib/i18n/admin/charge-failures.ts'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import type { ChargeLeftToStaff } from '#lib/orders/left-to-staff.ts'
import { paths } from '#lib/paths.ts'
import { paidLate } from '#lib/states/charge-failure.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { subscriptionWords } from '../messages.ts'
import { settleChargeAction } from './settle-action.ts'
import { settleWords } from './settle-messages.ts'

type Props = {
  view: SubscriptionView
  charge: ChargeLeftToStaff
  /** What was chosen and typed before a refusal. */
  kept: Record<string, unknown>
  locale: Locale
}

/** What is known of a charge that is left to staff, and how it may have ended. */
export function SettleDialog({ view, charge, kept, locale }: Props) {
  const { id, index, amountMinor, failure, smartpayId } = charge
  const dialog = dialogWords[locale]
  const words = settleWords[locale]
  const title = failure === paidLate ? words.titlePaidBack : words.title
  const { times } = subscriptionWords[locale]
  return (
    <form action={settleChargeAction} className="dialog stack">
      <input type="hidden" name="subscription" value={view.id} />
      <input type="hidden" name="charge" value={id} />
      <h2>{title(times(index + 1), formatYen(amountMinor))}</h2>
      <p className="small muted">
        {dialog.asOf(formatWhen(view.now, locale, view.facts.timeZone))} {dialog.changed}
      </p>
      <dl className="facts">
        <div>
          <dt>{words.why}</dt>
          <dd>{sayChargeFailure(failure, locale)}</dd>
        </div>
        <div>
          <dt>{words.reference}</dt>
          <dd>{id}</dd>
        </div>
        {smartpayId ? (
          <div>
            <dt>{words.smartpayOrder}</dt>
            <dd>{smartpayId}</dd>
          </div>
        ) : null}
      </dl>
      {failure === paidLate ? (
        <>
          <input type="hidden" name="as" value="paid-back" />
          <p>{words.hints['paid-back']}</p>
        </>
      ) : (
        <Found kept={kept} smartpayId={smartpayId} locale={locale} />
      )}
      <p className="buttons">
        <a className="button quiet" href={paths.admin.subscription(view.id)}>
          {dialog.back}
        </a>
        <button type="submit" className="button">
          {failure === paidLate ? words.paidBack : words.record}
        </button>
      </p>
    </form>
  )
}

type FoundProps = Pick<Props, 'kept' | 'locale'> & { smartpayId: string | null }

function Found({ kept, smartpayId, locale }: FoundProps) {
  const words = settleWords[locale]
  return (
    <>
      <fieldset className="choices">
        <legend>{words.found}</legend>
        {(['collected', 'not-collected'] as const).map((as) => (
          <label key={as}>
            <input type="radio" name="as" value={as} required defaultChecked={kept.as === as} />
            <span>
              {words.choices[as]}
              <br />
              <span className="small muted">{words.hints[as]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor="order">{words.order}</label>
        <input
          id="order"
          name="order"
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          defaultValue={typeof kept.order === 'string' ? kept.order : (smartpayId ?? '')}
          aria-describedby="order-hint"
        />
        <p className="hint" id="order-hint">
          {words.orderHint}
        </p>
      </div>
    </>
  )
}
