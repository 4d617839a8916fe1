import { randomUUID } from 'node:crypto'

const details = {
  lastName: '山田',
  firstName: '花子',
  lastNameKana: 'ヤマダ',
  firstNameKana: 'ハナコ',
  phoneNumber: '090-1234-5678',
  postalCode: '105-0011',
  administrativeArea: '東京都',
  locality: '港区',
  line1: '芝公園4-2-8',
}

/** Somebody with a cookie jar and no JavaScript. */
export class Visitor {
  readonly #origin: string
  cookie = ''

  constructor(origin: string) {
    this.#origin = origin
  }

  /** Fills in the form of the first plan; answers the path of the final confirmation. */
  async toConfirmation(): Promise<string> {
    const form = await this.readForm('/ja/plans/seasons/subscribe')
    const answer = await this.post('/ja/plans/seasons/subscribe', {
      ...form,
      ...details,
      emailAddress: `${randomUUID()}@example.jp`,
    })
    this.cookie = (answer.headers.get('set-cookie') ?? this.cookie).split(';')[0] ?? ''
    return new URL(answer.headers.get('location') ?? '', this.#origin).pathname
  }

  async readForm(path: string): Promise<Record<string, string>> {
    const answer = await fetch(`${this.#origin}${path}`, { headers: { cookie: this.cookie } })
    const html = await answer.text()
    const form = html.match(/<form[\s\S]*?<\/form>/g)?.at(-1) ?? ''
    const value = (tag: string, name: string) =>
      new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
    return Object.fromEntries(
      [...form.matchAll(/<input[^>]*>/g)].map(([tag]) => [
        value(tag, ' name'),
        value(tag, ' value'),
      ]),
    )
  }

  async post(path: string, fields: Record<string, string>): Promise<Response> {
    const body = new FormData()
    for (const [name, text] of Object.entries(fields)) body.set(name, text)
    return fetch(`${this.#origin}${path}`, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { cookie: this.cookie, origin: this.#origin },
    })
  }
}
