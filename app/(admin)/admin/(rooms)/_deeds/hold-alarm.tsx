import type { HeldKind } from '#lib/customers/hold.ts'
import { deedWords } from '#lib/i18n/admin/deeds.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { liftHoldAction } from './hold-actions.ts'

type Props = {
  kind: HeldKind
  id: string
  hold: { at: Date; reason: string | null; by: string | null }
  locale: Locale
  timeZone: string
  mayLift: boolean
}

/** A hold is the first thing that a page says. */
export function HoldAlarm({ kind, id, hold, locale, timeZone, mayLift }: Props) {
  const { hold: words, holdReasons } = deedWords[locale]
  const reasons: Record<string, string> = holdReasons
  return (
    <div className="alarm held">
      <h2>{kind === 'customer' ? words.customerTitle : words.title}</h2>
      <p>
        {words.since(formatWhen(hold.at, locale, timeZone), hold.by ?? '')} {words.reason}:{' '}
        {reasons[hold.reason ?? ''] ?? hold.reason}
      </p>
      <p>{words.text}</p>
      {mayLift ? (
        <form action={liftHoldAction}>
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="id" value={id} />
          <button type="submit" className="button quiet">
            {words.release}
          </button>
        </form>
      ) : null}
    </div>
  )
}
