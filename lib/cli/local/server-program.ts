import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import path from 'node:path'
import { runAs } from '#lib/db/embedded-user.ts'

type Options = {
  name: string
  /** Its own: it runs here, as this folder's owner where we are root, and what it prints goes into a file of its name. */
  folder: string
  /** The program and its arguments. */
  line: string[]
}

/** A server out of one of the machine's packages. */
export type ServerProgram = {
  /** How it ended: "code 1" or the signal. Never rejects. */
  ended: Promise<string>
  isAlive(): boolean
  send(signal: 'SIGKILL' | 'SIGTERM'): void
}

const environment = {
  NODE_ENV: 'production',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
} as const

/** Starts it never as root and with nothing of our environment. On Linux it ends when we do, however we end. */
export function startServerProgram({ name, folder, line }: Options): ServerProgram {
  const log = openSync(path.join(folder, `${name}.log`), 'a')
  const [program = '', ...args] = [...prefixIn(folder), ...line]
  const child = spawn(program, args, {
    cwd: folder,
    env: environment,
    stdio: ['ignore', log, log],
    // Ctrl-C in a terminal reaches the whole group; it waits for our word instead.
    detached: true,
  })
  closeSync(log)
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`))
    child.once('error', (error) => resolve(error.message))
  })
  return {
    ended,
    isAlive: () => child.pid !== undefined && child.exitCode === null && child.signalCode === null,
    send: (signal) => void child.kill(signal),
  }
}

function prefixIn(folder: string): string[] {
  const prefix = runAs(folder)?.prefix ?? []
  if (process.platform !== 'linux') return prefix
  return [...(prefix.length > 0 ? prefix : ['setpriv']), '--pdeathsig', 'TERM']
}
