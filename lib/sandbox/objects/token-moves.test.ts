import { describe, expect, test } from 'vitest'
import { type Token, type TokenStatus, tokenStatuses } from './token.ts'
import { moveToken, type TokenMove } from './token-moves.ts'

const moves: TokenMove[] = ['approve', 'reject', 'enable', 'disable', 'delete']

/** Every state and move that is not here is refused. */
const allowed: Record<string, TokenStatus> = {
  'requires_authorization approve': 'active',
  'requires_authorization reject': 'rejected',
  'requires_authorization delete': 'deleted',
  'active enable': 'active',
  'active disable': 'disabled',
  'active delete': 'deleted',
  'rejected delete': 'deleted',
  'disabled enable': 'active',
  'disabled disable': 'disabled',
  'disabled delete': 'deleted',
}

function tokenThatIs(status: TokenStatus): Token {
  const id = 'paytok_test_1'
  const hidden = { session: 'checkout_test_1', shopper: id }
  const times = { createdAt: 1, updatedAt: 1 }
  return { id, object: 'token', status, metadata: {}, test: true, hidden, ...times }
}

describe('moveToken', () => {
  const cases = tokenStatuses.flatMap((status) => moves.map((move) => [status, move] as const))
  test.each(cases)('%s, %s', (status, move) => {
    const moved = moveToken(tokenThatIs(status), move, 2)
    expect(moved?.status ?? null).toBe(allowed[`${status} ${move}`] ?? null)
  })

  test('leaves the time alone when nothing changes', () => {
    expect(moveToken(tokenThatIs('active'), 'enable', 2)?.updatedAt).toBe(1)
    expect(moveToken(tokenThatIs('active'), 'disable', 2)?.updatedAt).toBe(2)
  })
})
