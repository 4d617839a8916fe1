import { plainToken, type Token } from '../objects/token.ts'
import { moveToken, type TokenMove, tokenMoved } from '../objects/token-moves.ts'
import type { Parts } from '../parts.ts'
import type { Shelf } from '../state/shelf.ts'
import { settingsOf } from '../state/state.ts'
import { type Answer, noSuchToken } from './answers.ts'
import { belongsTo, type Call } from './call.ts'
import { listPage } from './list.ts'

/** Only active and disabled ones are listed (smartpay-api §7.3). */
export function listTokens(call: Call, { store }: Parts): Answer {
  const isListed = ({ status }: Token) => status === 'active' || status === 'disabled'
  return listPage(call, store.state.tokens, { show: plainToken, isListed })
}

export function readToken(call: Call, { store }: Parts): Answer {
  const token = findToken(call, store.state.tokens)
  const { hideUnauthorizedTokens } = settingsOf(store.state).rules
  const isHidden = token?.status === 'requires_authorization' || token?.status === 'rejected'
  if (!token || (hideUnauthorizedTokens && isHidden)) return noSuchToken
  return { status: 200, body: plainToken(token) }
}

export function enableToken(call: Call, parts: Parts): Answer {
  return changeToken(call, parts, 'enable')
}

export function disableToken(call: Call, parts: Parts): Answer {
  return changeToken(call, parts, 'disable')
}

export function deleteToken(call: Call, parts: Parts): Answer {
  return changeToken(call, parts, 'delete')
}

/** Answers nothing but 200, or 204 for a deletion. Whatever body comes (`{}`, `[]`, none) is ignored. */
function changeToken(call: Call, { store, now }: Parts, move: TokenMove): Answer {
  const token = findToken(call, store.state.tokens)
  const moved = token && moveToken(token, move, now())
  if (!moved) return noSuchToken
  const status = move === 'delete' ? 204 : 200
  if (moved === token) return { status }
  return {
    status,
    changes: [{ put: 'tokens', object: moved }],
    events: [tokenMoved(move, moved)],
  }
}

/** A deleted token is gone for merchants, though the ledger still shows it. */
function findToken(call: Call, tokens: Shelf<Token>): Token | null {
  const token = tokens.get(call.id)
  return token && belongsTo(call, token) && token.status !== 'deleted' ? token : null
}
