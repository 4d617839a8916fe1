/**
 * Eight digits that identify a cycle: the shopper writes them before their name on a transfer. The last
 * one is a check digit (Luhn), so that a slip of the finger does not name somebody else's cycle.
 */
export function payReferenceFrom(sevenDigits: string): string {
  return `${sevenDigits}${checkDigit(sevenDigits)}`
}

/** As typed by whoever reads a bank statement: of whichever width, with blanks or hyphens. Null: no reference. */
export function parsePayReference(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '')
  return payReferenceFrom(digits.slice(0, 7)) === digits ? digits : null
}

function checkDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return (10 - (sum % 10)) % 10
}
