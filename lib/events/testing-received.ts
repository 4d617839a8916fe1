import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** What a server of Node's got, as a route gets it. */
export async function received(incoming: IncomingMessage): Promise<Request> {
  const { method = '', headersDistinct, url = '', headers } = incoming
  const given = Object.entries(headersDistinct).map(([name, values]) => [name, `${values}`])
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: Object.fromEntries(given),
    body: new Uint8Array(await buffer(incoming)),
  })
}
