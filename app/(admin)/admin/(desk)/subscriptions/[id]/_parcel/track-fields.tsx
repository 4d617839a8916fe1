import type { Locale } from '#lib/i18n/locale.ts'
import { parcelWords } from './messages.ts'
import type { ParcelDialogState } from './read-parcel-dialog.ts'

/** The carrier and its number, as they are recorded or were typed. */
export function TrackFields({ state, locale }: { state: ParcelDialogState; locale: Locale }) {
  const words = parcelWords[locale]
  const { kept, parcel } = state
  const typed = (name: 'carrier' | 'tracking') => {
    const text = kept[name]
    return typeof text === 'string' ? text : (parcel[name] ?? '')
  }
  return (
    <>
      {(['carrier', 'tracking'] as const).map((name) => (
        <div key={name} className="field">
          <label htmlFor={name}>{words.facts[name]}</label>
          <input
            id={name}
            name={name}
            maxLength={60}
            autoComplete="off"
            spellCheck={false}
            defaultValue={typed(name)}
          />
        </div>
      ))}
      <p>{words.track.mail}</p>
    </>
  )
}
