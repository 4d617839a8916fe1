import type { Mode } from './ids.ts'

export type TokenStatus = 'requires_authorization' | 'active' | 'rejected' | 'disabled' | 'deleted'

/** smartpay-api §7.1 */
export type Token = {
  id: string
  object: 'token'
  status: TokenStatus
  reference?: string
  metadata: Record<string, string>
  test: boolean
  createdAt: number
  updatedAt: number
}

/** smartpay-api §6.3; `token` is the id, expanded when answered so. `path` is the checkout's address. */
export type Session = {
  id: string
  object: 'checkoutSession'
  path: string
  token: string
  customerInfo: Record<string, unknown>
  successUrl: string
  cancelUrl: string
  locale: 'ja' | 'en'
  reference?: string
  metadata: Record<string, string>
  test: boolean
  createdAt: number
  updatedAt: number
  idempotencyKey?: string
}

/** The first answer to an idempotency key; repeated for 6 hours (§2.1). */
export type Remembered = {
  scope: string
  bodyHash: string
  status: number
  body: string
  at: number
}

export type State = {
  tokens: Map<string, Token>
  sessions: Map<string, Session>
  remembered: Map<string, Remembered>
}

/** Everything that ever changes is one of these; the journal is a list of them. */
export type Change =
  | { kind: 'token'; token: Token }
  | { kind: 'session'; session: Session }
  | { kind: 'remember'; remembered: Remembered }
  | { kind: 'reset' }

export function emptyState(): State {
  return { tokens: new Map(), sessions: new Map(), remembered: new Map() }
}

export function apply(state: State, change: Change): void {
  if (change.kind === 'token') state.tokens.set(change.token.id, change.token)
  if (change.kind === 'session') state.sessions.set(change.session.id, change.session)
  if (change.kind === 'remember') state.remembered.set(change.remembered.scope, change.remembered)
  if (change.kind === 'reset') for (const map of Object.values(state)) map.clear()
}

/** Deleted tokens, and those of the other mode, do not exist for the caller. */
export function findToken(state: State, id: string, mode: Mode): Token | null {
  const token = state.tokens.get(id)
  return token && token.test === (mode === 'test') && token.status !== 'deleted' ? token : null
}

const moves: Record<string, { from: readonly TokenStatus[]; to: TokenStatus }> = {
  approve: { from: ['requires_authorization'], to: 'active' },
  reject: { from: ['requires_authorization'], to: 'rejected' },
  // A repeat answers 200 and changes nothing (§7.3).
  enable: { from: ['disabled', 'active'], to: 'active' },
  disable: { from: ['active', 'disabled'], to: 'disabled' },
  delete: { from: ['requires_authorization', 'active', 'disabled', 'rejected'], to: 'deleted' },
}

/** The token after the move, or null where Smartpay answers 404. */
export function moveToken(token: Token, move: keyof typeof moves, now: number): Token | null {
  const rule = moves[move]
  if (!rule?.from.includes(token.status)) return null
  return rule.to === token.status ? token : { ...token, status: rule.to, updatedAt: now }
}
