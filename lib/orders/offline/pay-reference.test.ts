import { describe, expect, test } from 'vitest'
import { parsePayReference, payReferenceFrom } from './pay-reference.ts'

describe('a payment reference', () => {
  test('ends in its check digit', () => {
    expect(payReferenceFrom('1234567')).toBe('12345674')
    expect(payReferenceFrom('0000000')).toBe('00000000')
  })

  test.each([
    ['12345674', '12345674'],
    ['１２３４ ５６７４', '12345674'],
    ['1234-5674', '12345674'],
    ['12345675', null],
    ['21345674', null],
    ['1234567', null],
    ['ヤマダ12345674', null],
    ['', null],
  ])('%j is read as %j', (typed, expected) => expect(parsePayReference(typed)).toBe(expected))
})
