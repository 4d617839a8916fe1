const digits = new Intl.NumberFormat('en-US')

/** ¥7,800, the same in both languages. */
export function formatYen(amount: number): string {
  return `¥${digits.format(amount)}`
}
