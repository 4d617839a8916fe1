const digits = new Intl.NumberFormat('en-US')

/**
 * ¥7,800, the same in both languages. Sums are integers of the smallest unit; the shop sells in yen only,
 * which has none smaller.
 */
export function formatYen(amountMinor: number): string {
  return `¥${digits.format(amountMinor)}`
}
