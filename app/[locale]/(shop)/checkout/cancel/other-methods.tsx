import { ContactLines } from '#app/_components/contact-lines.tsx'
import { confirmWords } from '#app/[locale]/(shop)/signup/[id]/confirm/messages.ts'
import { openMethods, type PaymentMethod } from '#lib/catalog/payment-methods.ts'
import { joinSentences, type Locale } from '#lib/i18n/locale.ts'
import { methodCharges } from '#lib/legal/method-charges.ts'
import { paths } from '#lib/paths.ts'
import { threadProblem } from '#lib/signups/confirm/confirmation.ts'
import type { StoppedCheckout } from '#lib/signups/get-stopped-checkout.ts'
import { retryAction } from './actions.ts'
import { cancelWords } from './messages.ts'

type Props = { signup: StoppedCheckout; locale: Locale }

/** Smartpay once more, another way to pay, other details, or a word with the shop. */
export function OtherMethods({ signup, locale }: Props) {
  const words = cancelWords[locale]
  const over = threadProblem(signup)
  const paymentMethods = signup.continues || over ? [] : openMethods(signup.shop.facts)
  const form = paths.subscribe(locale, signup.plan.slug)
  return (
    <section aria-labelledby="ways-on">
      <h2 id="ways-on">{words.goOn}</h2>
      {over ? null : (
        <div className="block">
          <h3>{words.again}</h3>
          <p>{words.againText}</p>
          <Way signup={signup} locale={locale} paymentMethod="smartpay" label={words.againButton} />
          {signup.continues ? null : (
            <p>
              <a className="tap small" href={form}>
                {words.edit}
              </a>
            </p>
          )}
        </div>
      )}
      {over === 'thread-ended' && signup.plan.forSale ? (
        <div className="block">
          <a className="button" href={form}>
            {confirmWords[locale].toForm}
          </a>
        </div>
      ) : null}
      {paymentMethods.map((paymentMethod) => (
        <div className="block" key={paymentMethod}>
          <h3>{words.paymentMethods[paymentMethod].title}</h3>
          <p>{words.paymentMethods[paymentMethod].text}</p>
          <p className="small muted">
            {joinSentences(
              locale,
              signup.shop.facts.paymentMethods[paymentMethod]?.terms[locale] ?? '',
              ...methodCharges(signup.shop.facts, paymentMethod, locale),
            )}
          </p>
          <Way
            signup={signup}
            locale={locale}
            paymentMethod={paymentMethod}
            label={words.paymentMethods[paymentMethod].button}
          />
        </div>
      ))}
      <div className="block">
        <h3>{words.askTitle}</h3>
        <p>
          {signup.continues
            ? words.askChange
            : paymentMethods.length > 0 || over
              ? words.askAnything
              : words.ask}
        </p>
        <ContactLines facts={signup.shop.facts} locale={locale} />
      </div>
      <p>
        <a className="tap small" href={paths.catalogue(locale)}>
          {words.back}
        </a>
      </p>
    </section>
  )
}

function Way({
  signup,
  locale,
  paymentMethod,
  label,
}: Props & { paymentMethod: PaymentMethod; label: string }) {
  return (
    <form action={retryAction} className="confirm-form">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="signup" value={signup.id} />
      <input type="hidden" name="paymentMethod" value={paymentMethod} />
      <button type="submit" className={paymentMethod === 'smartpay' ? 'button' : 'button quiet'}>
        {label}
      </button>
    </form>
  )
}
