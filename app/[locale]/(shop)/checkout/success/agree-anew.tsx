import { successWords } from '#lib/i18n/checkout-success.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { retryAction } from '../cancel/actions.ts'

type Props = { signup: { id: string }; locale: Locale }

/** An agreement whose dates have passed: a new attempt, with new ones. */
export function AgreeAnew({ signup, locale }: Props) {
  return (
    <form action={retryAction} className="confirm-form">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="signup" value={signup.id} />
      <input type="hidden" name="way" value="smartpay" />
      <button type="submit" className="button">
        {successWords[locale].lateAgain}
      </button>
    </form>
  )
}
