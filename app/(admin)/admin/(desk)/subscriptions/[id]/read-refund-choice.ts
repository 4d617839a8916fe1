import type { RefundChoice } from '#lib/refunds/refund-choice.ts'

/** What an address or a form says of a refund: `of` is `all` or `lines`, and `line3` how many of the line at 3. */
export type AskedRefund = Record<string, string>

/** Names of the fields that say what is given back. */
const lineField = /^line(\d{1,4})$/

/** Null: it is not said yet, or not in a way that can be read. */
export function readRefundChoice(asked: AskedRefund): RefundChoice | 'not-a-number' | null {
  if (asked.of === 'all') return { kind: 'all' }
  if (asked.of !== 'lines') return null
  const lines = Object.entries(asked).flatMap(([name, text]) => {
    const [, position] = lineField.exec(name) ?? []
    const digits = text.normalize('NFKC').trim()
    if (position === undefined || digits === '') return []
    return [
      { position: Number(position), quantity: /^\d{1,6}$/.test(digits) ? Number(digits) : null },
    ]
  })
  const known = lines.filter(
    (line): line is { position: number; quantity: number } => line.quantity !== null,
  )
  if (known.length < lines.length) return 'not-a-number'
  return { kind: 'lines', lines: known.filter(({ quantity }) => quantity > 0) }
}

/** The fields of a refund among those of an address or a form. */
export function askedRefundIn(fields: Iterable<[string, unknown]>): AskedRefund {
  return Object.fromEntries(
    [...fields].flatMap(([name, value]) =>
      typeof value === 'string' && (name === 'of' || name === 'reason' || lineField.test(name))
        ? [[name, value.slice(0, 20)]]
        : [],
    ),
  )
}
