import type { z } from 'zod'
import { historyWords } from '#lib/i18n/admin/history.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { historyCodes, type Machine } from '#lib/states/history-codes.ts'

/** Why a row moved, in words. A code or a detail that this version does not know is shown as its code. */
export function sayHistory(
  machine: Machine,
  { code, detail }: { code: string; detail: unknown },
  locale: Locale,
): string {
  const schemas: Readonly<Record<string, z.ZodObject>> = historyCodes[machine]
  const words: Readonly<Record<string, (detail: never) => string>> = historyWords[locale][machine]
  if (!Object.hasOwn(schemas, code) || !Object.hasOwn(words, code)) return code
  const known = schemas[code]?.safeParse(detail)
  return known?.success ? (words[code]?.(known.data as never) ?? code) : code
}
