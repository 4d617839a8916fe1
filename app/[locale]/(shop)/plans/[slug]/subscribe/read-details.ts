import { ensureBrowser, readNetwork } from '#app/_request/browser.ts'
import { formText } from '#app/_request/form-text.ts'
import { isLocale } from '#lib/i18n/locale.ts'
import { withAddress } from '#lib/signups/draft/address-choice.ts'
import { keepable, type Typed, typedFields } from '#lib/signups/draft/draft.ts'

/** What the details form sends, and from which browser. `lookUp`: the button that only looks the address up. */
export async function readDetails(form: FormData) {
  const browserHash = await ensureBrowser()
  const names = [...typedFields, 'seen', 'locale', 'plan', 'lookUp'] as const
  const { locale, plan = '', lookUp, ...fields } = formText(form, names)
  const typed = keepAll(fields)
  return {
    slug: plan,
    browserHash,
    address: await readNetwork(),
    locale: isLocale(locale) ? locale : ('ja' as const),
    typed: lookUp === undefined ? typed : withAddress(typed, lookUp),
    looksUp: lookUp !== undefined,
  }
}

function keepAll(typed: Typed): Typed {
  return Object.fromEntries(
    Object.entries(typed).map(([name, text]) => [name, keepable(text ?? '')]),
  )
}
