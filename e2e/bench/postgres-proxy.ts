import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type Counter = {
  url: string
  /** Query and Execute messages from the shop since the last reset. */
  statements: string[]
  /** What the database said beside its answers. */
  notices: string[]
  /** Some connection stands inside a transaction. */
  inTransaction: () => boolean
  close: () => void
}

/** Stands between the shop and PostgreSQL and counts statements as they pass on the wire. */
export async function countStatements(databaseUrl: string): Promise<Counter> {
  const { hostname, port } = new URL(databaseUrl)
  const states = new Map<Socket, string>()
  const statements: string[] = []
  const notices: string[] = []
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
    const names = new Map<string, string>()
    readMessages(client, true, (type, body) => {
      if (type === 'P') names.set(firstText(body), secondText(body))
      if (type === 'Q') statements.push(firstText(body))
      if (type === 'B') names.set('bound', names.get(secondText(body)) ?? secondText(body))
      if (type === 'E') statements.push(names.get('bound') ?? '')
    })
    readMessages(upstream, false, (type, body) => {
      if (type === 'N') notices.push(messageIn(body))
      if (type === 'Z') states.set(client, body.toString('latin1', 0, 1))
    })
    client.on('close', () => states.delete(client))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.port = `${(server.address() as AddressInfo).port}`
  const inTransaction = () => [...states.values()].some((state) => state !== 'I')
  return { url: url.href, statements, notices, inTransaction, close: () => server.close() }
}

/** Type, length, body; the very first message of a client has no type. */
function readMessages(
  socket: Socket,
  startup: boolean,
  take: (type: string, body: Buffer) => void,
): void {
  let rest = Buffer.alloc(0)
  let first = startup
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const head = first ? 0 : 1
      if (rest.length < head + 4) return
      const length = rest.readUInt32BE(head)
      if (rest.length < head + length) return
      if (!first) take(String.fromCharCode(rest[0] ?? 0), rest.subarray(5, 1 + length))
      rest = rest.subarray(head + length)
      first = false
    }
  })
}

/** A notice is a list of fields, each a letter and a text; M is the message. */
function messageIn(body: Buffer): string {
  const field = body
    .toString('utf8')
    .split('\0')
    .find((text) => text.startsWith('M'))
  return field?.slice(1) ?? ''
}

function firstText(body: Buffer): string {
  return body.toString('utf8', 0, body.indexOf(0))
}

function secondText(body: Buffer): string {
  const start = body.indexOf(0) + 1
  return body.toString('utf8', start, body.indexOf(0, start))
}
