'use server'

import { refresh } from 'next/cache'
import { drainAfterAnswer } from '#app/_request/after-answer.ts'
import { attempt } from '#app/_request/attempt.ts'
import { goTo } from '#app/_request/go-to.ts'
import { paths } from '#lib/paths.ts'
import { useSpare as payBySpare } from '#lib/signups/use-spare.ts'
import { readSpare } from './read-spare.ts'

/** Pays a subscription that is paid offline with the agreement that was kept as a spare. */
export async function useSpareAction(form: FormData): Promise<void> {
  const spare = await readSpare(form)
  const { signupId, locale } = spare
  const result = await attempt(() => payBySpare(spare), { signupId })
  drainAfterAnswer()
  refresh()
  const success = paths.success(locale, signupId)
  if (result !== 'error' && !result.ok && result.reason === 'contract-changed')
    goTo(`${success}&problem=${result.reason}`)
  goTo(success)
}
