import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate } from '#lib/plain-date.ts'
import type { RefundPreview as Preview } from '#lib/refunds/preview-refund.ts'
import type { RefundableOrder } from '#lib/refunds/refundable-order.ts'
import { refundWords } from './refund-messages.ts'

type Props = { order: RefundableOrder; preview: Preview; locale: Locale }

/** What goes back, for what, and what it leaves: of the payment, of the shopper's instalments, and of the parcels. */
export function RefundPreview({ order, preview, locale }: Props) {
  const words = refundWords[locale]
  const {
    amountMinor,
    lines,
    tax,
    leftAfterMinor,
    instalments,
    returnedMinor,
    endsParcels,
    keepsParcels,
  } = preview
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{words.sum}</dt>
          <dd>
            <strong>{formatYen(amountMinor)}</strong>
          </dd>
        </div>
        {lines.map((line) => (
          <div key={line.position}>
            <dt>
              {words.line(
                order.lines.find(({ position }) => position === line.position)?.name[locale] ?? '',
                line.quantity,
              )}
            </dt>
            <dd>{formatYen(line.amountMinor)}</dd>
          </div>
        ))}
        {tax.map(({ ratePercent, totalMinor, taxMinor }) => (
          <div key={ratePercent}>
            <dt>{words.tax(ratePercent)}</dt>
            <dd>{words.taxOf(formatYen(totalMinor), formatYen(taxMinor))}</dd>
          </div>
        ))}
        <div>
          <dt>{words.left}</dt>
          <dd>{formatYen(leftAfterMinor)}</dd>
        </div>
      </dl>
      <h3>{words.schedule}</h3>
      <div className="scroll">
        <table className="table cards">
          <thead>
            <tr>
              <th scope="col">{words.columns.dueOn}</th>
              <th scope="col" className="sum">
                {words.columns.now}
              </th>
              <th scope="col" className="sum">
                {words.columns.afterwards}
              </th>
            </tr>
          </thead>
          <tbody>
            {instalments.map(({ dueOn, nowMinor, afterwardsMinor }) => (
              <tr key={`${dueOn}`}>
                <td className="nowrap">{formatDate(dueOn, locale)}</td>
                <td className="sum" data-label={words.columns.now}>
                  {formatYen(nowMinor)}
                </td>
                <td className="sum" data-label={words.columns.afterwards}>
                  {nowMinor === afterwardsMinor ? (
                    formatYen(afterwardsMinor)
                  ) : (
                    <strong>{formatYen(afterwardsMinor)}</strong>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {returnedMinor > 0 ? <p>{words.returned(formatYen(returnedMinor))}</p> : null}
      {endsParcels > 0 ? <p>{words.parcels(endsParcels)}</p> : null}
      {keepsParcels > 0 ? <p>{words.parcelsStay(keepsParcels)}</p> : null}
    </>
  )
}
