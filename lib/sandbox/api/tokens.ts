import { moveToken, type TokenMove } from '../objects/token-moves.ts'
import type { Call, Parts } from '../parts.ts'
import type { Token } from '../state/state.ts'
import { noSuchToken, respond } from './answers.ts'
import { belongsTo } from './checkout-sessions.ts'
import { answerOnce } from './idempotency.ts'
import { listPage } from './list.ts'

/** Only active and disabled ones are listed (smartpay-api §7.3). */
export function listTokens(call: Call, { store }: Parts): Response {
  const listed = [...store.state.tokens.values()]
    .filter(belongsTo(call))
    .filter(({ status }) => status === 'active' || status === 'disabled')
  return respond(listPage(call, listed, (token) => token))
}

export function readToken(call: Call, parts: Parts): Response {
  const token = findToken(call, parts)
  return respond(token ? { status: 200, body: token } : noSuchToken)
}

/** Answers nothing but 200, or 204 for a deletion. Whatever body comes (`{}`, `[]`, none) is ignored. */
export function changeToken(call: Call, parts: Parts, move: TokenMove): Promise<Response> {
  return answerOnce(call, parts, () => {
    const token = findToken(call, parts)
    const moved = token && moveToken(token, move, parts.now())
    if (!moved) return noSuchToken
    return {
      status: move === 'delete' ? 204 : 200,
      changes: moved === token ? [] : [{ put: 'tokens', object: moved }],
    }
  })
}

/** A deleted token is gone for merchants, though the ledger still shows it. */
function findToken(call: Call, { store }: Parts): Token | null {
  const token = store.state.tokens.get(call.req.param('id') ?? '')
  return token && belongsTo(call)(token) && token.status !== 'deleted' ? token : null
}
