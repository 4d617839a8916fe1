import type { AuditRow } from '#lib/audit/list-audit.ts'
import type { AuditDetailName } from '#lib/audit/record-audit.ts'
import { orderReasonWords } from '#lib/i18n/admin/order-reasons.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { roleWords } from '#lib/i18n/roles.ts'
import { formatYen } from '#lib/money.ts'
import { wordOf } from '#lib/word-of.ts'
import { actionWords } from '../../_actions/messages.ts'
import { customerWords } from '../../customers/messages.ts'
import { shipRefusalWords } from '../../dispatch/ship-words.ts'
import { signupWords } from '../../signups/messages.ts'
import { orderCommandWords } from '../../subscriptions/[id]/_order/messages.ts'
import { parcelWords } from '../../subscriptions/[id]/_parcel/messages.ts'
import { chargeNowWords } from '../../subscriptions/[id]/charge-messages.ts'
import { subscriptionDialogWords } from '../../subscriptions/[id]/dialog-messages.ts'
import { refundWords } from '../../subscriptions/[id]/refund-messages.ts'
import { scheduleWords } from '../../subscriptions/[id]/schedule-messages.ts'
import { subscriptionWords } from '../../subscriptions/messages.ts'
import { tokenWords } from '../../tokens/messages.ts'
import { auditEntryWords } from './entry-messages.ts'
import { auditValueWords } from './value-messages.ts'

/** Name and value of each thing that was kept with an entry, in the reader's language; ids as `tellId` has them. */
export function detailOf(
  detail: AuditRow['detail'],
  locale: Locale,
  tellId: (id: string) => string,
): string[] {
  const names: Record<string, string> = auditEntryWords[locale].names satisfies Record<
    AuditDetailName,
    string
  >
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

/** Codes of all actions; where two share one, the first word here is the better one for a list. */
function wordsOf(locale: Locale): Record<string, string> {
  return {
    ...shipRefusalWords(locale),
    ...scheduleWords[locale].acts,
    ...scheduleWords[locale].flash,
    ...chargeNowWords[locale].flash,
    ...refundWords[locale].flash,
    ...orderCommandWords[locale].flash,
    ...parcelWords[locale].flash,
    ...actionWords[locale].flash,
    ...customerWords[locale].flash,
    ...subscriptionWords[locale].flash,
    ...signupWords[locale].flash,
    ...tokenWords[locale].flash,
    ...actionWords[locale].holdReasons,
    ...subscriptionDialogWords[locale].cancel.reasons,
    ...tokenWords[locale].reasons,
    ...roleWords[locale],
    ...orderReasonWords[locale].cancel,
    ...orderReasonWords[locale].undo,
    ...orderReasonWords[locale].returned,
    ...auditValueWords[locale],
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
