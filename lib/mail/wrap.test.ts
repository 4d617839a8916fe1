import { describe, expect, test } from 'vitest'
import { columnsOf, wrap } from './wrap.ts'

const ja =
  'このたびは「季節の飲み比べ」をお申し込みいただき、ありがとうございます。2026年11月22日(日)までに、ご連絡ください。'
const en = 'We received your signup, and wait for Smartpay until Sun, Nov 22, 2026 before we write.'

describe('wrap', () => {
  test.each([20, 24, 30, 40, 66])(
    'keeps Japanese within %i columns and loses nothing',
    (columns) => {
      const lines = wrap(ja, 'ja', columns)
      expect(lines.join('')).toBe(ja)
      for (const line of lines) {
        expect(columnsOf(line)).toBeLessThanOrEqual(Math.max(columns, 26))
        expect(line).not.toMatch(/^[、。」ー]|「$/)
      }
    },
  )

  test.each([20, 30, 66])('keeps English within %i columns and loses nothing', (columns) => {
    const lines = wrap(en, 'en', columns)
    expect(lines.join(' ')).toBe(en)
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns)
  })

  test('never breaks a date or an address', () => {
    expect(wrap(ja, 'ja', 30).join('\n')).toContain('2026年11月22日(日)まで')
    const url = `https://shop.example/${'a'.repeat(90)}`
    expect(wrap(`See ${url} now`, 'en', 30)).toEqual(['See', url, 'now'])
  })

  test('an empty text is one empty line', () => expect(wrap('', 'ja')).toEqual(['']))
})

test('counts a full-width character as two columns', () => expect(columnsOf('aあｱ（𠮷')).toBe(8))
