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

/** Seconds that a process itself has spent working, not waiting. Linux only. */
export function workedSeconds(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // After the name in brackets: the 12th and 13th are user and system time, in hundredths.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}
