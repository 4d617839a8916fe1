import { readNetwork } from '#app/_request/browser.ts'
import { formText } from '#app/_request/form-text.ts'
import { isLocale } from '#lib/i18n/locale.ts'

/** What the page of an amendment sends; `answer` is null where it is neither of the two. */
export async function readAnswer(form: FormData) {
  const input = formText(form, ['locale', 'id', 'key', 'contract', 'answer'])
  const { id = '', key = '', contract: shownHash = '' } = input
  const locale = isLocale(input.locale) ? input.locale : ('ja' as const)
  const answer = (['agree', 'decline'] as const).find((one) => one === input.answer) ?? null
  const network = await readNetwork()
  return { link: { id, key }, locale, shownHash, network, answer }
}
