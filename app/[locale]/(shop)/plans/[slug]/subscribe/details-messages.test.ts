import { describe, expect, test } from 'vitest'
import { locales } from '#lib/i18n/locale.ts'
import { fieldWords, namedSentence, reasonWords } from './details-messages.ts'

describe.each(locales)('in %s', (locale) => {
  test('every reason is a whole sentence', () => {
    for (const sentence of Object.values(reasonWords[locale]))
      for (const count of [0, 1, 2])
        expect(sentence('名', count)).toMatch(locale === 'ja' ? /。$/ : /[.?]$/)
  })

  test('every field has a label of its own', () => {
    const labels = Object.values(fieldWords[locale]).map(({ label }) => label)
    expect(new Set(labels).size).toBe(labels.length)
  })
})

test('a field is named once beside its sentence', () => {
  const named = (reason: 'missing' | 'not-a-name') =>
    namedSentence('ja', '姓', reasonWords.ja[reason]('姓', 0))
  expect(named('missing')).toBe('姓を入力してください。')
  expect(named('not-a-name')).toMatch(/^姓：文字だけで/)
})

test('the sentence says how many digits are missing', () => {
  expect(reasonWords.ja['too-few-digits']('電話番号', 1)).toBe(
    '数字が1桁足りません。携帯電話は11桁です。',
  )
  expect(reasonWords.en['too-few-digits']('Phone', 2)).toBe(
    '2 digits are missing. A mobile number has 11.',
  )
})
