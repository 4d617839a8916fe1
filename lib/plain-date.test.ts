import { expect, test } from 'vitest'
import { locales } from './i18n/locale.ts'
import { formatDate, formatMonthDay, isTimeZone, plainDate, splitAtDates } from './plain-date.ts'

test.each(locales)('a sentence is split at its dates in %s', (locale) => {
  for (const text of ['2026-01-01', '2026-05-31', '2027-12-22']) {
    const [long, short] = [formatDate, formatMonthDay].map((format) =>
      format(plainDate(text), locale),
    )
    expect(splitAtDates(`a ${long}, b ${short}.`)).toEqual(['a ', long, ', b ', short, '.'])
  }
})

test('a sentence without a date stays whole', () => {
  for (const text of ['毎回、豆3種 × 200g', 'Drip bags, 12', ''])
    expect(splitAtDates(text)).toEqual([text])
})

test.each([
  ['Asia/Tokyo', true],
  ['America/St_Johns', true],
  ['UTC', true],
  ['Asia/Tokio', false],
  ['+09:00', false],
  ['', false],
])('knows whether %s is a time zone', (name, known) => {
  expect(isTimeZone(name)).toBe(known)
})
