import { existsSync } from 'node:fs'
import { link, readFile, rename, rm, stat } from 'node:fs/promises'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { endOrphans, exists, isServerOf } from './embedded-processes.ts'

/** As PostgreSQL keeps it in `postmaster.pid`. */
type ServerState = { pid: number; port: number; ready: boolean }

const longestRecoverySeconds = 60

/**
 * The port of the server that runs on this data folder, once it takes connections; null without one.
 * Asking is the only proof: a server that was just killed still looks ready for a moment.
 */
export async function runningPort(
  data: string,
  accepts: (port: number) => Promise<boolean>,
): Promise<number | null> {
  for (let tries = 0; tries < longestRecoverySeconds * 20; tries += 1) {
    const state = await liveState(data)
    if (state === null) return null
    if (state.ready && (await accepts(state.port))) return state.port
    // It recovers from a crash, or is about to end.
    await wait(50)
  }
  throw new Error(
    `The PostgreSQL of ${data} does not become ready: end its process and start again.`,
  )
}

export async function isRunning(data: string): Promise<boolean> {
  return (await liveState(data)) !== null
}

async function liveState(data: string): Promise<ServerState | null> {
  const state = await readState(pidFileOf(data))
  return state && isServerOf(state.pid, data) ? state : null
}

/** Lines 1, 4 and 8 are the process, its port and how it is. */
export function parseState(text: string): ServerState | null {
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/**
 * After a kill: what the server left running is ended first, because nothing but its pid file keeps a
 * new server away from that. Then the file goes if it would keep PostgreSQL from starting.
 */
export async function repairAfterKill(data: string): Promise<void> {
  const file = pidFileOf(data)
  if (!existsSync(file)) return
  await endOrphans(data)
  if (!(await isStale(file, data))) return
  const away = `${file}.${process.pid}`
  try {
    await rename(file, away)
  } catch {
    return
  }
  // If another starter was quicker, it is its file that we hold.
  if (!(await isStale(away, data))) await link(away, file).catch(() => undefined)
  await rm(away, { force: true })
}

/**
 * Empty, or with the number of another process, or of one that ended and that nobody has taken note of,
 * as in a container without init. PostgreSQL itself copes with a number that is free.
 */
async function isStale(file: string, data: string): Promise<boolean> {
  const state = await readState(file)
  if (state) return exists(state.pid) && !isServerOf(state.pid, data)
  return isEmpty(file)
}

/** A server that starts fills its file at once, so one that stays empty is nobody's. */
async function isEmpty(file: string): Promise<boolean> {
  const size = async () => (await stat(file).catch(() => null))?.size
  if ((await size()) !== 0) return false
  await wait(100)
  return (await size()) === 0
}

async function readState(file: string): Promise<ServerState | null> {
  return parseState(await readFile(file, 'utf8').catch(() => ''))
}

function pidFileOf(data: string): string {
  return path.join(data, 'postmaster.pid')
}

/** A port nobody listens on: the wanted one if it is free, else any. */
export async function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', (error) => (wanted === 0 ? reject(error) : resolve(freePort())))
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
