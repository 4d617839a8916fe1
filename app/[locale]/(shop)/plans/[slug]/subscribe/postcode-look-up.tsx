import { isOtherTown } from '#lib/customers/fields/other-town.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { signupWords } from '#lib/i18n/signup.ts'
import { addressChoices, choiceOf } from '#lib/signups/draft/address-choice.ts'
import type { Typed } from '#lib/signups/draft/draft.ts'

type Props = { typed: Typed; lookingUp: boolean; locale: Locale }

/** The postcode's help for a browser without JavaScript: a button, and the candidates as buttons. */
export function PostcodeLookUp({ typed, lookingUp, locale }: Props) {
  const words = signupWords[locale].form
  const choices = lookingUp ? addressChoices(typed) : []
  const [only] = choices
  const asks = choices.length > 1 || (only !== undefined && isOtherTown(typed, only))
  return (
    <noscript>
      {asks ? (
        <div className="candidates">
          <p>{choices.length > 1 ? words.severalTowns : words.otherTown}</p>
          {choices.map((choice) => (
            <button
              type="submit"
              name="lookUp"
              value={choiceOf(typed, choice)}
              key={choiceOf(typed, choice)}
            >
              {Object.values(choice).join(' ')}
            </button>
          ))}
        </div>
      ) : (
        <button type="submit" name="lookUp" value="look" className="button quiet">
          {words.lookUp}
        </button>
      )}
      {lookingUp && !asks ? (
        <p className="small muted">{only ? words.filled : words.noTown}</p>
      ) : null}
    </noscript>
  )
}

/** The Enter key presses the first button of a form: without this one it would look up the postcode. */
export function DefaultButton({ label }: { label: string }) {
  return (
    <noscript>
      <button type="submit" className="hidden-text" tabIndex={-1}>
        {label}
      </button>
    </noscript>
  )
}
