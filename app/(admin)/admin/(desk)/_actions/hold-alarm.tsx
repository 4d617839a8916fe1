import type { HeldKind } from '#lib/customers/hold.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import { joinSentences, type Locale } from '#lib/i18n/locale.ts'
import { wordOf } from '#lib/word-of.ts'
import { liftHoldAction } from './hold-actions.ts'
import { actionWords } from './messages.ts'

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
  const { holdReasons, hold: words } = actionWords[locale]
  const reasons: Record<string, string> = holdReasons
  const because = words.because(wordOf(reasons, hold.reason ?? ''))
  const since = words.since(formatWhen(hold.at, locale, timeZone), hold.by ?? '')
  return (
    <div className="alert stopped">
      <div>
        <h2>{kind === 'customer' ? words.customerTitle : words.title}</h2>
        <p>{joinSentences(locale, because, since)}</p>
        <p>{words.text}</p>
      </div>
      {mayLift ? (
        <form action={liftHoldAction} className="acts">
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
