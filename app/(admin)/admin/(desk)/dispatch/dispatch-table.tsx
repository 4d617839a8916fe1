import { PersonName } from '#app/(admin)/_components/person-name.tsx'
import { Postal } from '#app/(admin)/_components/postal.tsx'
import { formatPhone } from '#lib/customers/fields/phone.ts'
import type { DispatchRow } from '#lib/deliveries/list-dispatches.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { deliveryWords } from '#lib/i18n/deliveries.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import { subscriptionWords } from '../subscriptions/messages.ts'
import { dispatchWords } from './messages.ts'
import { ShipForm } from './ship-form.tsx'

type Props = {
  rows: readonly DispatchRow[]
  today: PlainDate
  /** What was typed for one of them before a refusal. */
  kept: { id: string; fields: Record<string, unknown> } | null
  /** The place in the list. */
  at: string
  mayShip: boolean
  locale: Locale
}

/** A parcel a row: whom and where, what is in it, and the form that says it is gone, or why it may not go. */
export function DispatchTable({ rows, ...rest }: Props) {
  const { columns } = dispatchWords[rest.locale]
  return (
    <div className="scroll">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{columns.to}</th>
            <th scope="col">{columns.lines}</th>
            <th scope="col">{columns.day}</th>
            <th scope="col">{columns.parcel}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} {...rest} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({
  row,
  today,
  kept,
  at,
  mayShip,
  locale,
}: Omit<Props, 'rows'> & { row: DispatchRow }) {
  const words = dispatchWords[locale]
  const { line, refusals } = deliveryWords[locale]
  const { address, dispatchOn, lines, index, position, among, whyNot } = row
  const late = dispatchOn.until(today).days
  return (
    <tr>
      <td>
        <PersonName
          name={address && `${address.lastName} ${address.firstName}`}
          kana={row.kana}
          href={row.customerId && paths.admin.customer(row.customerId)}
          fallback={peopleWords[locale].erasedName}
        />
        {address ? (
          <div className="small">
            <Postal address={address} />
            <br />
            {formatPhone(address.phoneNumber)}
          </div>
        ) : null}
      </td>
      <td data-label={words.columns.lines}>
        <a href={paths.admin.subscription(row.subscriptionId)}>{row.plan[locale]}</a>{' '}
        <span className="reading">
          {subscriptionWords[locale].orderNo(index + 1)}
          {among > 1 ? ` ${position + 1}/${among}` : ''}
        </span>
        {lines.map(({ name, quantity }) => (
          <span key={name.ja} className="line">
            {line(name[locale], quantity)}
          </span>
        ))}
      </td>
      <td data-label={words.columns.day}>
        <span className="nowrap">{formatDate(dispatchOn, locale)}</span>
        {late > 0 ? <span className="reading">{words.late(late)}</span> : null}
      </td>
      <td data-label={whyNot ? undefined : words.columns.parcel}>
        {whyNot ? refusals[whyNot] : null}
        {whyNot === null && mayShip ? (
          <ShipForm
            row={row}
            at={at}
            kept={kept?.id === row.id ? kept.fields : {}}
            locale={locale}
          />
        ) : null}
      </td>
    </tr>
  )
}
