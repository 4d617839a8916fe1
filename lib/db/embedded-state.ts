import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import net from 'node:net'
import path from 'node:path'

/** The port of a server that already runs on this data folder, or null. */
export function runningPort(dataFolder: string): number | null {
  const pid = postmasterPid(dataFolder)
  if (pid === null || !isOurs(pid, dataFolder)) return null
  const port = Number(readLines(dataFolder)[3])
  return Number.isInteger(port) && port > 0 ? port : null
}

/** A pid file whose process is somebody else's by now would keep PostgreSQL from starting. */
export async function removeStalePid(dataFolder: string): Promise<void> {
  const pid = postmasterPid(dataFolder)
  if (pid !== null && !isOurs(pid, dataFolder))
    await rm(path.join(dataFolder, 'postmaster.pid'), { force: true })
}

function postmasterPid(dataFolder: string): number | null {
  const pid = Number(readLines(dataFolder)[0])
  return Number.isInteger(pid) && pid > 0 ? pid : null
}

function readLines(dataFolder: string): string[] {
  const file = path.join(dataFolder, 'postmaster.pid')
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
}

function isOurs(pid: number, dataFolder: string): boolean {
  try {
    const args = execFileSync('ps', ['-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' })
    return args.includes(dataFolder)
  } catch {
    return false
  }
}

/** A port nobody listens on: the wanted one if it is free, else any. */
export async function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', () =>
      wanted === 0 ? reject(new Error('No free port')) : resolve(freePort()),
    )
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
