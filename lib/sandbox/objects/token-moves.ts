import type { Token, TokenStatus } from '../state/state.ts'

/**
 * smartpay-api §7.3. The shopper approves and rejects, the merchant does the rest. Enabling what is
 * active and disabling what is disabled changes nothing; deleting also works before the shopper agreed.
 */
const moves = {
  approve: { from: ['requires_authorization'], to: 'active' },
  reject: { from: ['requires_authorization'], to: 'rejected' },
  enable: { from: ['active', 'disabled'], to: 'active' },
  disable: { from: ['active', 'disabled'], to: 'disabled' },
  delete: { from: ['requires_authorization', 'active', 'rejected', 'disabled'], to: 'deleted' },
} as const satisfies Record<string, { from: readonly TokenStatus[]; to: TokenStatus }>

export type TokenMove = keyof typeof moves

/** The token after the move, the same one when nothing changes, null where the move is not possible. */
export function moveToken(token: Token, move: TokenMove, now: number): Token | null {
  const from: readonly TokenStatus[] = moves[move].from
  const { to } = moves[move]
  if (!from.includes(token.status)) return null
  return token.status === to ? token : { ...token, status: to, updatedAt: now }
}
