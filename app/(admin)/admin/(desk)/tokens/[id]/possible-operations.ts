import { mayDo, type StaffRole } from '#lib/auth/roles.ts'
import type { TokenView } from '#lib/tokens/get-token-view.ts'
import {
  type TokenAction,
  tokenActions,
  whyNotOperate,
} from '#lib/tokens/operations/token-operation.ts'

/** What this role may do with a token as it stands. */
export function possibleOperations(
  { status, openOperation }: TokenView,
  role: StaffRole,
): TokenAction[] {
  const facts = { status, openOperation: openOperation !== null }
  return tokenActions.filter(
    (action) => mayDo(role, `token.${action}`) && whyNotOperate(action, facts) === null,
  )
}
