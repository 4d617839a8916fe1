import path from 'node:path'
import { env } from '#lib/env.ts'
import type { Values } from '../commands.mjs'
import { requirePooler } from '../local/pooler.ts'
import { startPooler } from '../local/start-pooler.ts'

/**
 * A program of a local run, not a command: keeps PgBouncer before DATABASE_URL until it is told to end, and says over its
 * channel at which address it answers.
 */
export async function run([folder = '']: string[], values: Values): Promise<void> {
  let stopping = false
  const starting = startPooler({
    program: requirePooler('a pooled shop'),
    folder: path.resolve(folder),
    port: Number(values.port),
    databaseUrl: env().databaseUrl,
    connections: Number(values.connections),
  })
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined)
  process.on('SIGTERM', async () => {
    if (stopping) return
    stopping = true
    await starting.then(({ stop }) => stop()).catch(() => undefined)
    process.exit(0)
  })
  const { url, ended } = await starting
  process.send?.({ ready: true, databaseUrl: url })
  const how = await ended
  if (!stopping) throw new Error(`PgBouncer has ended: ${how}`)
}
