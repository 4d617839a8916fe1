import { auditWords } from '#lib/i18n/admin/audit.ts'
import { deedWords } from '#lib/i18n/admin/deeds.ts'
import { doorWords } from '#lib/i18n/admin/door.ts'
import { tokenWords } from '#lib/i18n/admin/tokens.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { wordOf } from '#lib/word-of.ts'
import type { AuditRow } from './list-audit.ts'

/** Name and value of each thing that was kept with an entry, in the reader's language; ids as `tellId` has them. */
export function detailOf(
  detail: AuditRow['detail'],
  locale: Locale,
  tellId: (id: string) => string,
): string[] {
  const names: Record<string, string> = auditWords[locale].names
  return Object.entries(detail)
    .filter(([name, value]) => value !== null && value !== '' && !isUsual(name, value))
    .map(([name, value]) => `${wordOf(names, name)}: ${valueIn(name, value, locale, tellId)}`)
}

/** Said only where it was otherwise; of no network it is not known from how many they came. */
function isUsual(name: string, value: unknown): boolean {
  return (name === 'acceptDifference' && value === false) || (name === 'networks' && value === 0)
}

function valueIn(
  name: string,
  value: string | number | boolean | null,
  locale: Locale,
  tellId: (id: string) => string,
): string {
  if (name === 'amountMinor' && typeof value === 'number') return formatYen(value)
  const text = `${value}`
  const words = wordsOf(locale)
  return Object.hasOwn(words, text) ? wordOf(words, text).replace(/[。.]$/, '') : tellId(text)
}

/** Codes of all deeds; where two share one, the first word here is the better one for a list. */
function wordsOf(locale: Locale): Record<string, string> {
  const { cancelReasons, holdReasons, told } = deedWords[locale]
  return {
    ...told,
    ...tokenWords[locale].told,
    ...holdReasons,
    ...cancelReasons,
    ...tokenWords[locale].reasons,
    ...doorWords[locale].roles,
    ...auditWords[locale].values,
  }
}

/** Longer than any sentence of ours; what was stored before entries had a limit may be of any length. */
const longestShown = 120

/** `tok_…9l22`: enough to recognise it by. */
export function shortId(text: string): string {
  if (/^[a-z]{2,4}_[0-9A-Za-z]{22}$/.test(text)) return text.replace(/_.*(?=.{4}$)/, '_…')
  if (/^[0-9A-Za-z]{20,}$/.test(text)) return `…${text.slice(-4)}`
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
}
