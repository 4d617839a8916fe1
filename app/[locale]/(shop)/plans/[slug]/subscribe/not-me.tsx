import type { Locale } from '#lib/i18n/locale.ts'
import { signupWords } from '#lib/i18n/signup.ts'
import { notMeAction } from './not-me-action.ts'
import { NotMeButton } from './not-me-button.tsx'

/** The form came filled in: whoever sits at somebody else's browser empties it here. */
export function NotMe({ slug, locale }: { slug: string; locale: Locale }) {
  const words = signupWords[locale].form
  return (
    <form action={notMeAction}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="plan" value={slug} />
      <p className="small">
        {words.shown} <NotMeButton label={words.notMe} />
      </p>
    </form>
  )
}
