import { readBrowser, readNetwork } from '#app/_request/browser.ts'
import { formText } from '#app/_request/form-text.ts'
import { isLocale } from '#lib/i18n/locale.ts'

/** What the final confirmation sends, and from which browser. */
export async function readConfirm(form: FormData) {
  const input = formText(form, ['locale', 'signup', 'contract', 'draft', 'agree', 'again'])
  return {
    signupId: input.signup ?? '',
    browserHash: await readBrowser(),
    address: await readNetwork(),
    locale: isLocale(input.locale) ? input.locale : ('ja' as const),
    shownHash: input.contract ?? '',
    shownDraft: Number(input.draft),
    agreed: input.agree === 'yes',
    again: input.again === 'yes',
  }
}
