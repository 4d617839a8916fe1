import { mayDo, type StaffRole } from '#lib/auth/roles.ts'
import type { TokenView } from '#lib/tokens/get-token-view.ts'
import { type TokenAct, tokenActs, whyNotOperate } from '#lib/tokens/operations/token-operation.ts'

/** What this role may do with a token as it stands. */
export function openActs({ status, openOperation }: TokenView, role: StaffRole): TokenAct[] {
  const facts = { status, openOperation: openOperation !== null }
  return tokenActs.filter(
    (act) => mayDo(role, `token.${act}`) && whyNotOperate(act, facts) === null,
  )
}
