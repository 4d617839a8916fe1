import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { holderOf, releaseLock, takeLock } from './lock.mjs'
import { processStartTime } from './process-start-time.mjs'

type Process = { pid: number; startTime: string | null }

/** What a run writes about itself: for the next one, which mends what a kill left, and for doctor. */
type RunFile = { pid: number; children: Process[]; environment: Record<string, string> }

/** Makes the folder this run's alone, and ends what a killed one left. Throws when another run has it. */
export async function takeOver(dataDir: string): Promise<void> {
  const holder = takeLock(lockOf(dataDir))
  if (holder !== null)
    throw new Error(
      `A run with ${dataDir} is already going, process ${holder}: end it, or give this one its own DATA_DIR, PORT and SANDBOX_PORT`,
    )
  const before = readRunFile(dataDir)
  await Promise.all((before?.children ?? []).map(end))
  rmSync(fileOf(dataDir), { force: true })
}

export function writeRunFile(
  dataDir: string,
  pids: number[],
  environment: Record<string, string>,
): void {
  const children = pids.map((pid) => ({ pid, startTime: processStartTime(pid) }))
  const content: RunFile = { pid: process.pid, children, environment }
  const file = fileOf(dataDir)
  writeFileSync(`${file}.new`, JSON.stringify(content), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

export function giveBack(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true })
  releaseLock(lockOf(dataDir))
}

/** The process whose run is going in the folder, or null. */
export function holderOfRun(dataDir: string): number | null {
  return holderOf(lockOf(dataDir))
}

/** The environment of the run that is going in the folder, or null; it has none while it starts. */
export function environmentOfRunning(dataDir: string): Record<string, string> | null {
  const environment = readRunFile(dataDir)?.environment
  return holderOf(lockOf(dataDir)) !== null && environment?.DATABASE_URL ? environment : null
}

/** Why a command without settings of its own finds none. */
export function noSettingsIn(dataDir: string): string {
  const run =
    holderOfRun(dataDir) === null
      ? `nothing runs in ${dataDir}`
      : `the run in ${dataDir} is still starting`
  return `there are none in the environment or in .env, and ${run}`
}

function readRunFile(dataDir: string): RunFile | null {
  try {
    return existsSync(fileOf(dataDir)) ? JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) : null
  } catch {
    return null
  }
}

function fileOf(dataDir: string): string {
  return path.join(dataDir, 'run.json')
}

function lockOf(dataDir: string): string {
  return path.join(dataDir, 'run.lock')
}

/** Children end by themselves when their supervisor dies; this waits, and insists after 10 seconds. */
async function end(child: Process): Promise<void> {
  const isOurs = () => child.startTime !== null && processStartTime(child.pid) === child.startTime
  for (let tries = 0; isOurs(); tries += 1) {
    if (tries % 10 === 0) signal(child.pid, tries < 40 ? 'SIGTERM' : 'SIGKILL')
    await wait(250)
  }
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has just ended by itself.
  }
}
