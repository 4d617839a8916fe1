/** Text of people is made safe and quoted; numbers are ours and stand bare. */
export type Cell = string | number | null

/** One record (RFC 4180), with its end of line. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `${cell}`
  return simple.test(cell) ? `"${cell}"` : `"${safeText(cell).replaceAll('"', '""')}"`
}

/** Ids, days and most mails: nothing to look into any further. */
const simple = /^[0-9A-Za-z][0-9A-Za-z .:/@_-]*$/

/** Most cells: letters, digits and kana to begin with, and nothing odd anywhere. */
const plain = /^[\p{L}\p{N}][\p{L}\p{N} .:/@_-]*$/u
/** Signs that reorder what is read, and control characters but for line feeds. */
const unseen = /[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/gu
const beginsFormula = /^\s*[=+\-@−]/

/**
 * A spreadsheet takes a cell for a formula that begins with = + - @, in any width, or with a tab or a line
 * end: an apostrophe in front makes it text (safety §4). What reorders or hides text goes.
 */
export function safeText(typed: string): string {
  if (plain.test(typed)) return typed
  const text = typed.replace(/\r\n?/g, '\n').replace(unseen, '')
  const isFormula =
    /^[\t\r\n]/.test(typed) || beginsFormula.test(text.slice(0, 80).normalize('NFKC'))
  return isFormula ? `'${text}` : text
}
