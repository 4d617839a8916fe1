import { tokenWords } from '#app/(admin)/admin/(desk)/tokens/messages.ts'
import type { CsvList } from '#lib/csv-stream.ts'
import { statusWords } from '#lib/i18n/admin/status.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { exportedTokens } from '#lib/tokens/exported-tokens.ts'
import type { TokenFilter } from '#lib/tokens/token-filter.ts'
import { exportWords } from './messages.ts'

/** The whole list that a filter shows, in its order; times in the merchant's zone. */
export function exportTokens(filter: TokenFilter, locale: Locale, timeZone: string): CsvList {
  const { columns } = tokenWords[locale]
  const files = exportWords[locale]
  return {
    head: [
      files.id,
      columns.id,
      columns.status,
      files.customerId,
      columns.customer,
      files.kana,
      columns.usedBy,
      columns.created,
      columns.checked,
    ],
    pieces: exportedTokens(filter, statusWords[locale].token, timeZone),
  }
}
