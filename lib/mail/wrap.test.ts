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

  test.each(['en', 'ja'] as const)('never breaks inside a number in %s', (locale) => {
    const en = 'As a guide, 4 deliveries a year, 2.4 kg, cash-on-delivery, ¥1,494 or 0120-000-000.'
    const ja = '一年の目安は4回、2.4kgで、内容は12.5kg、1,200gです。電話は0120-000-000へ。'
    const numbers = { en: ['2.4', 'cash-on-delivery', '¥1,494'], ja: ['2.4kg', '12.5kg', '1,200g'] }
    const text = { en, ja }[locale]
    for (let columns = 16; columns <= 40; columns += 1) {
      const lines = wrap(text, locale, columns).join('\n')
      for (const number of [...numbers[locale], '0120-000-000']) expect(lines).toContain(number)
    }
  })

  test('an empty text is one empty line', () => expect(wrap('', 'ja')).toEqual(['']))
})

test('counts a full-width character as two columns', () => expect(columnsOf('aあｱ（𠮷')).toBe(8))
