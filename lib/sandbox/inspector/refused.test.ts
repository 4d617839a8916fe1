import { expect, test } from 'vitest'
import { refusalOf } from './refused.ts'
import { readView } from './view.ts'

test.each([
  ['token.settled', 'This token has been settled already.'],
  ['nobody.knows', 'What was sent cannot be used.'],
  ['constructor', 'What was sent cannot be used.'],
  ['__proto__', 'What was sent cannot be used.'],
])('a refusal of the code %s is said as “%s”', (errorCode, sentence) => {
  const asked = { path: 'reset', typed: {}, view: readView({}, 'en') }
  expect(refusalOf(JSON.stringify({ errorCode }), asked).sentences).toEqual([sentence])
})
