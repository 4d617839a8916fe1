import { describe, expect, test } from 'vitest'
import { chargeMoves, chargeStatuses } from './charge.ts'
import { cycleMoves, cycleStatuses } from './cycle.ts'
import { deliveryMoves, deliveryStatuses } from './delivery.ts'
import { emailMoves, emailStatuses } from './email.ts'
import { eventMoves, eventStatuses } from './event.ts'
import { type Moves, mayMove } from './moves.ts'
import { orderMoves, orderStatuses } from './order.ts'
import { signupMoves, signupStatuses } from './signup.ts'
import { isRunning, subscriptionMoves, subscriptionStatuses } from './subscription.ts'
import { tokenMoves, tokenStatuses } from './token.ts'
import { tokenOperationMoves, tokenOperationStatuses } from './token-operation.ts'

/** Every machine, with the statuses in which a row may begin. */
const machines: [string, readonly string[], Moves<string>, string[]][] = [
  ['signup', signupStatuses, signupMoves, ['draft']],
  ['token', tokenStatuses, tokenMoves, ['requires_authorization']],
  ['token operation', tokenOperationStatuses, tokenOperationMoves, ['intended']],
  ['subscription', subscriptionStatuses, subscriptionMoves, ['pending']],
  ['cycle', cycleStatuses, cycleMoves, ['scheduled']],
  ['order', orderStatuses, orderMoves, ['open', 'awaiting_payment']],
  ['charge', chargeStatuses, chargeMoves, ['intended']],
  ['delivery', deliveryStatuses, deliveryMoves, ['planned']],
  ['event', eventStatuses, eventMoves, ['received', 'parked']],
  ['email', emailStatuses, emailMoves, ['queued']],
]

test.each(machines)(
  'every status of a %s is reached by its moves',
  (_name, statuses, moves, first) => {
    const reached = new Set(first)
    for (const status of reached) for (const next of moves[status] ?? []) reached.add(next)
    expect([...reached].toSorted()).toEqual([...statuses].toSorted())
  },
)

/** Status by status, all to which it may go: what is not named here is refused. */
const allowed: Record<string, string[]> = {
  'signup draft': ['submitting', 'completed'],
  'signup submitting': ['redirected', 'rejected'],
  'signup redirected': ['completed', 'rejected'],
  'signup rejected': ['completed'],
  'subscription pending': ['active'],
  'subscription active': ['past_due', 'paused', 'canceled', 'ended'],
  'subscription past_due': ['active', 'paused', 'canceled', 'ended'],
  'subscription paused': ['active', 'past_due', 'canceled', 'ended'],
  'cycle scheduled': ['ordered', 'skipped', 'canceled'],
  'cycle ordered': ['scheduled'],
  'cycle skipped': ['scheduled'],
  'order open': ['paid', 'past_due', 'canceled'],
  'order past_due': ['paid', 'canceled'],
  'order awaiting_payment': ['paid', 'expired', 'canceled'],
  'charge intended': ['sending', 'canceled', 'failed', 'refused'],
  'charge unknown': ['sending', 'succeeded', 'hard_declined', 'failed'],
  'charge open': ['succeeded', 'authorized', 'hard_declined'],
  'charge authorized': ['succeeded', 'expired', 'canceled'],
  'charge hard_declined': ['succeeded', 'authorized'],
  'order expired': ['paid'],
  'order canceled': ['paid'],
  'delivery planned': ['packed', 'shipped', 'canceled'],
  'delivery packed': ['planned', 'shipped', 'canceled'],
  'delivery shipped': ['planned', 'packed', 'delivered', 'returned'],
  'delivery delivered': ['shipped', 'returned'],
  'delivery returned': ['shipped', 'delivered'],
  'delivery canceled': ['planned'],
  'token operation intended': ['sending', 'undone'],
  'token operation waiting': ['sending', 'undone'],
  'token operation unknown': ['sending', 'given_up', 'undone'],
  'event received': ['processed', 'parked'],
  'event processed': ['received'],
  'event parked': ['received'],
  'email queued': ['sending', 'dropped'],
  'email sending': ['queued', 'sent', 'dropped', 'unknown'],
  'email sent': ['queued'],
  'email dropped': ['queued'],
  'email unknown': ['queued'],
}

describe.each(machines.filter(([name]) => name !== 'token'))('a %s', (name, statuses, moves) => {
  test.each(statuses.filter((from) => from !== 'sending' || name === 'email'))(
    'that is %s goes where it may and nowhere else',
    (from) => {
      const to = statuses.filter((status) => mayMove(moves, from, status))
      expect(to.toSorted()).toEqual((allowed[`${name} ${from}`] ?? []).toSorted())
    },
  )
})

test('a charge that is being sent may end in any way but by the end of its order', () => {
  expect(chargeMoves.sending.toSorted()).toEqual(
    chargeStatuses
      .filter((status) => !['sending', 'expired', 'canceled'].includes(status))
      .toSorted(),
  )
})

test('a token is whatever Smartpay says, but it never waits again', () => {
  for (const from of tokenStatuses)
    expect(tokenStatuses.filter((to) => mayMove(tokenMoves, from, to)).toSorted()).toEqual(
      tokenStatuses.filter((to) => to !== from && to !== 'requires_authorization').toSorted(),
    )
})

test('an operation that is being sent may end in any way but as an intent', () => {
  expect(tokenOperationMoves.sending.toSorted()).toEqual(
    tokenOperationStatuses.filter((status) => status !== 'intended').toSorted(),
  )
})

test.each([
  ['pending', false],
  ['active', true],
  ['past_due', true],
  ['paused', true],
  ['canceled', false],
  ['ended', false],
  [null, false],
] as const)('a subscription that is %s runs: %s', (status, runs) => {
  expect(isRunning(status)).toBe(runs)
})
