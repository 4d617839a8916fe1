'use server'

import { refresh } from 'next/cache'
import { drainAfterAnswer } from '#app/_request/after-answer.ts'
import { attempt } from '#app/_request/attempt.ts'
import { goTo } from '#app/_request/go-to.ts'
import { answerAmendment } from '#lib/amendments/answer-amendment.ts'
import { paths } from '#lib/paths.ts'
import { readAnswer } from './read-answer.ts'

/** The shopper's answer, by the button that was pressed; the page then says what is so. */
export async function answerAction(form: FormData): Promise<void> {
  const { answer, ...sent } = await readAnswer(form)
  const page = paths.amendment(sent.locale, sent.link.id, sent.link.key)
  if (answer === null) goTo(page)
  const result = await attempt(() => answerAmendment({ ...sent, answer }))
  if (result === 'error') goTo(`${page}&problem=error`)
  refresh()
  if (result.ok) drainAfterAnswer()
  const isProblem =
    !result.ok && (result.reason === 'contract-changed' || result.reason === 'too-many')
  goTo(isProblem ? `${page}&problem=${result.reason}` : page)
}
