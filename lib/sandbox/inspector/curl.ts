import type { Entry } from './stream.ts'

/** The same call once more, for a terminal; with a key that anybody may use here. */
export function curlOf({ what, body, idempotencyKey, by }: Entry, origin: string): string {
  const [method = 'GET', path = ''] = what.split(' ')
  return [
    `curl -X ${method} ${quoted(origin + path)}`,
    ...(by === 'merchant' ? [`-H 'Authorization: Basic sk_test_mine'`] : []),
    ...(idempotencyKey === undefined ? [] : [`-H ${quoted(`Idempotency-Key: ${idempotencyKey}`)}`]),
    ...(body ? [`-d ${quoted(body)}`] : []),
  ].join(' \\\n  ')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
