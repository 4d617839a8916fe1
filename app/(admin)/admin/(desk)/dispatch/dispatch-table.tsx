import { PersonName } from '#app/(admin)/_components/person-name.tsx'
import { Postal } from '#app/(admin)/_components/postal.tsx'
import { Status } from '#app/(admin)/_components/status.tsx'
import type { StaffRole } from '#lib/auth/roles.ts'
import { formatPhone } from '#lib/customers/fields/phone.ts'
import type { DispatchRow } from '#lib/deliveries/list-dispatches.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import { deliveryWords } from '#lib/i18n/deliveries.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import { waitingDeliveries } from '#lib/states/delivery.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { ParcelLinks } from '../subscriptions/[id]/_parcel/parcel-links.tsx'
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
  /** Of what is gone: what may be put right is said by the role. */
  role: StaffRole
  timeZone: string
  locale: Locale
}

/**
 * A parcel a row: whom and where, what is in it, and the form that says it is gone, or why it may not go. Of one that is gone
 * since when, and what may be put right.
 */
export function DispatchTable({ rows, ...rest }: Props) {
  const { columns } = dispatchWords[rest.locale]
  return (
    <div className="scroll">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{columns.to}</th>
            <th scope="col">{columns.lines}</th>
            <th scope="col">{rows.some(isWaiting) ? columns.day : columns.shipped}</th>
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

type RowProps = Omit<Props, 'rows'> & { row: DispatchRow }

function Row({ row, ...rest }: RowProps) {
  const { locale } = rest
  const words = dispatchWords[locale]
  const { line } = deliveryWords[locale]
  const { address, lines, index, position, among } = row
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
      {isWaiting(row) ? <WaitingCells row={row} {...rest} /> : <GoneCells row={row} {...rest} />}
    </tr>
  )
}

function isWaiting({ delivery }: DispatchRow): boolean {
  return isOneOf(waitingDeliveries, delivery)
}

/** On which day it is planned, and the form or why there is none. */
function WaitingCells({ row, today, kept, at, mayShip, locale }: RowProps) {
  const words = dispatchWords[locale]
  const { dispatchOn, whyNot } = row
  const late = dispatchOn.until(today).days
  return (
    <>
      <td data-label={words.columns.day}>
        <span className="nowrap">{formatDate(dispatchOn, locale)}</span>
        {late > 0 ? <span className="reading">{words.late(late)}</span> : null}
      </td>
      <td data-label={whyNot ? undefined : words.columns.parcel}>
        {whyNot ? deliveryWords[locale].refusals[whyNot] : null}
        {whyNot === null && mayShip ? (
          <ShipForm
            row={row}
            at={at}
            kept={kept?.id === row.id ? kept.fields : {}}
            locale={locale}
          />
        ) : null}
      </td>
    </>
  )
}

/** Since when it is gone and with whom, and what may be put right. */
function GoneCells({ row, role, timeZone, locale }: RowProps) {
  const words = dispatchWords[locale]
  const { id, subscriptionId, delivery, shippedAt, carrier, tracking } = row
  return (
    <>
      <td className="nowrap" data-label={words.columns.shipped}>
        {shippedAt && formatWhen(shippedAt, locale, timeZone)}
      </td>
      <td>
        <Status kind="delivery" value={delivery} locale={locale} />
        {carrier || tracking ? (
          <span className="reading">{[carrier, tracking].filter(Boolean).join(' ')}</span>
        ) : null}
        <ParcelLinks {...{ subscriptionId, role, locale }} delivery={{ id, status: delivery }} />
      </td>
    </>
  )
}
