import { deedWords } from '#lib/i18n/admin/deeds.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { newId } from '#lib/ids.ts'
import { paths } from '#lib/paths.ts'
import { cancelReasons } from '#lib/subscriptions/cancellation.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { cancelAction } from './actions.ts'
import { CycleTable } from './cycle-table.tsx'

/** Which orders are not asked for any more, what stays, and why it ends. */
export function CancelDialog({ view, locale }: { view: SubscriptionView; locale: Locale }) {
  const { cancel: words, cancelReasons: reasons, ...deeds } = deedWords[locale]
  const cycles = view.cycles.filter(({ status }) => open.has(status))
  return (
    <form action={cancelAction} className="dialog stack">
      <input type="hidden" name="subscription" value={view.id} />
      <input type="hidden" name="note" value={newId('note')} />
      <h2>{words.title(view.content.name[locale])}</h2>
      <p className="small muted">
        {deeds.asOf(formatWhen(view.now, locale, view.facts.timeZone))} {deeds.changed}
      </p>
      <h3>{words.stops}</h3>
      <CycleTable view={{ ...view, cycles }} locale={locale} />
      <h3>{words.stays}</h3>
      <p>{view.way === 'smartpay' ? words.staysSmartpay : words.staysByHand}</p>
      <p>{words.afterwards}</p>
      <fieldset className="choices">
        <legend>{words.reason}</legend>
        {cancelReasons.map((reason) => (
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
        <a className="button quiet" href={paths.admin.subscription(view.id)}>
          {deeds.back}
        </a>
        <button type="submit" className="button danger">
          {words.send}
        </button>
      </p>
    </form>
  )
}

const open: ReadonlySet<string> = new Set(['scheduled', 'awaiting_payment', 'past_due'])
