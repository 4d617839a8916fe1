import type { ChargingState } from '#lib/charging/get-charging-switch.ts'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { paths } from '#lib/paths.ts'
import { switchChargingAction } from './actions.ts'
import { operationsWords } from './messages.ts'

export const chargingChanges = ['stop', 'resume'] as const
type Props = { act: (typeof chargingChanges)[number]; state: ChargingState; locale: Locale }

/** What follows from stopping all charging, or from resuming it, before it is done. */
export function ChargingDialog({ act, state: { count, sumMinor }, locale }: Props) {
  const { charging } = operationsWords[locale]
  const words = charging.dialog[act]
  return (
    <form action={switchChargingAction} className="dialog stack">
      <input type="hidden" name="what" value={act} />
      <h2>{words.title}</h2>
      <dl className="facts">
        <div>
          <dt>{charging.waiting}</dt>
          <dd>{charging.size(count, formatYen(sumMinor))}</dd>
        </div>
      </dl>
      <ul>
        {words.follows.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p className="buttons">
        <a className="button quiet" href={paths.admin.operations}>
          {dialogWords[locale].back}
        </a>
        <button type="submit" className={act === 'stop' ? 'button danger' : 'button'}>
          {charging[act]}
        </button>
      </p>
    </form>
  )
}
