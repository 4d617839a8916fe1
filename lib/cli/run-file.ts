import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { LocalRun } from './local-run.ts'

/** What a run writes about itself, so that the next one can mend what a kill left behind. */
type RunFile = { pid: number; children: number[]; environment: Record<string, string> }

/** Throws when the run of this folder is alive; ends children that a killed one left. */
export async function takeOver(run: LocalRun): Promise<void> {
  const before = readRunFile(run.dataDir)
  if (!before) return
  if (before.pid !== process.pid && isOurs(before.pid))
    throw new Error(
      `A run with this folder (${run.dataDir}) is already going, process ${before.pid}. End it, or set DATA_DIR, PORT and SANDBOX_PORT for a second one.`,
    )
  for (const pid of before.children) await end(pid)
}

export function writeRunFile(
  run: LocalRun,
  children: number[],
  environment: Record<string, string>,
): void {
  const content: RunFile = { pid: process.pid, children, environment }
  writeFileSync(fileOf(run.dataDir), JSON.stringify(content), { mode: 0o600 })
}

export function removeRunFile(run: LocalRun): void {
  rmSync(fileOf(run.dataDir), { force: true })
}

export function readRunFile(dataDir: string): RunFile | null {
  const file = fileOf(dataDir)
  if (!existsSync(file)) return null
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function fileOf(dataDir: string): string {
  return path.join(dataDir, 'run.json')
}

/** A pid may be somebody else's by now: only a process of this project counts. */
function isOurs(pid: number): boolean {
  try {
    const args = execFileSync('ps', ['-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' })
    return /lib\/cli\/(start|leash)\.mjs/.test(args)
  } catch {
    return false
  }
}

/** Children end by themselves when their supervisor dies; this waits, and insists after 10 seconds. */
async function end(pid: number): Promise<void> {
  for (let tries = 0; isOurs(pid); tries += 1) {
    process.kill(pid, tries < 40 ? 'SIGTERM' : 'SIGKILL')
    await wait(250)
  }
}
