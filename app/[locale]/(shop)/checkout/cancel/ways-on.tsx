import { ContactLines } from '#app/_components/contact-lines.tsx'
import type { Locale } from '#lib/i18n/locale.ts'
import { signupWords } from '#lib/i18n/signup.ts'
import { paths } from '#lib/paths.ts'
import type { SignupView } from '#lib/signups/queries.ts'
import { retryAction } from './actions.ts'

/** Smartpay once more, other details, or a word with the shop. */
export function WaysOn({ signup, locale }: { signup: SignupView; locale: Locale }) {
  const words = signupWords[locale].cancel
  return (
    <section aria-labelledby="ways-on">
      <h2 id="ways-on">{words.goOn}</h2>
      <div className="block">
        <h3>{words.again}</h3>
        <p>{words.againText}</p>
        <form action={retryAction} className="confirm-form">
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="signup" value={signup.id} />
          <button type="submit" className="button">
            {words.againButton}
          </button>
        </form>
        <p>
          <a className="small" href={paths.subscribe(locale, signup.plan.slug)}>
            {words.edit}
          </a>
        </p>
      </div>
      <div className="block">
        <h3>{words.askTitle}</h3>
        <p>{words.ask}</p>
        <ContactLines facts={signup.shop.facts} locale={locale} />
      </div>
      <p>
        <a className="small" href={paths.catalogue(locale)}>
          {words.back}
        </a>
      </p>
    </section>
  )
}
