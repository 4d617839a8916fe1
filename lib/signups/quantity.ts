/** How many of the plan: a whole number from 1 to what the plan allows. Left out means 1. */
export function parseQuantity(typed: string | undefined, maximum: number): number | null {
  const text = (typed ?? '').normalize('NFKC').trim()
  if (text === '') return 1
  if (!/^\d{1,2}$/.test(text)) return null
  const quantity = Number(text)
  return quantity >= 1 && quantity <= maximum ? quantity : null
}
