import { describe, expect, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { advanceClock, redirected } from '#lib/signups/testing.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'
import {
  activeToken,
  ask,
  asked,
  operationStatus,
  smartpayIdOf,
  statusOf,
} from '#lib/tokens/testing.ts'
import { performTokenOperation } from './perform-token-operation.ts'
import { sweepTokenOperations } from './sweep-token-operations.ts'
import { undoTokenOperation } from './undo-token-operation.ts'

withSmartpay()

const day = 24 * 3_600_000

/** Successful calls that changed a token at Smartpay since the ledger was last asked. */
async function changesAtSmartpay(): Promise<string[]> {
  const { requests } = await control('ledger', 'GET')
  return requests
    .filter(
      ({ method, path, status }: { method: string; path: string; status: number }) =>
        /^(PUT|DELETE)$/.test(method) && path.includes('/tokens/') && status < 300,
    )
    .map(
      ({ method, path }: { method: string; path: string }) => `${method} ${path.split('/').at(-1)}`,
    )
}

describe('moving a token', () => {
  test('disables and enables, with who and why', async () => {
    const tokenId = await activeToken('moves')
    const disable = await asked(tokenId, 'disable')
    expect(await performTokenOperation(disable)).toBe('done')
    expect(await statusOf(tokenId)).toBe('disabled')
    expect(await performTokenOperation(disable)).toBe(null)
    expect(await performTokenOperation(await asked(tokenId, 'enable'))).toBe('done')
    expect(await statusOf(tokenId)).toBe('active')
    const audit = await db().auditEntry.findMany({
      where: { subject: tokenId },
      orderBy: { id: 'asc' },
      select: { action: true, outcome: true, actor: true },
    })
    expect(audit.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'token.disable asked',
      'token.disable done',
      'token.enable asked',
      'token.enable done',
    ])
  })

  test('refuses what Smartpay forbids before asking it', async () => {
    const { tokenId } = await redirected('forbidden')
    const before = await changesAtSmartpay()
    expect(await ask(tokenId, 'disable')).toEqual({ ok: false, reason: 'never-agreed' })
    const active = await activeToken('forbidden2')
    expect(await ask(active, 'enable')).toEqual({ ok: false, reason: 'already-active' })
    expect(await ask('tok_none', 'enable')).toEqual({ ok: false, reason: 'unknown-token' })
    expect(await changesAtSmartpay()).toEqual(before)
  })

  test('an old one that is written again leaves the newer one open', async () => {
    const tokenId = await activeToken('newer')
    const old = await asked(tokenId, 'disable')
    await performTokenOperation(old)
    await asked(tokenId, 'enable')
    await db().$executeRaw`update token_operations set status = 'given_up' where id = ${old}`
    expect(await ask(tokenId, 'delete')).toEqual({ ok: false, reason: 'another-open' })
    const open = { tab: 'open', search: '', oldestFirst: false, cursor: null } as const
    const { rows } = await listTokens(open)
    expect(
      rows.map(({ id, operation, operationAction }) => ({ id, operation, operationAction })),
    ).toContainEqual({
      id: tokenId,
      operation: 'intended',
      operationAction: 'enable',
    })
  })

  test('refuses what is not as it was shown', async () => {
    const tokenId = await activeToken('stale')
    const shown = { status: 'active', usedBy: 1 } as const
    expect(await ask(tokenId, 'disable', 'somebody', { ...shown, usedBy: 0 })).toEqual({
      ok: false,
      reason: 'changed',
    })
    expect(await ask(tokenId, 'disable', 'somebody', shown)).toMatchObject({ ok: true })
  })

  test('lets one of two people win', async () => {
    const tokenId = await activeToken('two')
    const answers = await Promise.all([
      ask(tokenId, 'disable', 'one'),
      ask(tokenId, 'disable', 'other'),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'another-open' })
  })
})

describe('a performer that was held up', () => {
  test('sends nothing once half of its lease is over', async () => {
    const tokenId = await activeToken('frozen')
    const operation = await asked(tokenId, 'disable')
    const before = await changesAtSmartpay()
    const started = performance.now()
    const clock = vi.spyOn(performance, 'now').mockReturnValueOnce(started)
    clock.mockReturnValue(started + 31_000)
    expect(await performTokenOperation(operation)).toBe(null)
    clock.mockRestore()
    expect(await changesAtSmartpay()).toEqual(before)
    await advanceClock(61_000)
    await sweepTokenOperations()
    expect(await operationStatus(operation)).toBe('done')
  })

  test('writes nothing over what a later attempt found', async () => {
    const tokenId = await activeToken('overtaken')
    const operation = await asked(tokenId, 'disable')
    await control('faults', 'POST', { kind: 'trickle', delayMs: 1_000, method: 'GET', times: 1 })
    const slow = performTokenOperation(operation)
    await expect.poll(async () => (await changesAtSmartpay()).length).toBeGreaterThan(0)
    await expect.poll(() => operationStatus(operation)).toBe('sending')
    await db().$executeRaw`
      update token_operations set status = 'unknown', attempts = 2, failure = 'later' where id = ${operation}`
    await slow
    expect(await operationStatus(operation)).toBe('unknown: later')
    const audit = await db().auditEntry.findMany({ where: { subject: tokenId } })
    expect(audit.map(({ outcome }) => outcome)).toEqual(['asked'])
  })
})

describe('deleting a token', () => {
  test('disables now and deletes after the undo window', async () => {
    const tokenId = await activeToken('delete')
    const operation = await asked(tokenId, 'delete')
    expect(await performTokenOperation(operation)).toBe('waiting')
    const { rows } = await listTokens({ tab: 'open', search: '', oldestFirst: false, cursor: null })
    expect(rows.find(({ id }) => id === tokenId)).toMatchObject({
      operation: 'waiting',
      operationAction: 'delete',
      operationUntil: expect.any(Date),
    })
    expect(await statusOf(tokenId)).toBe('disabled')
    await sweepTokenOperations()
    expect(await statusOf(tokenId)).toBe('disabled')
    await advanceClock(day + 1000)
    await sweepTokenOperations()
    expect(await statusOf(tokenId)).toBe('deleted')
    expect(await operationStatus(operation)).toBe('done')
  })

  test('is undone while the window is open, and not after', async () => {
    const tokenId = await activeToken('undo')
    const operation = await asked(tokenId, 'delete')
    await performTokenOperation(operation)
    const undone = await undoTokenOperation(operation, 'somebody')
    if (!undone.ok) throw new Error('Not undone')
    // Whoever dies here leaves the rest to the sweep.
    await advanceClock(61_000)
    await sweepTokenOperations()
    expect(await statusOf(tokenId)).toBe('active')
    expect(await undoTokenOperation(operation, 'somebody')).toEqual({
      ok: false,
      reason: 'too-late',
    })
    await advanceClock(2 * day)
    await sweepTokenOperations()
    expect(await statusOf(tokenId)).toBe('active')
  })
})

describe('a deletion that began with an outage', () => {
  const outage = [
    { kind: 'status', status: 503, method: 'PUT', times: 9 },
    { kind: 'status', status: 503, method: 'GET', times: 9 },
  ]

  async function askedInOutage(browser: string) {
    const tokenId = await activeToken(browser)
    for (const fault of outage) await control('faults', 'POST', fault)
    const operation = await asked(tokenId, 'delete')
    expect(await performTokenOperation(operation)).toBe('unknown')
    await control('faults', 'DELETE')
    return { tokenId, operation }
  }

  test('still disables first, and its window begins then', async () => {
    const { tokenId, operation } = await askedInOutage('late')
    await advanceClock(2 * day)
    await sweepTokenOperations()
    expect(await statusOf(tokenId)).toBe('disabled')
    expect(await operationStatus(operation)).toBe('waiting')
    await advanceClock(day - 60_000)
    await sweepTokenOperations()
    expect(await statusOf(tokenId)).toBe('disabled')
    await advanceClock(120_000)
    await sweepTokenOperations()
    expect(await statusOf(tokenId)).toBe('deleted')
  })

  test('can be taken back before anybody knows what became of it', async () => {
    const { tokenId, operation } = await askedInOutage('takenback')
    const undone = await undoTokenOperation(operation, 'somebody')
    if (!undone.ok || undone.value === null) throw new Error('Nothing to enable')
    expect(await performTokenOperation(undone.value)).toBe('done')
    await advanceClock(2 * day)
    await sweepTokenOperations()
    expect(await statusOf(tokenId)).toBe('active')
  })
})

describe('an outcome that nobody knows', () => {
  const lost = { kind: 'commit-then-reset', method: 'PUT', times: 1 }
  test.each([
    ['a lost answer', [lost]],
    ['a lost answer, then silence', [lost, { kind: 'reset', method: 'GET', times: 2 }]],
    ['an outage', [{ kind: 'status', status: 503, method: 'PUT', times: 1 }]],
    ['an error page', [{ kind: 'html', method: 'PUT', times: 1 }]],
  ])('%s is settled by the sweep', async (name, faults) => {
    const tokenId = await activeToken(name.replaceAll(/\W/g, ''))
    const operation = await asked(tokenId, 'disable')
    for (const fault of faults) await control('faults', 'POST', fault)
    await performTokenOperation(operation)
    await advanceClock(10 * 60_000)
    await sweepTokenOperations()
    expect(await statusOf(tokenId)).toBe('disabled')
    expect(await operationStatus(operation)).toBe('done')
  })

  test('is given up in the end, and not called a refusal', async () => {
    const tokenId = await activeToken('givenup')
    const operation = await asked(tokenId, 'disable')
    await db().$executeRaw`update token_operations set attempts = 26 where id = ${operation}`
    await control('faults', 'POST', { kind: 'status', status: 503, method: 'PUT', times: 9 })
    await control('faults', 'POST', { kind: 'status', status: 503, method: 'GET', times: 9 })
    expect(await performTokenOperation(operation)).toBe('given_up')
    await control('faults', 'DELETE')
    const [last] = await db().auditEntry.findMany({
      where: { subject: tokenId },
      orderBy: { id: 'desc' },
    })
    expect(last).toMatchObject({ action: 'token.disable', outcome: 'unknown' })
  })

  test('one that breaks each time after it was claimed is given up in the end', async () => {
    const tokenId = await activeToken('unsealable')
    const operation = await asked(tokenId, 'disable')
    await db().$executeRaw`update tokens set sealed_id = 'broken' where id = ${tokenId}`
    await expect(performTokenOperation(operation)).rejects.toThrow()
    await db().$executeRaw`update token_operations set attempts = 26 where id = ${operation}`
    await advanceClock(61_000)
    expect(await sweepTokenOperations()).toMatchObject({ performed: 0, failed: 1 })
    await advanceClock(61_000)
    expect(await sweepTokenOperations()).toMatchObject({ performed: 1, failed: 0 })
    expect(await operationStatus(operation)).toBe('given_up: failed')
    expect(await sweepTokenOperations()).toMatchObject({ performed: 0, failed: 0 })
  })

  test('a sender that died is followed by the sweep', async () => {
    const tokenId = await activeToken('died')
    const operation = await asked(tokenId, 'disable')
    await db()
      .$executeRaw`update token_operations set status = 'sending', attempts = 1 where id = ${operation}`
    await advanceClock(61_000)
    await sweepTokenOperations()
    expect(await operationStatus(operation)).toBe('done')
  })
})

describe('an operation that Smartpay answers without doing it', () => {
  const none = { kind: 'status', status: 404, errorCode: 'token.not-found', times: 1_000 }
  test.each([
    ['a token that it does not know', (path: string) => [{ ...none, path }]],
    [
      'an answer that nobody can read',
      (path: string) => [{ kind: 'bad-json', times: 1_000, path }],
    ],
  ])('%s holds nobody else up', async (name, faultsOf) => {
    const others = Array.from({ length: 8 }, (_, index) => `${name.replaceAll(/\W/g, '')}${index}`)
    const tokenIds = await Promise.all(others.map(activeToken))
    const moves = await Promise.all(tokenIds.map((id) => asked(id, 'disable')))
    const [bad = ''] = tokenIds
    await advanceClock(61_000)
    await db().$executeRaw`
      update token_operations set next_try_at = next_try_at - interval '1 minute' where id = ${moves[0]}`
    for (const fault of faultsOf(`/tokens/${await smartpayIdOf(bad)}`))
      await control('faults', 'POST', fault)
    expect(await sweepTokenOperations()).toMatchObject({ failed: 0, end: 'empty' })
    expect(await Promise.all(moves.slice(1).map(operationStatus))).toEqual(Array(7).fill('done'))
    expect(await operationStatus(moves[0] ?? '')).toMatch(/^unknown/)
  })
})
