import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { endOrphans, isServerOf } from '#lib/db/embedded-processes.ts'
import { makeFolder } from '../../local/folder.mjs'
import { type ServerProgram, startServerProgram } from '../../local/server-program.ts'
import type { NodePorts } from './cluster-settings.ts'

const statusSchema = z.object({
  state: z.string(),
  role: z.string(),
  sync_standby: z.boolean().default(false),
  replication: z.array(z.object({ state: z.string(), sync_state: z.string() })).default([]),
})

/** As what a node serves. `redundant`: what it confirms is on a second disk. `away`: as nothing, for now. */
export type NodeRole = 'primary' | 'redundant primary' | 'standby' | 'synchronous standby' | 'away'

type Options = {
  name: string
  /** Its data, its settings and its logs. */
  folder: string
  ports: NodePorts
  /** Where Patroni is. */
  program: string
  /** The text of its file. */
  settings: string
}

/** One of a cluster's two machines: Patroni, and the PostgreSQL that it starts, watches and stops. */
export class PatroniNode {
  readonly name: string
  readonly ports: NodePorts
  readonly #options: Options
  #patroni: ServerProgram | null = null

  constructor(options: Options) {
    this.name = options.name
    this.ports = options.ports
    this.#options = options
  }

  start(): void {
    const { folder, program, settings } = this.#options
    const file = path.join(folder, 'patroni.json')
    makeFolder(folder)
    writeFileSync(file, settings, { mode: 0o600 })
    this.#patroni = startServerProgram({ name: 'patroni', folder, line: [program, file] })
  }

  get isStarted(): boolean {
    return this.#patroni?.isAlive() ?? false
  }

  /** By Patroni's own word. */
  async role(): Promise<NodeRole> {
    const address = `http://127.0.0.1:${this.ports.rest}/patroni`
    const answer = await fetch(address, { signal: AbortSignal.timeout(2_000) }).catch(() => null)
    const status = statusSchema.safeParse(await answer?.json().catch(() => null)).data
    if (status?.state !== 'running') return 'away'
    if (/^(master|primary)$/.test(status.role)) {
      const isSafe = status.replication.some(
        (one) => one.state === 'streaming' && one.sync_state === 'sync',
      )
      return isSafe ? 'redundant primary' : 'primary'
    }
    return status.sync_standby ? 'synchronous standby' : 'standby'
  }

  /** `kill -9` of the postmaster. Its children see that and end without another answer. */
  killPostgres(): void {
    const pid = this.#postmaster()
    if (pid === null) throw new Error(`${this.name} has no PostgreSQL that could be killed`)
    process.kill(pid, 'SIGKILL')
  }

  async killPatroni(): Promise<void> {
    this.#patroni?.send('SIGKILL')
    await this.#patroni?.ended
  }

  /** Nothing of it runs any more; what is on its disk is as after a crash. */
  async end(): Promise<void> {
    await this.killPatroni()
    if (this.#postmaster() !== null) this.killPostgres()
    await endOrphans(this.#data)
  }

  get #data(): string {
    return path.join(this.#options.folder, 'data')
  }

  #postmaster(): number | null {
    try {
      const [pid = ''] = readFileSync(path.join(this.#data, 'postmaster.pid'), 'utf8').split('\n')
      return isServerOf(Number(pid), this.#data) ? Number(pid) : null
    } catch {
      return null
    }
  }
}
