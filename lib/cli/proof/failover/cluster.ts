import { randomBytes } from 'node:crypto'
import { realpathSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { freePort } from '#lib/db/embedded-state.ts'
import { makeFolder } from '../../local/folder.mjs'
import { type ServerProgram, startServerProgram } from '../../local/server-program.ts'
import type { WorldServer } from '../world/start-world.ts'
import { until } from '../world/until.ts'
import type { ClusterPrograms } from './cluster-programs.ts'
import { haproxyFile, patroniFile } from './cluster-settings.ts'
import { PatroniNode } from './patroni-node.ts'

type Options = {
  dataDir: string
  programs: ClusterPrograms
  /** A primary without its standby confirms nothing. */
  strict: boolean
}

/**
 * PostgreSQL on two machines: Patroni on each says through etcd who is the primary, and makes the other its synchronous standby;
 * HAProxy leads whoever connects to the primary. The machines are processes here, none of them root's.
 */
export class Cluster implements WorldServer {
  readonly #options: Options
  readonly #passwords = { superuser: newPassword(), replication: newPassword() }
  #nodes: PatroniNode[] = []
  #others: ServerProgram[] = []
  #isStopped = false

  constructor(options: Options) {
    this.#options = options
  }

  async start(): Promise<string> {
    const { dataDir, programs } = this.#options
    const folder = path.join(realpathSync(dataDir), 'cluster')
    const [etcdPort, peerPort, port] = [await freePort(), await freePort(), await freePort()]
    this.#nodes = [
      await this.#node('node1', folder, etcdPort),
      await this.#node('node2', folder, etcdPort),
    ]
    // What an earlier proof left when it was killed.
    for (const node of this.#nodes) await node.end()
    rmSync(folder, { recursive: true, force: true })
    this.#run(folder, 'etcd', [programs.etcd, ...etcdOptions(etcdPort, peerPort)])
    // Before the nodes: it takes them for up until it has looked, and would lead to a standby.
    const balanced = haproxyFile({ port, nodes: this.#nodes })
    this.#run(folder, 'haproxy', [programs.haproxy, '-db', '-f', 'settings'], balanced)
    for (const node of this.#nodes) node.start()
    await this.untilRedundant()
    const address = `postgresql://postgres:${this.#passwords.superuser}@127.0.0.1:${port}/`
    await this.#until('HAProxy leads to the primary', () => accepts(`${address}postgres`))
    return `${address}teiki`
  }

  async untilRedundant(): Promise<void> {
    await this.#until('a primary and its synchronous standby run', async () => {
      const roles = await Promise.all(this.#nodes.map((node) => node.role()))
      return roles.includes('redundant primary') && roles.includes('synchronous standby')
    })
  }

  /** Of a cluster that is redundant, or will be. */
  primary(): Promise<PatroniNode> {
    return this.#until('a primary has a synchronous standby', async () => {
      for (const node of this.#nodes) if ((await node.role()) === 'redundant primary') return node
      return null
    })
  }

  /** Until the other machine has taken over. */
  async untilOtherThan(before: PatroniNode): Promise<void> {
    await this.#until(`another than ${before.name} is the primary`, async () => {
      const others = this.#nodes.filter((node) => node !== before)
      const roles = await Promise.all(others.map((node) => node.role()))
      return roles.some((role) => /primary$/.test(role))
    })
  }

  /** At once: its data is of no use any more. */
  async stop(): Promise<void> {
    this.#isStopped = true
    for (const other of this.#others) other.send('SIGKILL')
    await Promise.all([
      ...this.#nodes.map((node) => node.end()),
      ...this.#others.map(({ ended }) => ended),
    ])
  }

  async #node(name: string, folder: string, etcdPort: number): Promise<PatroniNode> {
    const { programs, strict } = this.#options
    const ports = { postgres: await freePort(), rest: await freePort() }
    const own = path.join(folder, name)
    const settings = patroniFile({
      name,
      folder: own,
      programs: programs.postgres,
      ports,
      etcdPort,
      passwords: this.#passwords,
      strict,
    })
    return new PatroniNode({ name, folder: own, ports, program: programs.patroni, settings })
  }

  /** @param settings the text of its file */
  #run(folder: string, name: string, line: string[], settings = ''): void {
    const own = path.join(folder, name)
    makeFolder(own)
    writeFileSync(path.join(own, 'settings'), settings, { mode: 0o600 })
    this.#others.push(startServerProgram({ name, folder: own, line }))
  }

  #until<Value>(what: string, look: () => Promise<Value | null | false>): Promise<Value> {
    return until(what, () => {
      if (this.#isStopped) throw new Error('Stopped')
      return look()
    })
  }
}

async function accepts(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function newPassword(): string {
  return randomBytes(16).toString('hex')
}

/** One alone: in production three, on machines of their own. */
function etcdOptions(port: number, peerPort: number): string[] {
  const [client, peer] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${peerPort}`]
  return [
    `--name=one`,
    `--data-dir=data`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=one=${peer}`,
    '--logger=zap',
    '--log-level=warn',
  ]
}
