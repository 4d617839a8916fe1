import { instantOf } from '#lib/clock.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { dateIn } from '#lib/plain-date.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import type { ScheduleDialogState } from './read-schedule-dialog.ts'
import { scheduleWords } from './schedule-messages.ts'

type Props = { view: SubscriptionView; state: ScheduleDialogState; locale: Locale }

/** The day of a change: choosing it shows what would come of it, and changes nothing. */
export function ScheduleDay({ view, state: { kind, asked, preview }, locale }: Props) {
  const { choose } = scheduleWords[locale]
  const name = kind === 'move' ? 'to' : 'until'
  const tomorrow = dateIn(view.facts.timeZone, instantOf(view.now)).add({ days: 1 })
  const { cadence } = view.content
  const hasFixedDay = cadence.unit === 'month' && Boolean(cadence.on)
  return (
    <form action={paths.admin.subscription(view.id)} className="stack">
      <input type="hidden" name="do" value={kind} />
      {asked.number === undefined ? null : (
        <input type="hidden" name="number" value={asked.number} />
      )}
      <div className="field short">
        <label htmlFor="day">{choose[name]}</label>
        <input
          id="day"
          name={name}
          type="date"
          required={name === 'to'}
          min={`${tomorrow}`}
          defaultValue={asked[name]?.slice(0, 10)}
          aria-invalid={(asked[name] !== undefined && preview === null) || undefined}
          aria-describedby={name === 'until' ? 'day-hint' : undefined}
        />
        {name === 'until' ? (
          <p className="hint" id="day-hint">
            {choose.untilHint}
          </p>
        ) : null}
      </div>
      {kind === 'move' && !hasFixedDay ? (
        <div className="choices">
          <label>
            <input
              type="checkbox"
              name="later"
              value="yes"
              defaultChecked={asked.later === 'yes'}
            />{' '}
            {choose.later}
          </label>
        </div>
      ) : null}
      <p>
        <button type="submit" className="button quiet">
          {choose.show}
        </button>
      </p>
    </form>
  )
}
