import { doorWords } from '#lib/i18n/admin/door.ts'
import type { Locale } from '#lib/i18n/locale.ts'

/** The sentence for what the address says went wrong; nothing for anything else. */
export function codeProblem(
  locale: Locale,
  problem: string | string[] | undefined,
): string | undefined {
  const { code, signIn } = doorWords[locale]
  const sentences: Record<string, string> = {
    wrong: code.wrong,
    used: code.used,
    'too-many': code.tooMany,
    trouble: signIn.trouble,
  }
  return typeof problem === 'string' && Object.hasOwn(sentences, problem)
    ? sentences[problem]
    : undefined
}
