import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { endWithParentFlags } from '../../local/end-with-parent.mjs'
import { root } from '../../local/install.mjs'
import { saysReady } from '../../local/supervisor.ts'
import type { World } from '../world/start-world.ts'
import { watchDatabase } from './database-proxy.ts'
import type { Watch } from './moments.ts'
import { type SmartpayProxy, watchSmartpay } from './smartpay-proxy.ts'

export type WatchedRunner = {
  pid: number
  /** It said that it runs, or it ended. */
  ready: Promise<unknown>
  /** How it ended: a signal, or its code. */
  ended: Promise<string>
  isAlive(): boolean
  send(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' | 'SIGTERM'): void
  orders: Pick<SmartpayProxy, 'sent' | 'underWay'>
  /** Cuts what is left of its connections. */
  close(): void
}

export type Surroundings = {
  world: World
  /** Arguments of node: what the process runs. */
  args: readonly string[]
  seenKeys: Set<string>
  /** Where it writes what it logs. */
  logFile: number
  /** How long each order takes at Smartpay. */
  delayMs: number
}

/** A process of the engine that reaches PostgreSQL and Smartpay through proxies of its own, and knows nothing of them. */
export async function startRunner(
  { world, args, seenKeys, logFile, delayMs }: Surroundings,
  watch: Watch,
): Promise<WatchedRunner> {
  const server = new URL(world.databaseUrl)
  const database = await watchDatabase(Number(server.port), watch)
  const smartpay = await watchSmartpay(world.sandboxOrigin, { watch, seenKeys, delayMs })
  server.port = `${database.port}`
  const child = spawn(process.execPath, [...endWithParentFlags(root), ...args], {
    cwd: root,
    env: {
      ...world.env,
      NODE_ENV: 'production',
      DATABASE_URL: server.href,
      DIRECT_URL: server.href,
      SMARTPAY_API_URL: `http://127.0.0.1:${smartpay.port}/v1`,
    },
    stdio: ['ignore', logFile, logFile, 'ipc'],
    detached: true,
  })
  const ended = endOf(child)
  killWithUs(child)
  return {
    pid: child.pid ?? 0,
    ready: Promise.race([saysReady(child), ended]),
    ended,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    send: (signal) => void child.kill(signal),
    orders: smartpay,
    close: () => {
      database.close()
      smartpay.close()
    },
  }
}

const living = new Set<ChildProcess>()

process.once('exit', () => {
  for (const one of living) one.kill('SIGKILL')
})

/** One that is stopped would not hear that we are gone. */
function killWithUs(child: ChildProcess): void {
  living.add(child)
  child.once('exit', () => living.delete(child))
}

async function endOf(child: ChildProcess): Promise<string> {
  const [code, signal] = await once(child, 'exit')
  return signal ?? `code ${code}`
}

/** V8 compiles Prisma's WebAssembly only as far as it is needed: half the time of a start. */
export const quickStart = ['--liftoff-only', '--wasm-lazy-compilation', '--max-semi-space-size=32']
