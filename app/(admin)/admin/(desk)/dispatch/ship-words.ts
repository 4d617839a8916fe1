import { deliveryWords } from '#lib/i18n/deliveries.ts'
import type { Locale } from '#lib/i18n/locale.ts'

/** Why a delivery did not go out, by codes of its own: what says something else elsewhere says nothing here. */
export function shipRefusalWords(locale: Locale): Record<string, string> {
  const entries = Object.entries(deliveryWords[locale].refusals)
  return Object.fromEntries(entries.map(([code, words]) => [`ship-${code}`, words]))
}
