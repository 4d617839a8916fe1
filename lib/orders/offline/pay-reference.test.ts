import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePayReference, payReferenceFrom } from './pay-reference.ts'

describe('a payment reference', () => {
  test('ends in its check digit', () => {
    expect(payReferenceFrom('1234567')).toBe('12345674')
    expect(payReferenceFrom('0000000')).toBe('00000000')
    expect(payReferenceFrom('9999999')).toBe('99999997')
  })

  test('is none with one digit mistyped, or two neighbours swapped', () => {
    const digits = fc.integer({ min: 0, max: 9_999_999 }).map((n) => `${n}`.padStart(7, '0'))
    fc.assert(
      fc.property(digits, fc.nat(7), fc.integer({ min: 1, max: 9 }), (seven, at, more) => {
        const typed = [...payReferenceFrom(seven)]
        expect(parsePayReference(typed.join(''))).toBe(typed.join(''))
        const slip = typed.with(at, `${(Number(typed[at]) + more) % 10}`)
        expect(parsePayReference(slip.join(''))).toBeNull()
        const swapped = [...typed.slice(0, at), typed[at + 1], typed[at], ...typed.slice(at + 2)]
        // Luhn takes 09 for 90.
        const isNoticed = at < 7 && typed[at] !== typed[at + 1]
        fc.pre(isNoticed && ![`${typed[at]}${typed[at + 1]}`].some((two) => /^(09|90)$/.test(two)))
        expect(parsePayReference(swapped.join(''))).toBeNull()
      }),
    )
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
