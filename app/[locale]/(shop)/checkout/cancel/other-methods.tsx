import { ContactLines } from '#app/_components/contact-lines.tsx'
import { openMethods, type PaymentMethod } from '#lib/catalog/payment-methods.ts'
import { cancelWords } from '#lib/i18n/checkout-cancel.ts'
import { joinSentences, type Locale } from '#lib/i18n/locale.ts'
import { confirmWords } from '#lib/i18n/signup-confirm.ts'
import { methodCharges } from '#lib/legal/method-charges.ts'
import { paths } from '#lib/paths.ts'
import { threadProblem } from '#lib/signups/confirmation.ts'
import type { StoppedCheckout } from '#lib/signups/get-stopped-checkout.ts'
import { retryAction } from './actions.ts'

type Props = { signup: StoppedCheckout; locale: Locale }

/** Smartpay once more, another way to pay, other details, or a word with the shop. */
export function OtherMethods({ signup, locale }: Props) {
  const words = cancelWords[locale]
  const over = threadProblem(signup)
  const ways = signup.continues || over ? [] : openMethods(signup.shop.facts)
  const form = paths.subscribe(locale, signup.plan.slug)
  return (
    <section aria-labelledby="ways-on">
      <h2 id="ways-on">{words.goOn}</h2>
      {over ? null : (
        <div className="block">
          <h3>{words.again}</h3>
          <p>{words.againText}</p>
          <Way signup={signup} locale={locale} way="smartpay" label={words.againButton} />
          {signup.continues ? null : (
            <p>
              <a className="tap small" href={form}>
                {words.edit}
              </a>
            </p>
          )}
        </div>
      )}
      {over === 'line-ended' && signup.plan.forSale ? (
        <div className="block">
          <a className="button" href={form}>
            {confirmWords[locale].toForm}
          </a>
        </div>
      ) : null}
      {ways.map((way) => (
        <div className="block" key={way}>
          <h3>{words.ways[way].title}</h3>
          <p>{words.ways[way].text}</p>
          <p className="small muted">
            {joinSentences(
              locale,
              signup.shop.facts.waysToPay[way]?.terms[locale] ?? '',
              ...methodCharges(signup.shop.facts, way, locale),
            )}
          </p>
          <Way signup={signup} locale={locale} way={way} label={words.ways[way].button} />
        </div>
      ))}
      <div className="block">
        <h3>{words.askTitle}</h3>
        <p>
          {signup.continues
            ? words.askChange
            : ways.length > 0 || over
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

function Way({ signup, locale, way, label }: Props & { way: PaymentMethod; label: string }) {
  return (
    <form action={retryAction} className="confirm-form">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="signup" value={signup.id} />
      <input type="hidden" name="way" value={way} />
      <button type="submit" className={way === 'smartpay' ? 'button' : 'button quiet'}>
        {label}
      </button>
    </form>
  )
}
