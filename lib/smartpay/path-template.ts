/** An address of Smartpay's without its query and with `{id}` for whatever is not a word of the API: an id of a token is a secret. */
export function pathTemplate(path: string): string {
  const [words = ''] = path.split(/[?#]/)
  return words
    .split('/')
    .map((part) => (/^[a-z]*(-[a-z]+)*$/.test(part) && part.length <= 30 ? part : '{id}'))
    .join('/')
}
