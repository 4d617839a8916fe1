import type { RequestRefusal } from '#lib/request-guard.ts'
import { dictionary, type Locale } from './locale.ts'

const texts = dictionary(
  {
    title: 'お受けできませんでした',
    unreadableAddress:
      'このアドレスは読み取れませんでした。お手数ですが、トップページからお進みください。',
    method: 'この方法では、当店のページをご利用いただけません。',
    foreignOrigin:
      'この送信は、当店の画面からのものと確かめられませんでした。もう一度、当店の画面からお試しください。',
    tooLarge: '送られた内容が大きすぎます。入力を短くして、もう一度お試しください。',
    nothing: '何も変更も請求もされていません。',
    back: '前の画面へ戻る',
    home: 'トップページへ',
  },
  {
    title: 'We could not take this request',
    unreadableAddress: 'This address could not be read. Please start from our home page.',
    method: 'Our pages cannot be used in this way.',
    foreignOrigin:
      'We could not make sure that this came from our own page. Please try again from our page.',
    tooLarge: 'What was sent is too large. Please shorten it and try again.',
    nothing: 'Nothing was changed or charged.',
    back: 'Back to the page',
    home: 'To the home page',
  },
)

/** A whole page, made without React: it answers before anything of Next runs. `pathname` is ours. */
export function turnedAway(locale: Locale, refusal: RequestRefusal, pathname: string): string {
  const text = texts[locale]
  const reason = {
    'unreadable-address': text.unreadableAddress,
    method: text.method,
    'foreign-origin': text.foreignOrigin,
    'too-large': text.tooLarge,
  }[refusal]
  const [href, label] =
    refusal === 'unreadable-address' ? [`/${locale}`, text.home] : [pathname, text.back]
  const back = encodeURI(href).replaceAll('"', '%22').replaceAll("'", '%27')
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text.title}</title><main><h1>${text.title}</h1><p>${reason}</p><p>${text.nothing}</p><p><a href="${back}">${label}</a></p></main></html>`
}
