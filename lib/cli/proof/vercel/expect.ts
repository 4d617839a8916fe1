import { setTimeout as wait } from 'node:timers/promises'
import { elapsedMs } from '#lib/clock.ts'
import type { Shown } from './browser.ts'

export function expectStatus({ status, url, text }: Shown, wanted: number): void {
  if (status !== wanted)
    throw new Error(`${url} answered ${status}, not ${wanted}: ${text.slice(0, 400)}`)
}

export function expectTrue(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise)
}

const patienceMs = 60_000

/** What an answer leaves behind is done after it. Rejects with the sentence where it is not done within a minute. */
export async function until(holds: () => Promise<boolean>, otherwise: string): Promise<void> {
  const begunMs = elapsedMs()
  while (!(await holds())) {
    if (elapsedMs() - begunMs > patienceMs) throw new Error(otherwise)
    await wait(100)
  }
}
