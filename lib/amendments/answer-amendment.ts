import { networkLimits, withinLimits } from '#lib/db/rate-limit.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { type Result, refused } from '#lib/result.ts'
import { type AgreeRefusal, agreeToAmendment, declineAmendment } from './agree-to-amendment.ts'

type Answer = {
  link: { id: unknown; key: unknown }
  locale: Locale
  shownHash: string
  /** Whose network it comes from; null in a local run. */
  network: string | null
  answer: 'agree' | 'decline'
}

/** Yes or no from the page behind the link, as often as a person presses a button. */
export async function answerAmendment({
  link,
  locale,
  shownHash,
  network,
  answer,
}: Answer): Promise<Result<'agreed' | 'declined', AgreeRefusal | 'too-many'>> {
  if (!(await withinLimits(networkLimits('amendment', network, 60)))) return refused('too-many')
  return answer === 'agree' ? agreeToAmendment({ link, locale, shownHash }) : declineAmendment(link)
}
