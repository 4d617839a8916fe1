import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from './install.mjs'

export type Program = {
  name: string
  /** Arguments of node. */
  args: string[]
  env: Record<string, string>
  /** Resolves once the program serves; the supervisor stops waiting when it dies. */
  ready: (child: ChildProcess) => Promise<void>
}

const patienceMs = 20_000
const mostRestarts = 3

/** Starts programs in order, restarts one that dies, stops all of them; prefixes what they print. */
export class Supervisor {
  readonly #running = new Map<string, ChildProcess>()
  readonly #quiet: boolean
  #stopping = false
  /** Called with a sentence when a program cannot be kept alive. */
  onGiveUp: (sentence: string) => void = () => undefined

  constructor(options: { quiet: boolean }) {
    this.#quiet = options.quiet
  }

  get pids(): number[] {
    return [...this.#running.values()].flatMap(({ pid }) => pid ?? [])
  }

  async start(program: Program): Promise<void> {
    const child = this.#spawn(program)
    const died = once(child, 'exit').then(([code]) => {
      throw new Error(
        `${program.name} ended before it was ready (code ${code}); its reason stands above`,
      )
    })
    await Promise.race([program.ready(child), died])
    died.catch(() => undefined)
    this.#keepAlive(program, child, 0)
  }

  async stop(): Promise<void> {
    this.#stopping = true
    await Promise.all([...this.#running.values()].map(end))
  }

  #spawn({ name, args, env }: Program): ChildProcess {
    const leash = path.join(root, 'lib/cli/leash.mjs')
    const child = spawn(process.execPath, ['--import', leash, ...args], {
      cwd: root,
      env: { NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Ctrl-C in a terminal reaches the whole group; our children wait for our word instead.
      detached: true,
    })
    this.#running.set(name, child)
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      const show = !this.#quiet || stream === child.stderr
      const print = (line: string) => show && line !== '' && console.log(`${name.padEnd(8)}${line}`)
      createInterface({ input: stream }).on('line', print)
    }
    return child
  }

  #keepAlive(program: Program, child: ChildProcess, restarts: number): void {
    child.once('exit', async (code) => {
      if (this.#stopping) return
      if (restarts >= mostRestarts)
        return this.onGiveUp(`${program.name} ended ${restarts + 1} times`)
      console.log(`${program.name} ended (code ${code}); starting it again`)
      await wait(1_000 * 2 ** restarts)
      if (!this.#stopping) this.#keepAlive(program, this.#spawn(program), restarts + 1)
    })
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  await exited
  clearTimeout(timer)
}

/** Ready when the child says so over its channel. */
export async function saysReady(child: ChildProcess): Promise<void> {
  for (;;) {
    const [message] = await once(child, 'message')
    if (message && typeof message === 'object' && 'ready' in message) return
  }
}

/** Ready when the address answers 200. */
export function answers(url: string): (child: ChildProcess) => Promise<void> {
  return async (child) => {
    while (child.exitCode === null) {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
      if (answer?.ok) return
      await wait(100)
    }
  }
}
