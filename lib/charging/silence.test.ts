import { expect, test } from 'vitest'
import { Silence } from './silence.ts'

const lost = { stops: true, failure: 'timeout' }
const answered = { stops: false, failure: null }
const locked = { stops: true, failure: 'unauthorized' }

test.each([
  ['one that is lost among others is none', [lost, answered, lost, lost, answered], false],
  ['three lost in a row', [answered, lost, lost, lost], true],
  ['a key that is not let in', [locked], true],
])('silence: %s', (_name, outcomes, heard) => {
  const silence = new Silence()
  expect(outcomes.map((one) => silence.isHeardIn(one)).at(-1)).toBe(heard)
})
