import { frameWords } from '#lib/i18n/admin/frame.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { mostCounted } from '#lib/paging.ts'

type Props = {
  locale: Locale
  /** The list's address with its filters, without a place in it. */
  base: string
  shown: number
  total: number
  /** A search met its limit: there are more. */
  cut?: boolean
  previous: string | null
  next: string | null
}

/** Forth and back by places, not numbers: a list that grows meanwhile repeats and loses nothing. */
export function Paging({ locale, base, shown, total, cut, previous, next }: Props) {
  const words = frameWords[locale]
  const to = (cursor: string) => `${base}${base.includes('?') ? '&' : '?'}at=${cursor}`
  const counted = Math.min(total, mostCounted).toLocaleString('en')
  const more = cut || total > mostCounted
  return (
    <nav className="paging" aria-label={words.paging}>
      <span>
        {words.rows(shown, more ? `${counted}+` : counted)}
        {cut ? <strong className="cut">{words.cut}</strong> : null}
      </span>
      <span className="steps">
        {previous ? (
          <a href={to(previous)} rel="prev">
            {words.previous}
          </a>
        ) : null}
        {next ? (
          <a href={to(next)} rel="next">
            {words.next}
          </a>
        ) : null}
      </span>
    </nav>
  )
}
