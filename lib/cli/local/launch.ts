import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { endWithParentFlags } from './end-with-parent.mjs'
import { root } from './install.mjs'
import { readLogLine } from './log-line.ts'

export type Launched = {
  child: ChildProcess
  /** How it ended: "code 1" or the signal. Never rejects. */
  ended: Promise<string>
  /** The last lines it printed that were not shown. */
  recent: () => string[]
}

type Options = {
  name: string
  /** Arguments of node. */
  args: string[]
  env: Record<string, string>
  talkative?: boolean
}

/** Starts a program. What it prints stands behind its name: warnings and errors, or all of it. */
export function launch({ name, args, env, talkative = false }: Options): Launched {
  const child = spawnProgram(args, env)
  const recent: string[] = []
  const print = (line: string, shown: boolean) => {
    if (line.trim() === '') return
    if (shown) console.log(line.replace(/^/gm, name.padEnd(10)))
    else if (recent.push(line) > 20) recent.shift()
  }
  readLines(child.stdout, (line) => {
    const entry = readLogLine(line)
    print(entry ?? line, talkative || entry !== null)
  })
  readLines(child.stderr, (line) => print(line, true))
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`))
    child.once('error', (error) => resolve(error.message))
  })
  return { child, ended, recent: () => recent }
}

type OneOff = Omit<Options, 'talkative'> & {
  /** Told each line that the program prints. */
  say?: (line: string) => void
  signal?: AbortSignal | undefined
}

/** Runs a program to its end. Rejects with all that it printed when it fails, or when it is called off. */
export async function runOneOff({ say, signal, ...options }: OneOff): Promise<void> {
  signal?.throwIfAborted()
  const lines: string[] = []
  const child = spawnProgram(options.args, options.env)
  for (const stream of [child.stdout, child.stderr])
    readLines(stream, (line) => {
      lines.push(line)
      say?.(line)
    })
  const callOff = () => child.kill('SIGTERM')
  signal?.addEventListener('abort', callOff)
  const code = await new Promise<number | string | null>((resolve) => {
    child.once('close', (status, killed) => resolve(status ?? killed))
    child.once('error', (error) => resolve(error.message))
  })
  signal?.removeEventListener('abort', callOff)
  signal?.throwIfAborted()
  if (code !== 0) throw new Error([`${options.name} failed (${code}):`, ...lines].join('\n'))
}

/** A node process that ends when we do, however we end. */
function spawnProgram(args: string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [...endWithParentFlags(root), ...args], {
    cwd: root,
    env: { NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl-C in a terminal reaches the whole group; our children wait for our word instead.
    detached: true,
  })
}

function readLines(stream: Readable | null, take: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on('line', take)
}
