import { readPulse } from '#app/_request/admin-pulse.ts'
import { roomWords } from '#lib/i18n/admin/rooms.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'

type Props = {
  on: PlainDate
  /** How the order stands. */
  cycle: string | null
  locale: Locale
}

/** When an order is due; one whose day went by without a charge says so. */
export async function DueDate({ on, cycle, locale }: Props) {
  const { today } = await readPulse()
  const missed = cycle === 'scheduled' && on.until(today).days > 0
  return (
    <>
      <time dateTime={on.toString()}>{formatDate(on, locale)}</time>
      {missed ? <span className="reading missed">{roomWords[locale].notCharged}</span> : null}
    </>
  )
}
