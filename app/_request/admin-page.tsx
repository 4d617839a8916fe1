import { unstable_rethrow } from 'next/navigation'
import type { ReactNode } from 'react'
import { AdminTrouble } from '#app/(admin)/_components/admin-trouble.tsx'
import { randomText } from '#lib/ids.ts'
import { log } from '#lib/log.ts'
import { readAdminLocale } from './admin-locale.ts'
import { readPageFields } from './page-fields.ts'

/**
 * Wraps every page of the admin, as orTrouble does in the shop: without JavaScript an error thrown while
 * rendering is a white page, so a page catches its own trouble and says it, with a number that the log knows.
 */
export async function orAdminTrouble(render: () => Promise<ReactNode>): Promise<ReactNode> {
  try {
    return await render()
  } catch (error) {
    unstable_rethrow(error)
    const reference = randomText(8)
    log('error', 'page failed', { ...(await readPageFields()), reference, error })
    return <AdminTrouble locale={await readAdminLocale()} reference={reference} />
  }
}
