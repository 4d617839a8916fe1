/**
 * 適格請求書発行事業者の登録番号: T and 13 digits. A company's are its 法人番号, whose first digit checks the other
 * twelve (国税庁告示, 法人番号の指定等に関する省令 Art. 2): 9 less the weighted sum modulo 9, weights 1 and 2 by
 * turns from the right. A sole proprietor's number is assigned and need not fit.
 */
export function hasCheckDigit(invoiceNumber: string): boolean {
  const [check = 0, ...digits] = invoiceNumber.slice(1).split('').map(Number)
  const sum = digits
    .toReversed()
    .reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 1 : 2), 0)
  return check === 9 - (sum % 9)
}
