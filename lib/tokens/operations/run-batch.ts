import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { performOperations } from './sweep-token-operations.ts'

/**
 * Writes the intent for each token of a batch, then does it, some at a time, and what is due of it again.
 * Whoever dies or meets a silent Smartpay leaves the rest to the batch's page and to the job; any number may run at once.
 */
export async function runBatch(batchId: string, budget: Budget = unlimited): Promise<void> {
  await performOperations(batchId, budget)
}
