import { unstable_rethrow } from 'next/navigation'
import type { ReactNode } from 'react'
import { ErrorScreen } from '#app/_components/error-screen.tsx'
import type { Locale } from '#lib/i18n/locale.ts'
import { randomText } from '#lib/ids.ts'
import { log } from '#lib/log.ts'
import type { LogFields } from '#lib/log-fields.ts'
import { flushAfterAnswer } from './flush-after-answer.ts'
import { readPageFields } from './page-fields.ts'

/**
 * Wraps every page: without JavaScript an error thrown while rendering is a white page, so a page
 * catches its own trouble and says it, with a number that the log knows. `about`: what its address
 * does not say without the query.
 */
export async function orErrorPage(
  locale: Locale,
  render: () => Promise<ReactNode>,
  about: LogFields = {},
): Promise<ReactNode> {
  try {
    return await render()
  } catch (error) {
    unstable_rethrow(error)
    const reference = randomText(8)
    log('error', 'page failed', { ...(await readPageFields()), ...about, reference, error })
    flushAfterAnswer()
    return <ErrorScreen locale={locale} reference={reference} />
  }
}
