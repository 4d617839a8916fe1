import { readBrowser } from '#app/_request/browser.ts'
import { formText } from '#app/_request/form-text.ts'
import { isLocale } from '#lib/i18n/locale.ts'

/** What the button of a spare sends, and from which browser. */
export async function readSpare(form: FormData) {
  const { locale, signup = '', terms = '' } = formText(form, ['locale', 'signup', 'terms'])
  return {
    signupId: signup,
    browserHash: await readBrowser(),
    locale: isLocale(locale) ? locale : ('ja' as const),
    shownHash: terms,
  }
}
