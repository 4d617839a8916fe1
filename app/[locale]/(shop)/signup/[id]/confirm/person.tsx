import type { Details } from '#lib/customers/details.ts'
import { formatPhone } from '#lib/customers/phone.ts'
import { addressLine } from '#lib/customers/postal-address.ts'
import { shownName } from '#lib/customers/shown-name.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { signupWords } from '#lib/i18n/signup.ts'
import { confirmWords } from '#lib/i18n/signup-confirm.ts'

type Props = { details: Details; edit: string; locale: Locale }

/** Name, address and contact as they will be sent, each one click from its correction. */
export function Person({ details, edit, locale }: Props) {
  const words = confirmWords[locale]
  const { change, form } = signupWords[locale]
  const kana = `${details.lastNameKana} ${details.firstNameKana}`
  return (
    <>
      <div className="block">
        <p className="head">
          <span className="muted">{words.delivery}</span>
          <a className="tap" href={`${edit}#lastName`}>
            {change}
            <span className="hidden-text"> {words.delivery}</span>
          </a>
        </p>
        <p>{words.honorific(shownName(details, locale), kana)}</p>
        <p>〒{details.postalCode}</p>
        <p>{addressLine(details)}</p>
      </div>
      <div className="block">
        <p className="head">
          <span className="muted">{words.contact}</span>
          <a className="tap" href={`${edit}#emailAddress`}>
            {change}
            <span className="hidden-text"> {words.contact}</span>
          </a>
        </p>
        <p>{formatPhone(details.phoneNumber)}</p>
        <p>{details.emailAddress}</p>
        {details.dateOfBirth ? <p>{details.dateOfBirth}</p> : null}
        {details.legalGender ? <p>{form[details.legalGender]}</p> : null}
      </div>
    </>
  )
}
