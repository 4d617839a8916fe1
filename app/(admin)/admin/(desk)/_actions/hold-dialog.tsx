import type { ReactNode } from 'react'
import { ReasonFields } from '#app/(admin)/_components/reason-fields.tsx'
import { type HeldKind, holdReasons } from '#lib/customers/hold.ts'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { newId } from '#lib/ids.ts'
import { placeHoldAction } from './hold-actions.ts'
import { actionWords } from './messages.ts'
import { subjectPath } from './subject-path.ts'

type Props = {
  kind: HeldKind
  id: string
  title: string
  now: Date
  locale: Locale
  timeZone: string
  /** The subscriptions that are not charged any more, with dates and sums; null: none. */
  stops: ReactNode
}

/** What is not charged any more, what goes on, and why. */
export function HoldDialog({ kind, id, title, now, locale, timeZone, stops }: Props) {
  const { holdReasons: reasons, hold: words, note: noteWords } = actionWords[locale]
  const shared = dialogWords[locale]
  return (
    <form action={placeHoldAction} className="dialog stack">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="note" value={newId('note')} />
      <h2>{title}</h2>
      <p className="small muted">{shared.asOf(formatWhen(now, locale, timeZone))}</p>
      <h3>{words.stops}</h3>
      {stops ?? <p>{words.nothing}</p>}
      <h3>{words.stays}</h3>
      <p>{words.staysText}</p>
      <p>{words.afterwards}</p>
      <ReasonFields
        legend={shared.reason}
        reasons={holdReasons}
        words={reasons}
        note={{ name: 'text', label: shared.optionalNote, hint: noteWords.hint, maxLength: 2000 }}
      />
      <p className="buttons">
        <a className="button quiet" href={subjectPath(kind, id)}>
          {shared.back}
        </a>
        <button type="submit" className="button danger">
          {words.send}
        </button>
      </p>
    </form>
  )
}
