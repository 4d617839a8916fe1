import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** What a process was called with, in one line; null when there is none. Slim images have no `ps`. */
export function commandOf(pid: number): string | null {
  try {
    const line =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        : execFileSync('ps', ['-ww', '-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' })
    return line.trim() || null
  } catch {
    return null
  }
}

/** Also true of a process that has ended while its parent has not looked. */
export function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether the process is the server of this data folder, and not of one that is called nearly alike. */
export function isServerOf(pid: number, data: string): boolean {
  return `${commandOf(pid) ?? ''} `.includes(` -D ${data} `)
}

/**
 * Ends what a killed server left behind: a busy child lives on and keeps the next server from
 * starting. Children of a server that lives are not touched. Linux only, elsewhere nothing is found.
 */
export async function endOrphans(data: string): Promise<void> {
  for (;;) {
    const orphans = childrenIn(data)
    if (orphans.length === 0) return
    for (const pid of orphans) kill(pid)
    await wait(20)
  }
}

function childrenIn(data: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 1 && worksIn(pid, data))
    .filter((pid) => commandOf(pid)?.startsWith('postgres:') && !isServerOf(parentOf(pid), data))
}

function worksIn(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data
  } catch {
    return false
  }
}

function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return 0
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has just ended by itself.
  }
}
