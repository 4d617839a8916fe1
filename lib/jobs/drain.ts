import { chargeDue } from '#lib/charging/charge-due.ts'
import { onJobConnections } from '#lib/db/client.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { processEvents } from '#lib/events/process-events.ts'
import { log } from '#lib/log.ts'
import { budgetOf } from '#lib/queue/budget.ts'
import { sendDueRefunds } from '#lib/refunds/send-due-refunds.ts'
import { sweepTokenOperations } from '#lib/tokens/operations/sweep-token-operations.ts'
import type { JobName } from './registry.ts'

/** It runs after an answer, within what a request may take; the jobs do the rest. */
const budgetMs = 20_000
const operationsMs = 10_000

/**
 * Works off events, mails and due token operations right after an answer that may have caused them: a token that
 * somebody wants disabled does not wait for the daily call. One drain runs in a process at a
 * time, and once more if something came meanwhile; the jobs finish what a process that ends leaves.
 */
export const drain = oneAtATime(async () => {
  await attempt('events', () => processEvents(budgetOf(budgetMs)))
  await attempt('charge', () => chargeDue(budgetOf(budgetMs)))
  await attempt('refunds', () => sendDueRefunds(budgetOf(operationsMs)))
  await attempt('emails', () => sendEmails(budgetOf(budgetMs)))
  await attempt('token-operations', () => sweepTokenOperations(budgetOf(operationsMs)))
})

/** Whenever it is called, `work` runs once more from the start afterwards; never twice at once. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let askedAgain = false
  async function run(): Promise<void> {
    while (askedAgain) {
      askedAgain = false
      await work()
    }
    // In the same breath as the last look: a call that comes after it begins a new run.
    running = null
  }
  return () => {
    askedAgain = true
    running ??= run()
    return running
  }
}

async function attempt(job: JobName, work: () => Promise<unknown>): Promise<void> {
  try {
    await onJobConnections(work)
  } catch (error) {
    log('error', 'drain failed', { job, error })
  }
}
