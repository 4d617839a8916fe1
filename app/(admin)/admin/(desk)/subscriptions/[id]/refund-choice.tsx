import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { paths } from '#lib/paths.ts'
import { restOf } from '#lib/refunds/refund-choice.ts'
import type { RefundDialogState } from './read-refund-dialog.ts'
import { refundWords } from './refund-messages.ts'

type Props = { subscriptionId: string; state: RefundDialogState; locale: Locale }

/** All that is left, or so many of each line: choosing shows what would go back, and changes nothing. */
export function RefundChoice({ subscriptionId, state: { order, asked, preview }, locale }: Props) {
  const words = refundWords[locale]
  const rest = restOf(order.lines)
  const isKnown = rest.reduce((sum, { amountMinor }) => sum + amountMinor, 0) === order.leftMinor
  const isWrong = asked.of === 'lines' && preview === null
  return (
    <form action={paths.admin.subscription(subscriptionId)} className="stack">
      <input type="hidden" name="do" value="refund" />
      <input type="hidden" name="order" value={order.id} />
      <fieldset className="choices">
        <legend>{words.choose}</legend>
        <label>
          <input type="radio" name="of" value="all" defaultChecked={asked.of !== 'lines'} />
          <span>{words.all(formatYen(order.leftMinor))}</span>
        </label>
        <label>
          <input type="radio" name="of" value="lines" defaultChecked={asked.of === 'lines'} />
          <span>{words.lines}</span>
        </label>
      </fieldset>
      {rest.map(({ position, quantity, amountMinor }) => (
        <div className="field short" key={position}>
          <label htmlFor={`line${position}`}>
            {order.lines.find((line) => line.position === position)?.name[locale]}
          </label>
          <input
            id={`line${position}`}
            name={`line${position}`}
            type="number"
            inputMode="numeric"
            min={0}
            max={quantity}
            defaultValue={asked[`line${position}`] ?? ''}
            aria-invalid={isWrong || undefined}
            aria-describedby={`line${position}-hint`}
          />
          <p className="hint" id={`line${position}-hint`}>
            {words.upTo(quantity, formatYen(amountMinor))}
          </p>
        </div>
      ))}
      {isKnown ? null : <p className="hint">{words.unknownLines}</p>}
      <p>
        <button type="submit" className="button quiet">
          {words.show}
        </button>
      </p>
    </form>
  )
}
