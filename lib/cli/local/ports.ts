import net from 'node:net'
import type { LocalRun } from './local-run.ts'

/** A listener on any of these would answer in our place on `localhost` or `127.0.0.1`. */
const places = ['127.0.0.1', '::1', '::']

/** Both ports, before anything starts: a poll would take a stranger's answer for ours. */
export async function requireFreePorts({ port, sandboxPort }: LocalRun): Promise<void> {
  await requireFree('PORT', port, sandboxPort)
  await requireFree('SANDBOX_PORT', sandboxPort, port)
}

async function requireFree(name: string, port: number, other: number): Promise<void> {
  const trouble = await whyTaken(port)
  if (trouble === null) return
  if (trouble === 'EACCES')
    throw new Error(`Port ${port} is not for ordinary users: choose another with ${name}=3000`)
  let next = port + 1
  while (next === other || (await whyTaken(next)) !== null) next += 1
  throw new Error(
    `Port ${port} is taken: end what listens there, or choose another with ${name}=${next}`,
  )
}

/** The code of the refusal, or null when the port can be had. */
export async function whyTaken(port: number): Promise<string | null> {
  for (const host of places) {
    const code = await tryListening(port, host)
    // A machine without IPv6 has no such address to give away.
    if (code === 'EADDRINUSE' || code === 'EACCES') return code
  }
  return null
}

async function tryListening(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)))
  })
}

/** A port that nobody listens on, for runs that do not care which. */
export async function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
