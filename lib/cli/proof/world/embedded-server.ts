import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { closeDatabase } from '#lib/db/client.ts'
import { type Embedded, startEmbedded } from '#lib/db/embedded.ts'
import { exists } from '#lib/db/embedded-processes.ts'
import type { WorldServer } from './start-world.ts'

/** PostgreSQL out of the npm package, on its disk as a production's is, and one that can be crashed. */
export class EmbeddedServer implements WorldServer {
  readonly #options: { dir: string; durable: boolean; maxConnections: number }
  #postgres: Embedded | null = null

  constructor(dataDir: string) {
    this.#options = { dir: path.join(dataDir, 'postgres'), durable: true, maxConnections: 200 }
  }

  async start(): Promise<string> {
    this.#postgres = await startEmbedded(this.#options)
    return this.#postgres.url('teiki')
  }

  /** Nothing is finished, nothing is written. Resolves once it answers again. */
  async crash(): Promise<void> {
    await closeDatabase()
    await endAtOnce(this.#options.dir)
    await startEmbedded(this.#options)
  }

  async stop(): Promise<void> {
    await this.#postgres?.stop()
  }
}

/** What PostgreSQL calls an immediate shutdown: the next start recovers from its log. */
async function endAtOnce(dir: string): Promise<void> {
  const [first = ''] = (await readFile(path.join(dir, 'data/postmaster.pid'), 'utf8')).split('\n')
  const pid = Number(first)
  process.kill(pid, 'SIGQUIT')
  while (exists(pid)) await wait(5)
}
