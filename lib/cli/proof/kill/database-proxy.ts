import { once } from 'node:events'
import net from 'node:net'
import { DatabaseMoments, type Fate, type Moment, type Watch } from './moments.ts'
import { completedRows, type Message, Messages, Statements } from './wire.ts'

export type FaultProxy = { port: number; close(): void }

/**
 * Passes a runner's connections on to PostgreSQL, message by message, and asks at each moment what becomes of it.
 * A runner that dies meanwhile takes nothing back: what is passed on reaches the server.
 */
export async function watchDatabase(serverPort: number, watch: Watch): Promise<FaultProxy> {
  const sockets = new Set<net.Socket>()
  const proxy = net.createServer((runner) => {
    const server = net.connect(serverPort, '127.0.0.1')
    for (const socket of [runner, server]) {
      socket.setNoDelay(true)
      socket.on('error', () => undefined)
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    }
    pass(runner, server, watch)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    port: (proxy.address() as net.AddressInfo).port,
    close: () => {
      proxy.close()
      // What a dead runner had sent is on its way to the server, which then ends by itself.
      setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, 1_000).unref()
    },
  }
}

function pass(runner: net.Socket, server: net.Socket, watch: Watch): void {
  const statements = new Statements()
  const moments = new DatabaseMoments()
  const cut = () => {
    runner.destroy()
    server.destroy()
  }
  const ask = (moment: Moment | null) => (moment === null ? undefined : watch(moment))
  forward(runner, server, new Messages(false), cut, (message) => {
    const sql = statements.executedBy(message)
    return sql === null ? undefined : ask(moments.sent(sql))
  })
  forward(server, runner, new Messages(true), cut, (message) => {
    const rows = completedRows(message)
    return rows === null ? undefined : ask(moments.done(rows))
  })
}

/**
 * In their order, also while one of them waits for its fate. What came with it waits too: of a statement that is held,
 * the server has not even the text, and so does not count its time.
 */
function forward(
  from: net.Socket,
  to: net.Socket,
  messages: Messages,
  cut: () => void,
  fateOf: (message: Message) => Promise<Fate> | undefined,
): void {
  let before: Promise<void> = Promise.resolve()
  from.on('data', (bytes) => {
    const added = messages.add(bytes)
    before = before.then(async () => {
      for (const message of added) {
        const fate = fateOf(message)
        if (fate !== undefined && (await fate) !== 'pass') return cut()
      }
      to.write(Buffer.concat(added.map((message) => message.bytes)))
    })
  })
  from.on('close', () => {
    before = before.then(() => {
      to.end()
    })
  })
}
