import { doorWords } from '#lib/i18n/admin/door.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { problemSentence } from './problem-sentence.ts'

/** Of the pages that ask for a code. */
export function codeProblem(
  locale: Locale,
  problem: string | string[] | undefined,
): string | undefined {
  const { code, signIn } = doorWords[locale]
  const sentences = {
    wrong: code.wrong,
    used: code.used,
    'too-many': code.tooMany,
    trouble: signIn.told.trouble,
  }
  return problemSentence(sentences, problem)
}
