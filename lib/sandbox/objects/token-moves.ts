import type { Announcement } from '../webhooks/event.ts'
import { plainToken, type Token, type TokenStatus } from './token.ts'

/**
 * smartpay-api §7.3. The shopper approves and rejects, the merchant does the rest. Enabling what is
 * active and disabling what is disabled changes nothing; deleting also works before the shopper agreed.
 */
const moves = {
  approve: { from: ['requires_authorization'], to: 'active', event: 'token.approved' },
  reject: { from: ['requires_authorization'], to: 'rejected', event: 'token.rejected' },
  enable: { from: ['active', 'disabled'], to: 'active', event: 'token.enabled' },
  disable: { from: ['active', 'disabled'], to: 'disabled', event: 'token.disabled' },
  delete: {
    from: ['requires_authorization', 'active', 'rejected', 'disabled'],
    to: 'deleted',
    event: 'token.deleted',
  },
} as const satisfies Record<
  string,
  { from: readonly TokenStatus[]; to: TokenStatus; event: Announcement['type'] }
>

export type TokenMove = keyof typeof moves

/** The token after the move, the same one when nothing changes, null where the move is not possible. */
export function moveToken(token: Token, move: TokenMove, now: number): Token | null {
  const from: readonly TokenStatus[] = moves[move].from
  const { to } = moves[move]
  if (!from.includes(token.status)) return null
  return token.status === to ? token : { ...token, status: to, updatedAt: now }
}

/** What endpoints are told of a move that changed something (smartpay-api §12.6). */
export function tokenMoved(move: TokenMove, token: Token): Announcement {
  return { type: moves[move].event, data: plainToken(token) }
}
