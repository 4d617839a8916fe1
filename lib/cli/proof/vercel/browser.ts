import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'

export type Shown = {
  status: number
  headers: IncomingMessage['headers']
  text: string
  /** Where it was asked for. */
  url: URL
}

/** Fields in the order in which they are sent. */
export type Form = { at: URL; fields: Map<string, string> }

/**
 * Somebody's browser, without JavaScript unless a step says so. Names of sites lead to ports of this machine, as DNS and
 * the hosts' TLS would.
 */
export class Browser {
  readonly #ports: Readonly<Record<string, number>>
  readonly #cookies = new Map<string, string>()

  /** @param ports by the name of the host */
  constructor(ports: Readonly<Record<string, number>>) {
    this.#ports = ports
  }

  async get(address: string | URL, headers: Record<string, string> = {}): Promise<Shown> {
    return this.#ask('GET', new URL(address), headers, null)
  }

  /** A form as a browser sends it: of a page of the same site. */
  async post({ at, fields }: Form, headers: Record<string, string> = {}): Promise<Shown> {
    const form = new FormData()
    for (const [name, text] of fields) form.append(name, text)
    const { headers: typed, body } = await encoded(form)
    return this.#ask('POST', at, { origin: at.origin, ...typed, ...headers }, body)
  }

  async #ask(
    method: string,
    url: URL,
    headers: Record<string, string>,
    body: Buffer | null,
  ): Promise<Shown> {
    const jar = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const asked = request({
      host: '127.0.0.1',
      port: this.#ports[url.host],
      method,
      path: `${url.pathname}${url.search}`,
      headers: { host: url.host, ...(jar === '' ? {} : { cookie: jar }), ...headers },
    })
    asked.end(body)
    const [told] = (await once(asked, 'response')) as [IncomingMessage]
    const parts: Buffer[] = []
    for await (const part of told) parts.push(part)
    for (const cookie of told.headers['set-cookie'] ?? []) this.#store(cookie)
    const text = Buffer.concat(parts).toString()
    return { status: told.statusCode ?? 0, headers: told.headers, text, url }
  }

  #store(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split('; ')
    const at = pair.indexOf('=')
    const isOver = attributes.some((one) => /^max-age=0$/i.test(one))
    if (isOver) this.#cookies.delete(pair.slice(0, at))
    else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

async function encoded(form: FormData) {
  const request = new Request('http://form', { method: 'POST', body: form })
  const type = request.headers.get('content-type') ?? ''
  const body = Buffer.from(await request.arrayBuffer())
  return { headers: { 'content-type': type, 'content-length': `${body.length}` }, body }
}

/** The form that holds a page's primary button, as it stands. */
export function formIn({ text, url }: Shown): Form {
  const form = text.match(/<form[\s\S]*?<\/form>/g)?.at(-1) ?? ''
  const fields = new Map<string, string>()
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, 'name')
    if (name !== '') fields.set(name, attribute(tag, 'value'))
  }
  return { at: url, fields }
}

/** Where an answer leads. Throws where it leads nowhere. */
export function locationOf({ headers, status, url, text }: Shown): URL {
  if (headers.location === undefined)
    throw new Error(`${url} answered ${status} and leads nowhere: ${text.slice(0, 300)}`)
  return new URL(headers.location, url)
}

function attribute(tag: string, name: string): string {
  const text = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  const named = { quot: '"', lt: '<', gt: '>', amp: '&', '#x27': "'" } as const
  return text.replace(/&(quot|lt|gt|amp|#x27);/g, (_, code: keyof typeof named) => named[code])
}
