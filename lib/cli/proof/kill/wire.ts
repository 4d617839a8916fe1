/** PostgreSQL's protocol 3.0, as far as statements and their ends are seen in it (PostgreSQL manual, 53.7). */

/** A message with its head; `type` is empty for the first ones of a connection, which have none. */
export type Message = { type: string; bytes: Buffer; body: Buffer }

/** Cuts a stream of bytes into its messages; what is not complete yet waits for the rest. */
export class Messages {
  #rest: Buffer = Buffer.alloc(0)
  #begun: boolean

  /** @param begun false: whoever connects speaks first, in a message without a type. */
  constructor(begun: boolean) {
    this.#begun = begun
  }

  add(bytes: Buffer): Message[] {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes])
    const messages: Message[] = []
    for (let message = this.#next(); message; message = this.#next()) messages.push(message)
    return messages
  }

  #next(): Message | null {
    const head = this.#begun ? 1 : 0
    if (this.#rest.length < head + 4) return null
    const size = head + this.#rest.readUInt32BE(head)
    if (this.#rest.length < size) return null
    const bytes = this.#rest.subarray(0, size)
    this.#rest = this.#rest.subarray(size)
    const type = this.#begun ? String.fromCharCode(bytes[0] ?? 0) : ''
    this.#begun = true
    return { type, bytes, body: bytes.subarray(head + 4) }
  }
}

/** Which statement the client means, from its messages one after the other. */
export class Statements {
  readonly #named = new Map<string, string>()
  #bound = ''

  /** The text of a statement that is to be executed with this message; null: it only prepares. */
  executedBy({ type, body }: Message): string | null {
    if (type === 'Q') return textAt(body, 0)
    if (type === 'E') return this.#bound
    if (type === 'P') {
      const name = textAt(body, 0)
      this.#named.set(name, textAt(body, Buffer.byteLength(name) + 1))
    }
    if (type === 'B') {
      const portal = textAt(body, 0)
      this.#bound = this.#named.get(textAt(body, Buffer.byteLength(portal) + 1)) ?? ''
    }
    return null
  }
}

/** How many rows a statement had to do with, of the server's CommandComplete; null: it is another message. */
export function completedRows({ type, body }: Message): number | null {
  if (type !== 'C') return null
  return Number(/\d+$/.exec(textAt(body, 0))?.[0] ?? 0)
}

function textAt(body: Buffer, from: number): string {
  return body.toString('utf8', from, body.indexOf(0, from))
}
