import type { Locale } from '#lib/i18n/locale.ts'
import { retryAction } from '../cancel/actions.ts'
import { successWords } from './messages.ts'

type Props = { signup: { id: string }; locale: Locale }

/** An agreement whose dates have passed: a new attempt, with new ones. */
export function AgreeAnew({ signup, locale }: Props) {
  return (
    <form action={retryAction} className="confirm-form">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="signup" value={signup.id} />
      <input type="hidden" name="paymentMethod" value="smartpay" />
      <button type="submit" className="button">
        {successWords[locale].lateAgain}
      </button>
    </form>
  )
}
