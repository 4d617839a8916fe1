import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findPooler, noPooler } from '#lib/cli/local/pooler.ts'
import { startPooler as start } from '#lib/cli/local/start-pooler.ts'
import { freePort } from './embedded-state.ts'

export type Pooler = {
  /** The same database through the pooler. */
  url: string
  /** From now on it hands out new connections to PostgreSQL only. */
  renew(): Promise<void>
  stop(): Promise<void>
}

/**
 * A real PgBouncer in transaction mode before the database of this address, with fewer connections than its
 * clients want. Where the machine has none, PostgreSQL itself under another name: all that is asked of the
 * app is the same, only nobody stands between.
 */
export async function startPooler(databaseUrl: string): Promise<Pooler> {
  const program = findPooler()
  if (program === null) {
    const url = new URL(databaseUrl)
    console.log(noPooler)
    url.hostname = 'localhost'
    return { url: url.href, renew: async () => undefined, stop: async () => undefined }
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'teiki-pooler-'))
  const port = await freePort()
  const pooler = await start({ program, folder, port, databaseUrl, connections: 3 })
  return {
    ...pooler,
    stop: async () => {
      await pooler.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
