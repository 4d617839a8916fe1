import { dictionary, type Locale } from './locale.ts'

const texts = dictionary(
  {
    title: '送信できませんでした',
    foreignOrigin:
      'この送信は、当店の画面からのものと確かめられませんでした。もう一度、当店の画面からお試しください。',
    tooLarge: '送られた内容が大きすぎます。入力を短くして、もう一度お試しください。',
    nothing: '何も変更も請求もされていません。',
    back: '前の画面へ戻る',
  },
  {
    title: 'This could not be sent',
    foreignOrigin:
      'We could not make sure that this came from our own page. Please try again from our page.',
    tooLarge: 'What was sent is too large. Please shorten it and try again.',
    nothing: 'Nothing was changed or charged.',
    back: 'Back to the page',
  },
)

/** A whole page, made without React: it answers before anything of Next runs. `pathname` is ours. */
export function turnedAway(
  locale: Locale,
  refusal: 'foreign-origin' | 'too-large',
  pathname: string,
): string {
  const text = texts[locale]
  const reason = refusal === 'too-large' ? text.tooLarge : text.foreignOrigin
  const back = encodeURI(pathname).replaceAll('"', '%22').replaceAll("'", '%27')
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text.title}</title><main><h1>${text.title}</h1><p>${reason}</p><p>${text.nothing}</p><p><a href="${back}">${text.back}</a></p></main></html>`
}
