import path from 'node:path'
import pg from 'pg'
import { ensureDatabase, startEmbedded } from '#lib/db/embedded.ts'
import type { Values } from '../commands.mjs'

/** Of a local run: the only database in its server. */
const name = 'teiki'

/**
 * A program of a local run, not a command: keeps PostgreSQL in `args[0]` until it is told to end, and
 * says over its channel where it is. `--fleeting`: a crash of the machine may lose the data.
 */
export async function run([dir = '']: string[], { fleeting }: Values): Promise<void> {
  let stopping = false
  const database = startEmbedded({ dir: path.resolve(dir), durable: fleeting !== true })
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined)
  process.on('SIGTERM', async () => {
    if (stopping) return
    stopping = true
    await database.then(({ stop }) => stop()).catch(() => undefined)
    process.exit(0)
  })
  const { adminUrl, url } = await database
  await ensureDatabase(adminUrl, name)
  process.send?.({ ready: true, databaseUrl: url(name) })
  for (;;) {
    await untilConnectionLost(adminUrl)
    if (stopping) return
    if (!(await accepts(adminUrl))) throw new Error('PostgreSQL has ended')
  }
}

/** An open connection tells at once when the server goes. */
async function untilConnectionLost(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, keepAlive: true })
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => resolve())
    client.once('end', () => resolve())
  })
  const connected = await client.connect().then(
    () => true,
    () => false,
  )
  if (connected) await lost
}

/** Somebody may have ended just our connection. */
async function accepts(adminUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: adminUrl })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}
