'use server'

import { refresh } from 'next/cache'
import { drainAfterAnswer } from '#app/_request/after-answer.ts'
import { attempt } from '#app/_request/attempt.ts'
import { readNetwork } from '#app/_request/browser.ts'
import { formText } from '#app/_request/form-text.ts'
import { goTo } from '#app/_request/go-to.ts'
import { answerAmendment } from '#lib/amendments/answer-amendment.ts'
import { isLocale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'

/** The shopper's answer, by the button that was pressed; the page then says what is so. */
export async function answerAction(form: FormData): Promise<void> {
  const input = formText(form, ['locale', 'id', 'key', 'contract', 'answer'])
  const { id = '', key = '', contract: shownHash = '', answer } = input
  const locale = isLocale(input.locale) ? input.locale : ('ja' as const)
  const page = paths.amendment(locale, id, key)
  if (answer !== 'agree' && answer !== 'decline') goTo(page)
  const network = await readNetwork()
  const result = await attempt(() =>
    answerAmendment({ link: { id, key }, locale, shownHash, network, answer }),
  )
  if (result === 'error') goTo(`${page}&problem=error`)
  refresh()
  if (result.ok) drainAfterAnswer()
  const isProblem =
    !result.ok && (result.reason === 'contract-changed' || result.reason === 'too-many')
  goTo(isProblem ? `${page}&problem=${result.reason}` : page)
}
