import type { ShopFacts } from '#lib/catalog/schema.ts'
import { lineTotalMinor, type OrderLine } from './order-lines.ts'

type TaxRounding = ShopFacts['taxRounding']

/** `totalMinor`: what is paid at this rate, in yen with tax; `taxMinor`: the tax in it. */
export type RateTotal = { ratePercent: number; totalMinor: number; taxMinor: number }

/**
 * An invoice's totals per tax rate, highest rate first. インボイス制度 (消費税法施行令 Art. 70-10): tax is rounded once per
 * rate and invoice, never per line.
 */
export function taxByRate(lines: readonly OrderLine[], rounding: TaxRounding): RateTotal[] {
  const rates = new Set(lines.map(({ taxRatePercent }) => taxRatePercent))
  return [...rates]
    .toSorted((one, other) => other - one)
    .map((ratePercent) => {
      const totalMinor = lines
        .filter(({ taxRatePercent }) => taxRatePercent === ratePercent)
        .reduce((total, line) => total + lineTotalMinor(line), 0)
      return { ratePercent, totalMinor, taxMinor: taxIn(totalMinor, ratePercent, rounding) }
    })
}

/** Divides once, and last: everything before is an integer. */
function taxIn(totalMinor: number, ratePercent: number, rounding: TaxRounding): number {
  return Math[rounding]((totalMinor * ratePercent) / (100 + ratePercent))
}
