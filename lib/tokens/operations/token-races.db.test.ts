import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { advanceClock } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import type { TokenStatus } from '#lib/states/token.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { activeToken, ask, judge, smartpayIdOf, statusOf } from '#lib/tokens/testing.ts'
import { beginBatch } from './begin-batch.ts'
import { performTokenOperation } from './perform-token-operation.ts'
import { runBatch } from './run-batch.ts'
import { sweepTokenOperations } from './sweep-token-operations.ts'
import { type TokenAction, whyNotOperate } from './token-operation.ts'
import { undoTokenOperation } from './undo-token-operation.ts'

withSmartpay()

const actions: TokenAction[] = ['disable', 'enable', 'delete']
const pairs = actions.flatMap((one) => actions.map((other) => [one, other] as const))

test('200 rounds of two people and the sweep at one token: one effect, one clear message each', async () => {
  const tokenId = await activeToken('rounds')
  const smartpayId = await smartpayIdOf(tokenId)
  let before = await judge(smartpayId)
  for (let round = 0; round < 200; round += 1) {
    const pair = pairs[round % pairs.length] ?? ['disable', 'disable']
    const status = await statusOf(tokenId)
    const answers = await Promise.all(
      pair.map((action, index) => ask(tokenId, action, `person ${index}`)),
    )
    const allowed = pair.filter((action) => whyNotOperate(action, standing(status)) === null)
    const won = answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
    const what = `round ${round}: ${pair.join(' and ')} from ${status}`
    expect(won, what).toHaveLength(allowed.length > 0 ? 1 : 0)
    for (const [index, answer] of answers.entries())
      if (!answer.ok) {
        const own = whyNotOperate(pair[index] ?? 'disable', standing(status))
        expect([own ?? 'another-open', 'another-open'], what).toContain(answer.reason)
      }
    const outcomes = await race(tokenId, won[0], round)
    const after = await judge(smartpayId)
    expect(outcomes.filter((outcome) => outcome !== null).length, what).toBeLessThanOrEqual(1)
    expect(after.calls - before.calls, what).toBe(won.length)
    expect(after.status, what).toBe(await statusOf(tokenId))
    before = { ...after, calls: after.calls + (await takeBack(tokenId, won[0])) }
  }
})

test('A deletion whose window ended happens once, whoever does it', async () => {
  for (let round = 0; round < 8; round += 1) {
    const tokenId = await activeToken(`deleted${round}`)
    const smartpayId = await smartpayIdOf(tokenId)
    const operation = await ask(tokenId, 'delete')
    if (!operation.ok) throw new Error(operation.reason)
    await performTokenOperation(operation.value)
    await advanceClock(25 * 3_600_000)
    const undone = undoTokenOperation(operation.value, 'somebody')
    await Promise.all([
      performTokenOperation(operation.value),
      sweepTokenOperations(),
      sweepTokenOperations(),
    ])
    expect(await undone).toEqual({ ok: false, reason: 'too-late' })
    expect(await statusOf(tokenId)).toBe('deleted')
    expect((await judge(smartpayId)).calls).toBe(2)
  }
})

test('A batch that two run at once asks each token once', async () => {
  const tokenIds = await Promise.all(['b1', 'b2', 'b3', 'b4', 'b5'].map(activeToken))
  const id = await beginBatch({
    tokens: tokenIds.map((id) => ({ id, shown: null })),
    action: 'disable',
    reason: 'compromised',
    note: '',
    staffId: 'somebody',
  })
  if (id === null) throw new Error('Nothing to do')
  await Promise.all([runBatch(id), runBatch(id), sweepTokenOperations()])
  for (const tokenId of tokenIds) {
    expect(await statusOf(tokenId)).toBe('disabled')
    expect((await judge(await smartpayIdOf(tokenId))).calls).toBe(1)
  }
  expect(await db().tokenOperation.count({ where: { batchId: id } })).toBe(5)
})

function standing(status: TokenStatus) {
  return { status, openOperation: false }
}

/** Both people's requests, a look from elsewhere and, in every other round, a sweep that finds it due. */
async function race(tokenId: string, operationId: string | undefined, round: number) {
  if (round % 2 === 0) await advanceClock(61_000)
  const [one, other] = await Promise.all([
    operationId ? performTokenOperation(operationId) : null,
    operationId ? performTokenOperation(operationId) : null,
    settleToken(tokenId, 'sweep'),
    sweepTokenOperations(),
  ])
  return [one, other]
}

/** A deletion is undone, so that the next round has a token; answers how often Smartpay was told. */
async function takeBack(tokenId: string, operationId: string | undefined): Promise<number> {
  const undone = operationId ? await undoTokenOperation(operationId, 'somebody') : null
  if (!undone?.ok || undone.value === null) return 0
  expect(await performTokenOperation(undone.value)).toBe('done')
  expect(await statusOf(tokenId)).toBe('active')
  return 1
}
