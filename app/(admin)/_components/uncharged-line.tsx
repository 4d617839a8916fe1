import { frameWords } from '#lib/i18n/admin/frame.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { mostCounted } from '#lib/paging.ts'

type Props = { n: number; minor: number; locale: Locale }

/** Until charging exists: orders whose day went by are said to be uncharged, in one calm line. */
export function UnchargedLine({ n, minor, locale }: Props) {
  if (n === 0) return null
  const words = frameWords[locale]
  const isMore = n > mostCounted
  const count = (isMore ? mostCounted : n).toLocaleString('en')
  return (
    <p className="calm">
      {isMore ? words.unchargedMany(count) : words.uncharged(count, formatYen(minor), n === 1)}
    </p>
  )
}
