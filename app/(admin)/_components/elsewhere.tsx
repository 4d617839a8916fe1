import { roomWords } from '#lib/i18n/admin/rooms.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'

export type ListRoom = 'tokens' | 'customers' | 'subscriptions' | 'signups'

/** Where a person may be who is not here: somebody who has not finished signing up is no customer yet. */
const others: Record<ListRoom, readonly ListRoom[]> = {
  tokens: ['customers', 'signups'],
  customers: ['signups'],
  subscriptions: ['customers', 'signups'],
  signups: ['customers'],
}

/** The same search in the rooms where it may find more. */
export function Elsewhere({
  room,
  search,
  locale,
}: {
  room: ListRoom
  search: string
  locale: Locale
}) {
  if (search === '') return null
  const words = roomWords[locale]
  return (
    <p className="elsewhere">
      {room === 'signups' ? null : <span>{words.elsewhere}</span>}
      {others[room].map((other) => (
        <a
          key={other}
          className="tap"
          href={`${paths.admin[other]}?q=${encodeURIComponent(search)}`}
        >
          {words.searchIn(words[other], search)}
        </a>
      ))}
    </p>
  )
}
