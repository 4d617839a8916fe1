import type { Common } from './common.ts'

/** smartpay-api §7.2 */
export const tokenStatuses = [
  'requires_authorization',
  'active',
  'rejected',
  'disabled',
  'deleted',
] as const
export type TokenStatus = (typeof tokenStatuses)[number]

/** smartpay-api §7.1: nothing of the shopper's is shown of it. */
export type Token = Common & { object: 'token'; status: TokenStatus; hidden: TokenHidden }

/** What the API never shows. Tokens of one mail address belong to one shopper. */
type TokenHidden = { session: string; shopper: string; emailAddress?: string | undefined }

export function plainToken(token: Token) {
  return { ...token, hidden: undefined }
}
