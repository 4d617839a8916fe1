import type { DispatchRow } from '#lib/deliveries/list-dispatches.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { dispatchWords } from './messages.ts'
import { shipAction } from './ship-action.ts'

type Props = { row: DispatchRow; at: string; kept: Record<string, unknown>; locale: Locale }

/** The parcel's carrier and number, and that it is gone. */
export function ShipForm({ row: { id, charge }, at, kept, locale }: Props) {
  const words = dispatchWords[locale]
  const field = (name: 'carrier' | 'tracking') => (
    <input
      name={name}
      aria-label={words[name]}
      placeholder={words[name]}
      maxLength={60}
      autoComplete="off"
      defaultValue={typeof kept[name] === 'string' ? kept[name] : ''}
    />
  )
  return (
    <form action={shipAction} className="parcel">
      <input type="hidden" name="delivery" value={id} />
      {at === '' ? null : <input type="hidden" name="at" value={at} />}
      {field('carrier')}
      {field('tracking')}
      <button type="submit" className="button">
        {words.send}
      </button>
      {charge === 'authorized' ? <span className="small muted">{words.captures}</span> : null}
    </form>
  )
}
