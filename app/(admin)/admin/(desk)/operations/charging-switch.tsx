import type { ChargingState } from '#lib/charging/get-charging-switch.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { operationsWords } from './messages.ts'

type Props = { state: ChargingState; maySwitch: boolean; locale: Locale; timeZone: string }

/** Whether orders are charged now, until when they are not, and what leads to stopping all of it or to resuming. */
export function ChargingSwitch({ state: { why, until }, maySwitch, locale, timeZone }: Props) {
  const { charging } = operationsWords[locale]
  const stopped = why === 'staff' || why === 'breaker'
  // What stopped by itself resumes by itself: staff may keep it stopped.
  const changes =
    why === 'breaker' ? (['resume', 'stop'] as const) : ([stopped ? 'resume' : 'stop'] as const)
  return (
    <section className={why ? 'alert stopped' : 'alert'} aria-labelledby="charging">
      <div>
        <h2 id="charging">{why ? charging.stopped : charging.going}</h2>
        <p>{charging.text[why ?? 'going']}</p>
        {stopped && until ? <p>{charging.until(formatWhen(until, locale, timeZone))}</p> : null}
      </div>
      {maySwitch && why !== 'not-enabled' ? (
        <p className="acts">
          {changes.map((change) => (
            <a
              key={change}
              className="button quiet"
              href={`${paths.admin.operations}?do=${change}`}
            >
              {stopped && change === 'stop' ? charging.stay : charging[change]}
            </a>
          ))}
        </p>
      ) : null}
    </section>
  )
}
