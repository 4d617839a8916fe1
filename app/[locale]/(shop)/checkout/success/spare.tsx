import { confirmWords } from '#app/[locale]/(shop)/signup/[id]/confirm/messages.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { spareTerms } from '#lib/signups/confirm/contract-of.ts'
import type { Outcome } from '#lib/signups/get-checkout.ts'
import { isRunning } from '#lib/states/subscription.ts'
import { ContractItems } from '../../signup/[id]/confirm/contract-items.tsx'
import { useSpareAction } from './actions.ts'
import { AgreeAnew } from './agree-anew.tsx'
import { successWords } from './messages.ts'

type Props = { signup: Outcome; locale: Locale }

/** Approved, but the subscription is paid otherwise: by an earlier token, or offline; then they may decide. */
export function Spare({ signup, locale }: Props) {
  const words = successWords[locale]
  if (!isRunning(signup.subscriptionStatus)) return <Over signup={signup} locale={locale} />
  const terms = spareTerms(signup, locale)
  return (
    <>
      <p>{!terms ? words.spareText : signup.holds ? words.spareOffline : words.spareTooOld}</p>
      {terms && !signup.holds ? <AgreeAnew signup={signup} locale={locale} /> : null}
      {terms && signup.holds ? (
        <>
          <h2>{words.spareTerms}</h2>
          <ContractItems items={terms.items} />
          <form action={useSpareAction} className="confirm-form">
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="signup" value={signup.id} />
            <input type="hidden" name="terms" value={terms.hash} />
            <button type="submit" className="button">
              {words.useSpare}
            </button>
          </form>
        </>
      ) : null}
    </>
  )
}

/** Canceled, or at its end: an agreement of it pays for nothing any more. */
function Over({ signup: { plan }, locale }: Props) {
  const words = successWords[locale]
  return (
    <>
      <p>{words.spareOver}</p>
      {plan.forSale ? (
        <p>
          <a className="button quiet" href={paths.subscribe(locale, plan.slug)}>
            {confirmWords[locale].toForm}
          </a>
        </p>
      ) : null}
    </>
  )
}
