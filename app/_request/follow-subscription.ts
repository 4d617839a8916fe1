import { redirect } from 'next/navigation'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'

/** From an earlier attempt: what Back shows must not deny the subscription that another one became. */
export function followSubscription(
  signup: { threadTaken: boolean; subscribedAs: string | null },
  locale: Locale,
): void {
  if (signup.threadTaken && signup.subscribedAs)
    redirect(paths.success(locale, signup.subscribedAs))
}
