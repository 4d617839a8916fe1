import { ContactLines } from '#app/_components/contact-lines.tsx'
import type { ShopFacts } from '#lib/catalog/schema.ts'
import type { Details } from '#lib/customers/details.ts'
import { formatPhone } from '#lib/customers/fields/phone.ts'
import { addressLine } from '#lib/customers/fields/postal-address.ts'
import { shownName } from '#lib/customers/fields/shown-name.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { signupWords } from '#lib/i18n/signup.ts'
import { confirmWords } from './messages.ts'

type Props = {
  details: Details
  /** Where they are corrected; null where only the shop can change them. */
  edit: string | null
  facts: ShopFacts
  locale: Locale
}

/** Name, address and contact as they will be sent, each one click from its correction, or with whom to ask. */
export function Person({ details, edit, facts, locale }: Props) {
  const words = confirmWords[locale]
  const { form } = signupWords[locale]
  const kana = `${details.lastNameKana} ${details.firstNameKana}`
  return (
    <>
      <div className="block">
        <p className="head">
          <span className="muted">{words.delivery}</span>
          <Change edit={edit} field="lastName" label={words.delivery} locale={locale} />
        </p>
        <p>{words.honorific(shownName(details, locale), kana)}</p>
        <p>〒{details.postalCode}</p>
        <p>{addressLine(details)}</p>
      </div>
      <div className="block">
        <p className="head">
          <span className="muted">{words.contact}</span>
          <Change edit={edit} field="emailAddress" label={words.contact} locale={locale} />
        </p>
        <p>{formatPhone(details.phoneNumber)}</p>
        <p>{details.emailAddress}</p>
        {details.dateOfBirth ? <p>{details.dateOfBirth}</p> : null}
        {details.legalGender ? <p>{form[details.legalGender]}</p> : null}
      </div>
      {edit === null ? (
        <div className="block small">
          <p>{words.changeByContact}</p>
          <ContactLines facts={facts} locale={locale} />
        </div>
      ) : null}
    </>
  )
}

type ChangeProps = { edit: string | null; field: string; label: string; locale: Locale }

function Change({ edit, field, label, locale }: ChangeProps) {
  if (edit === null) return null
  return (
    <a className="tap" href={`${edit}#${field}`}>
      {signupWords[locale].change}
      <span className="hidden-text"> {label}</span>
    </a>
  )
}
