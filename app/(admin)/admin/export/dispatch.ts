import { dispatchWords } from '#app/(admin)/admin/(desk)/dispatch/messages.ts'
import { csvPieces, csvTime, pieceSize } from '#lib/csv-pieces.ts'
import type { CsvList } from '#lib/csv-stream.ts'
import { formatPhone } from '#lib/customers/fields/phone.ts'
import {
  type DispatchRow,
  type DispatchTab,
  readDispatches,
} from '#lib/deliveries/list-dispatches.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { statusWords } from '#lib/i18n/admin/status.ts'
import { deliveryWords } from '#lib/i18n/deliveries.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { waitingDeliveries } from '#lib/states/delivery.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { exportWords } from './messages.ts'

/** All parcels that a tab shows, in its order, with what stands on a label; one line each. */
export function exportDispatches(tab: DispatchTab, locale: Locale, timeZone: string): CsvList {
  const time = csvTime(timeZone)
  const { columns } = dispatchWords[locale]
  const { line } = deliveryWords[locale]
  const people = peopleWords[locale]
  const files = exportWords[locale]
  return {
    head: [
      files.id,
      columns.day,
      columns.number,
      people.columns.customer,
      files.kana,
      files.postcode,
      files.address,
      people.facts.phone,
      people.columns.plan,
      columns.lines,
      deliveryWords[locale].columns.status,
      columns.shipped,
      dispatchWords[locale].carrier,
      dispatchWords[locale].tracking,
    ],
    pieces: csvPieces(
      (cursor) => readDispatches({ tab, cursor }, pieceSize),
      ({ id, dispatchOn, index, address, kana, plan, lines, ...row }) => [
        id,
        `${dispatchOn}`,
        index + 1,
        address && `${address.lastName} ${address.firstName}`,
        kana,
        address?.postalCode ?? null,
        address &&
          [address.administrativeArea, address.locality, address.line1, address.line2]
            .filter(Boolean)
            .join(' '),
        address && formatPhone(address.phoneNumber),
        plan[locale],
        lines.map(({ name, quantity }) => line(name[locale], quantity)).join(' / '),
        sayState(row, locale),
        row.shippedAt && time(row.shippedAt),
        row.carrier,
        row.tracking,
      ],
    ),
  }
}

function sayState(
  { delivery, whyNot }: Pick<DispatchRow, 'delivery' | 'whyNot'>,
  locale: Locale,
): string {
  if (!isOneOf(waitingDeliveries, delivery)) return statusWords[locale].delivery[delivery]
  return whyNot ? deliveryWords[locale].refusals[whyNot] : deliveryWords[locale].mayShip
}
