import { attempt } from '#app/_request/attempt.ts'
import { performTokenOperation } from '#lib/tokens/operations/perform-token-operation.ts'

/** What was asked for is kept by now: whatever breaks here, the sweep goes on with it. */
export async function perform(operationId: string) {
  const moved = await attempt(() => performTokenOperation(operationId))
  return moved === 'error' ? 'unknown' : (moved ?? 'busy')
}
