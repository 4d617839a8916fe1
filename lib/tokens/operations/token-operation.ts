import { type TokenStatus, tokenStatuses } from '#lib/states/token.ts'

export const tokenActions = ['disable', 'enable', 'delete'] as const
export type TokenAction = (typeof tokenActions)[number]

export const operationReasons = [
  'compromised',
  'asked-by-customer',
  'no-longer-needed',
  'cleared',
  'mistake',
  'other',
] as const
export type OperationReason = (typeof operationReasons)[number]

/** Which of them somebody may give for what. */
export function reasonsFor(action: TokenAction): OperationReason[] {
  const never = action === 'enable' ? ['compromised', 'no-longer-needed'] : ['cleared']
  return operationReasons.filter((reason) => !never.includes(reason))
}

/** Where a token stands once Smartpay has done it. */
export const targetOf: Record<TokenAction, TokenStatus> = {
  disable: 'disabled',
  enable: 'active',
  delete: 'deleted',
}

/** Why a move is refused before Smartpay is asked; each has a sentence for the staff. */
export type OperationRefusal =
  | 'never-agreed'
  | 'rejected'
  | 'deleted'
  | 'already-disabled'
  | 'already-active'
  | 'another-open'
  | 'changed'
  | 'other-mode'

/** What the page said of a token before somebody decided. */
export type ShownToken = { status: TokenStatus; usedBy: number }

/** As a field of a form holds it. */
export function writeShown({ status, usedBy }: ShownToken): string {
  return `${status}.${usedBy}`
}

/** Null for what no form of ours has written. */
export function readShown(field: string): ShownToken | null {
  const [word, count] = field.split('.')
  const status = tokenStatuses.find((one) => one === word)
  return status && /^\d{1,9}$/.test(count ?? '') ? { status, usedBy: Number(count) } : null
}

/**
 * What Smartpay allows (smartpay-api §7.3): disabling an active token, enabling a disabled one, deleting
 * either. Null: allowed. One move of a token is open at a time.
 */
export function whyNotOperate(
  action: TokenAction,
  { status, openOperation }: { status: TokenStatus; openOperation: boolean },
): Exclude<OperationRefusal, 'changed' | 'other-mode'> | null {
  if (openOperation) return 'another-open'
  if (status === 'requires_authorization') return 'never-agreed'
  if (status === 'rejected' || status === 'deleted') return status
  if (action === 'disable' && status === 'disabled') return 'already-disabled'
  if (action === 'enable' && status === 'active') return 'already-active'
  return null
}

/**
 * Waits between looks at a move whose outcome nobody knows: half a minute, five minutes, then hourly for a
 * day. Null: it is given up and a person looks. @param attempts so far
 */
export function nextOperationTryInMs(attempts: number): number | null {
  if (attempts > 26) return null
  return [30_000, 300_000][attempts - 1] ?? 3_600_000
}
