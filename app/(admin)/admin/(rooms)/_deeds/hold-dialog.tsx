import type { ReactNode } from 'react'
import { type HeldKind, holdReasons } from '#lib/customers/hold.ts'
import { deedWords } from '#lib/i18n/admin/deeds.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { newId } from '#lib/ids.ts'
import { placeHoldAction } from './hold-actions.ts'
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
  const { hold: words, holdReasons: reasons, ...deeds } = deedWords[locale]
  return (
    <form action={placeHoldAction} className="dialog stack">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="note" value={newId('note')} />
      <h2>{title}</h2>
      <p className="small muted">
        {deeds.asOf(formatWhen(now, locale, timeZone))} {deeds.changed}
      </p>
      <h3>{words.stops}</h3>
      {stops ?? <p>{words.nothing}</p>}
      <h3>{words.stays}</h3>
      <p>{words.staysText}</p>
      <p>{words.afterwards}</p>
      <fieldset className="choices">
        <legend>{words.reason}</legend>
        {holdReasons.map((reason) => (
          <label key={reason}>
            <input type="radio" name="reason" value={reason} required /> {reasons[reason]}
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor="text">{words.note}</label>
        <textarea id="text" name="text" rows={2} maxLength={2000} aria-describedby="text-hint" />
        <p className="hint" id="text-hint">
          {deeds.note.hint}
        </p>
      </div>
      <p className="buttons">
        <a className="button quiet" href={subjectPath(kind, id)}>
          {deeds.back}
        </a>
        <button type="submit" className="button danger">
          {words.send}
        </button>
      </p>
    </form>
  )
}
