import { orderReasonWords } from '#lib/i18n/admin/order-reasons.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { type DeliveryStatus, returnReasons } from '#lib/states/delivery.ts'
import { parcelWords } from './messages.ts'

/** What became of a parcel: it arrived, or came back and why. One that arrived can only come back. */
export function FinishFields({ status, locale }: { status: DeliveryStatus; locale: Locale }) {
  const { finish: words } = parcelWords[locale]
  const reasons = orderReasonWords[locale].returned
  const choices: [string, string][] = [
    ...(status === 'shipped' ? ([['deliver', words.delivered]] as [string, string][]) : []),
    ...returnReasons.map((one): [string, string] => [one, words.returned(reasons[one])]),
  ]
  return (
    <>
      <fieldset className="choices">
        <legend>{words.became}</legend>
        {choices.map(([value, label]) => (
          <label key={value}>
            <input type="radio" name="result" value={value} required /> {label}
          </label>
        ))}
      </fieldset>
      <p>{words.hint}</p>
    </>
  )
}
