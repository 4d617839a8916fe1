import { mayDo, type StaffRole } from '#lib/auth/roles.ts'
import type { TokenView } from '#lib/tokens/get-token-view.ts'
import { type TokenAct, tokenActs, whyNotMove } from '#lib/tokens/operations/token-move.ts'

/** What this role may do with a token as it stands. */
export function openActs({ status, openMove }: TokenView, role: StaffRole): TokenAct[] {
  const facts = { status, openMove: openMove !== null }
  return tokenActs.filter((act) => mayDo(role, `token.${act}`) && whyNotMove(act, facts) === null)
}
