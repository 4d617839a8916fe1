import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/**
 * When a process began, in the machine's own words; null when it is gone. Numbers of processes are
 * used again, and only number and beginning together name one.
 * @param {number} pid @returns {string | null}
 */
export function processStartTime(pid) {
  return existsSync('/proc/self/stat') ? startTimeOnLinux(pid) : startTimeByPs(pid)
}

/** @param {number} pid */
function startTimeOnLinux(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold anything; state and times follow it.
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? null : (rest[18] ?? null)
  } catch {
    return null
  }
}

/** @param {number} pid */
function startTimeByPs(pid) {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', `${pid}`], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}
