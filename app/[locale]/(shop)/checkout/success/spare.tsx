import { successWords } from '#lib/i18n/checkout-success.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { spareTerms } from '#lib/signups/contract-of.ts'
import type { SignupView } from '#lib/signups/queries.ts'
import { ContractItems } from '../../signup/[id]/confirm/contract-items.tsx'
import { useSpareAction } from './actions.ts'
import { AgreeAnew } from './agree-anew.tsx'

type Props = { signup: SignupView; locale: Locale }

/** Approved, but the subscription is paid otherwise: by an earlier token, or by hand; then they may decide. */
export function Spare({ signup, locale }: Props) {
  const words = successWords[locale]
  const byHand = signup.subscriptionWay !== 'smartpay'
  return (
    <>
      <h1>{words.spareTitle}</h1>
      <p>{!byHand ? words.spareText : signup.holds ? words.spareByHand : words.spareTooOld}</p>
      {byHand && !signup.holds ? <AgreeAnew signup={signup} locale={locale} /> : null}
      {byHand && signup.holds ? (
        <>
          <h2>{words.spareTerms}</h2>
          <ContractItems items={spareTerms(signup, locale)} />
          <form action={useSpareAction} className="confirm-form">
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="signup" value={signup.id} />
            <button type="submit" className="button">
              {words.useSpare}
            </button>
          </form>
        </>
      ) : null}
    </>
  )
}
