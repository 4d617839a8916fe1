import type { Locale } from '#lib/i18n/locale.ts'
import { authWords } from './messages.ts'
import { problemSentence } from './problem-sentence.ts'

/** Of the pages that ask for a code. */
export function codeProblem(
  locale: Locale,
  problem: string | string[] | undefined,
): string | undefined {
  const { code, signIn } = authWords[locale]
  const sentences = {
    wrong: code.wrong,
    used: code.used,
    'too-many': code.tooMany,
    error: signIn.flash.error,
  }
  return problemSentence(sentences, problem)
}
