import type { Locale } from '#lib/i18n/locale.ts'
import { orderMailWords } from '#lib/mail/words/order.ts'
import type { Fact } from '../letter.ts'

/** What a mail says of a parcel. */
export type ParcelFacts = {
  /** Which of how many parcels of its order. */
  parcel: { number: number; among: number }
  lines: readonly { name: string; quantity: number }[]
  carrier: string | null
  tracking: string | null
}

/** Which parcel it is, where there are several, and what it carries. */
export function contentRows({ parcel, lines }: ParcelFacts, locale: Locale): Fact[] {
  const words = orderMailWords[locale].shipped
  const which = { label: words.parcel, value: words.parcelOf(parcel.number, parcel.among) }
  return [
    ...(parcel.among > 1 ? [which] : []),
    ...lines.map(({ name, quantity }) => ({
      label: words.contents,
      value: words.pieces(name, quantity),
    })),
  ]
}

/** How to find it on its way. */
export function trackingRows({ carrier, tracking }: ParcelFacts, locale: Locale): Fact[] {
  const words = orderMailWords[locale].shipped
  return [
    ...(carrier ? [{ label: words.carrier, value: carrier }] : []),
    ...(tracking ? [{ label: words.tracking, value: tracking }] : []),
  ]
}
