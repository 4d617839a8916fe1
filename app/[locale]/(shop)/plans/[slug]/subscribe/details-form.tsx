import { SelectField, TextField } from '#app/_components/field.tsx'
import { Problems } from '#app/_components/problems.tsx'
import { SendForm } from '#app/_components/send-form.tsx'
import type { PlanForSale } from '#lib/catalog/queries.ts'
import type { ShopFacts } from '#lib/catalog/schema.ts'
import { prefectures } from '#lib/customers/fields/prefectures.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { signupWords } from '#lib/i18n/signup.ts'
import {
  type DraftErrors,
  type Typed,
  type TypedField,
  typedFields,
} from '#lib/signups/draft/draft.ts'
import { unseenDoubts, withSeen } from '#lib/signups/draft/seen-doubts.ts'
import { subscribeAction } from './actions.ts'
import { type FieldReason, fieldWords, namedSentence, reasonWords } from './details-messages.ts'
import { Doubts, doubtSentence } from './doubts.tsx'
import { PostcodeHelp } from './postcode-help.tsx'
import { DefaultButton, PostcodeLookUp } from './postcode-look-up.tsx'

type Props = {
  plan: PlanForSale
  facts: ShopFacts
  start: { typed: Typed; errors: DraftErrors; draftVersion: number }
  /** Without JavaScript: the answer to a look-up of the postcode is shown. */
  lookingUp: boolean
  /** Everything is right, but something about the address is doubtful: said once, then believed. */
  asking: boolean
  locale: Locale
}

/** The subscribe form: the same with and without JavaScript; what was typed comes from the draft. */
export function DetailsForm({ plan, facts, start, lookingUp, asking, locale }: Props) {
  const words = signupWords[locale].form
  const { severalTowns, otherTown, noTown, filled } = words
  const { typed } = start
  const label = (name: TypedField) =>
    name === 'quantity' ? words.quantity : fieldWords[locale][name].label
  const sentence = (name: TypedField) => errorSentence(start.errors, name, label(name), locale)
  const doubtOf = (name: TypedField) => {
    const found = doubts.find((doubt) => doubt.field === name)
    return found && doubtSentence(found, locale)
  }
  const field = (name: TypedField) => ({
    name,
    label: label(name),
    hint: name === 'quantity' ? undefined : fieldWords[locale][name].hint,
    error: sentence(name),
    doubt: doubtOf(name),
    defaultValue: typed[name] ?? '',
    maxLength: 300,
  })
  const wrong = typedFields.filter((name) => sentence(name) !== undefined)
  const doubts = asking || wrong.length > 0 ? unseenDoubts(typed) : []
  return (
    <SendForm
      action={subscribeAction}
      key={start.draftVersion}
      className="fields"
      noValidate
      interrupted={words.interrupted}
      mirror={{ form: plan.slug, version: start.draftVersion }}
      foot={
        <>
          <button type="submit" className="button wide">
            {words.submit}
          </button>
          <p className="small muted">{words.after}</p>
        </>
      }
    >
      {wrong.length > 0 ? (
        <Problems title={words.problems(wrong.length)}>
          <ul>
            {wrong.map((name) => (
              <li key={name}>
                <a href={`#${name}`}>{namedSentence(locale, label(name), sentence(name) ?? '')}</a>
              </li>
            ))}
          </ul>
        </Problems>
      ) : null}
      {wrong.length === 0 ? <Doubts doubts={doubts} locale={locale} /> : null}
      <DefaultButton label={words.submit} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="plan" value={plan.slug} />
      <input type="hidden" name="seen" value={withSeen(typed, doubts)} />
      {plan.content.maximumQuantity > 1 ? (
        <TextField
          {...field('quantity')}
          defaultValue={typed.quantity ?? '1'}
          inputMode="numeric"
          short
        />
      ) : null}
      <TextField {...field('emailAddress')} type="email" autoComplete="email" inputMode="email" />
      <div className="pair">
        <TextField {...field('lastName')} autoComplete="family-name" />
        <TextField {...field('firstName')} autoComplete="given-name" />
      </div>
      <div className="pair">
        <TextField {...field('lastNameKana')} />
        <TextField {...field('firstNameKana')} />
      </div>
      {/* Not by an address with #postalCode: it would stick to every page that the form leads to. */}
      <TextField
        {...field('postalCode')}
        autoComplete="postal-code"
        inputMode="numeric"
        autoFocus={lookingUp}
        short
      />
      <PostcodeLookUp typed={typed} lookingUp={lookingUp} locale={locale} />
      <PostcodeHelp words={{ severalTowns, otherTown, noTown, filled }} />
      <div className="pair">
        <Prefecture {...field('administrativeArea')} choose={words.choose} locale={locale} />
        <TextField {...field('locality')} autoComplete="address-level2" />
      </div>
      <TextField {...field('line1')} autoComplete="address-line1" />
      <TextField {...field('line2')} autoComplete="address-line2" optional={words.optional} />
      <TextField {...field('phoneNumber')} type="tel" autoComplete="tel" inputMode="tel" />
      {facts.askDateOfBirth ? (
        <TextField {...field('dateOfBirth')} autoComplete="bday" optional={words.optional} short />
      ) : null}
      {facts.askLegalGender ? (
        <SelectField {...field('legalGender')} autoComplete="sex" optional={words.optional} short>
          <option value="">{words.choose}</option>
          <option value="male">{words.male}</option>
          <option value="female">{words.female}</option>
        </SelectField>
      ) : null}
    </SendForm>
  )
}

type PrefectureProps = Parameters<typeof SelectField>[0] & { choose: string; locale: Locale }

function Prefecture({ choose, locale, ...field }: Omit<PrefectureProps, 'children'>) {
  return (
    <SelectField {...field} autoComplete="address-level1">
      <option value="">{choose}</option>
      {prefectures.map(([name, romaji]) => (
        <option key={name} value={name}>
          {locale === 'ja' ? name : `${romaji} ${name}`}
        </option>
      ))}
    </SelectField>
  )
}

function errorSentence(errors: DraftErrors, name: TypedField, label: string, locale: Locale) {
  const error = errors[name]
  if (!error) return undefined
  const words: Readonly<Record<string, (label: string, count: number) => string>> =
    reasonWords[locale]
  const known: FieldReason = 'missing'
  return (words[error.reason] ?? reasonWords[locale][known])(label, error.count ?? 0)
}
