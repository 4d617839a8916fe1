import { type Answer, noSuchToken } from '../api/answers.ts'
import { commit, type Parts } from '../parts.ts'
import type { Plan } from '../state/shopper.ts'

/** What comes of the next orders with this token; an empty list forgets what was planned. */
export function planOutcomes(parts: Parts, id: string, next: Plan['next']): Answer {
  if (!parts.store.state.tokens.has(id)) return noSuchToken
  commit(parts, { changes: [{ put: 'plans', object: { id, next } }] })
  return plannedOutcomes(parts, id)
}

export function plannedOutcomes({ store }: Parts, id: string): Answer {
  if (!store.state.tokens.has(id)) return noSuchToken
  return { status: 200, body: store.state.plans.get(id)?.next ?? [] }
}

/** Pauses the shopper behind a token, with all tokens of the same mail address. */
export function pauseShopper(parts: Parts, id: string, paused: boolean): Answer {
  const token = parts.store.state.tokens.get(id)
  if (!token) return noSuchToken
  const object = { id: token.hidden.shopper, paused }
  commit(parts, { changes: [{ put: 'shoppers', object }] })
  return { status: 200, body: object }
}

export function readShopper({ store }: Parts, id: string): Answer {
  const token = store.state.tokens.get(id)
  if (!token) return noSuchToken
  const { shopper } = token.hidden
  return { status: 200, body: store.state.shoppers.get(shopper) ?? { id: shopper, paused: false } }
}
