import { Problems } from '#app/_components/problems.tsx'
import type { AddressDoubt } from '#lib/customers/fields/address-doubts.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { signupWords } from '#lib/i18n/signup.ts'

/** A question, not a refusal: the next press of the button is the answer. */
export function Doubts({ doubts, locale }: { doubts: readonly AddressDoubt[]; locale: Locale }) {
  const words = signupWords[locale].form.doubts
  if (doubts.length === 0) return null
  return (
    <Problems title={words.title} kind="question">
      <ul>
        {doubts.map((doubt) => (
          <li key={doubt.reason}>
            <a href={`#${doubt.field}`}>{doubtSentence(doubt, locale)}</a>
          </li>
        ))}
      </ul>
      <p>{words.goOn}</p>
    </Problems>
  )
}

export function doubtSentence({ reason, places }: AddressDoubt, locale: Locale): string {
  const words = signupWords[locale].form.doubts
  if (reason === 'other-place') return words.otherPlace(places)
  return reason === 'no-house-number' ? words.noHouseNumber : words.unknownPostcode
}
