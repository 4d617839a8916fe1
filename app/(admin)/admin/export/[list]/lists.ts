import type { CsvList } from '#lib/csv-stream.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { exportTokens } from '#lib/tokens/export-tokens.ts'
import { readTokenFilter } from '#lib/tokens/token-filter.ts'

type Query = Record<string, string | undefined>

/** Every list that can be saved, with the filters that its page has in the address. */
export const lists: Record<string, (query: Query, locale: Locale, timeZone: string) => CsvList> = {
  tokens: (query, locale, timeZone) => exportTokens(readTokenFilter(query), locale, timeZone),
}
