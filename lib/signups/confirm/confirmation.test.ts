import { describe, expect, test } from 'vitest'
import {
  type ConfirmFacts,
  type ConfirmProblem,
  threadProblem,
  whyNotConfirm,
} from './confirmation.ts'

type Case = ConfirmFacts & {
  press: { asShown: boolean; agreed: boolean; again: boolean } | null
}

/** The reasons in their order, each with when it stands; the first that does is told. */
const reasons: [ConfirmProblem, (one: Case) => boolean][] = [
  ['thread-ended', (one) => one.status !== 'completed' && one.threadTaken && one.threadEnded],
  ['thread-taken', (one) => one.status !== 'completed' && one.threadTaken],
  ['retired', (one) => one.status === 'draft' && !one.forSale],
  ['ending', (one) => one.status === 'draft' && one.continues && one.ending],
  ['paused', (one) => one.status === 'draft' && one.continues && one.paused],
  ['not-for-sale', (one) => one.status === 'draft' && !one.stated],
  ['payment-method-closed', (one) => one.status === 'draft' && !one.paymentMethodOpen],
  ['expired-change', (one) => isUnfinished(one) && one.continues],
  ['expired', (one) => isUnfinished(one) && one.expired],
  ['incomplete', isUnfinished],
  ['contract-changed', (one) => pressOf(one)?.asShown === false],
  ['not-agreed', (one) => pressOf(one)?.agreed === false],
  ['already-subscribed', (one) => one.alreadySubscribed && pressOf(one)?.again === false],
]

function isUnfinished({ status, expired, complete }: Case): boolean {
  return status === 'draft' && (expired || !complete)
}

function pressOf({ status, press }: Case): Case['press'] {
  return status === 'draft' ? press : null
}

const bools = [true, false]

/** Every value of every fact with every other. */
function* cases(): Generator<Case> {
  const presses = [
    null,
    ...bools.flatMap((asShown) =>
      bools.flatMap((agreed) => bools.map((again) => ({ asShown, agreed, again }))),
    ),
  ]
  const names = [
    'threadTaken',
    'threadEnded',
    'forSale',
    'stated',
    'paymentMethodOpen',
    'expired',
    'complete',
    'continues',
    'paused',
    'ending',
    'alreadySubscribed',
  ] as const
  for (const status of ['draft', 'submitting', 'redirected', 'completed', 'rejected'] as const)
    for (let bits = 0; bits < 2 ** names.length; bits += 1)
      for (const press of presses) {
        const facts = Object.fromEntries(
          names.map((name, bit) => [name, (bits & (1 << bit)) !== 0]),
        )
        yield { status, press, ...(facts as Omit<ConfirmFacts, 'status'>) }
      }
}

describe('whether a signup may be confirmed', () => {
  test('is told by the first reason of all combinations', () => {
    const wrong: unknown[] = []
    const told = new Map<string, number>()
    for (const one of cases()) {
      const expected = reasons.find(([, stands]) => stands(one))?.[0] ?? null
      const answer = whyNotConfirm(one, one.press)
      if (answer !== expected) wrong.push({ one, answer, expected })
      told.set(`${answer}`, (told.get(`${answer}`) ?? 0) + 1)
    }
    expect(wrong).toEqual([])
    expect([...told.keys()].sort()).toEqual([...reasons.map(([reason]) => reason), 'null'].sort())
  })

  test('depends on the press only where the page shows a button', () => {
    const pressed = { asShown: false, agreed: false, again: false }
    for (const one of cases()) {
      const shown = whyNotConfirm(one)
      if (shown !== null) expect(whyNotConfirm(one, pressed)).toBe(shown)
    }
  })

  test('is asked of the thread alone where nothing else is known', () => {
    for (const one of cases()) {
      const answer = whyNotConfirm(one)
      const ofLine = answer === 'thread-taken' || answer === 'thread-ended' ? answer : null
      expect(threadProblem(one)).toBe(ofLine)
    }
  })
})
