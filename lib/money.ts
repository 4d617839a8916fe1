/** Sums are integers of the smallest unit. The shop sells in yen only, which has no smaller unit. */
export const currency = 'JPY'

/** ¥7,800, the same in both languages. */
export function formatYen(amountMinor: number): string {
  return `¥${amountMinor.toLocaleString('en-US')}`
}
