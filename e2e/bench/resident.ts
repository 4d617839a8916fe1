import { readdirSync, readFileSync } from 'node:fs'

/** Megabytes of memory that a process, and those that it started, really take. Linux only. */
export function residentMb(pid: number): number {
  const family = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ name, text: statusOf(name) }))
    .filter(
      ({ name, text }) => name === `${pid}` || new RegExp(`^PPid:\\s+${pid}$`, 'm').test(text),
    )
  const kilobytes = family.map(({ text }) => Number(/^VmRSS:\s+(\d+)/m.exec(text)?.[1] ?? 0))
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1_024
}

function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}
