import { unstable_rethrow } from 'next/navigation'
import type { ReactNode } from 'react'
import { AdminError } from '#app/(admin)/_components/admin-error.tsx'
import { randomText } from '#lib/ids.ts'
import { log } from '#lib/log.ts'
import { readAdminLocale } from './admin-locale.ts'
import { flushAfterAnswer } from './flush-after-answer.ts'
import { readPageFields } from './page-fields.ts'

/**
 * Wraps every page of the admin, as orErrorPage does in the shop: without JavaScript an error thrown while
 * rendering is a white page, so a page catches its own error and says it, with a number that the log knows.
 */
export async function orAdminError(render: () => Promise<ReactNode>): Promise<ReactNode> {
  try {
    return await render()
  } catch (error) {
    unstable_rethrow(error)
    const reference = randomText(8)
    log('error', 'page failed', { ...(await readPageFields()), reference, error })
    flushAfterAnswer()
    return <AdminError locale={await readAdminLocale()} reference={reference} />
  }
}
