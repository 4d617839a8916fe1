/** smartpay-api §7.2 */
export const tokenStatuses = [
  'requires_authorization',
  'active',
  'rejected',
  'disabled',
  'deleted',
] as const
export type TokenStatus = (typeof tokenStatuses)[number]

type Common = {
  id: string
  reference?: string
  metadata: Record<string, string>
  test: boolean
  /** Milliseconds since 1970, like all times here. */
  createdAt: number
  updatedAt: number
}

/** smartpay-api §7.1: nothing of the shopper's is in it. */
export type Token = Common & { object: 'token'; status: TokenStatus }

/** smartpay-api §6.3. `path` is the checkout's address below our origin; `token` is the token's id. */
export type Session = Common & {
  object: 'checkoutSession'
  mode: 'token'
  path: string
  token: string
  customerInfo: CustomerInfo
  successUrl: string
  cancelUrl: string
  locale?: 'ja' | 'en'
  idempotencyKey?: string
}

/** smartpay-api §3.2, what a checkout shows of it. */
export type CustomerInfo = {
  emailAddress?: string | undefined
  firstName?: string | undefined
  lastName?: string | undefined
  firstNameKana?: string | undefined
  lastNameKana?: string | undefined
  phoneNumber?: string | undefined
  dateOfBirth?: string | undefined
  legalGender?: 'male' | 'female' | undefined
  address?: Record<string, string | undefined> | undefined
}

/** The first answer to an idempotency key; its id is a hash of all that it counts for. */
export type Remembered = {
  id: string
  bodyHash: string
  status: number
  body: string | null
  at: number
}

type Kinds = { tokens: Token; sessions: Session; remembered: Remembered }

export type State = { [Kind in keyof Kinds]: Map<string, Kinds[Kind]> }

/** Everything that ever changes is one of these; the journal is a list of them. */
export type Change =
  | { [Kind in keyof Kinds]: { put: Kind; object: Kinds[Kind] } }[keyof Kinds]
  | { reset: true }

export function emptyState(): State {
  return { tokens: new Map(), sessions: new Map(), remembered: new Map() }
}

export function apply(state: State, change: Change): void {
  if ('reset' in change) for (const kept of Object.values(state)) kept.clear()
  else (state[change.put] as Map<string, unknown>).set(change.object.id, change.object)
}

/** The changes that lead from nothing to this state. */
export function changesTo(state: State): Change[] {
  return Object.entries(state).flatMap(([put, kept]) =>
    [...kept.values()].map((object) => ({ put, object }) as Change),
  )
}
