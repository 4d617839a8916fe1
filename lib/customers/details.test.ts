import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detailsFields, detailsSchema, parseDetails } from './details.ts'
import { asked, good, sends } from './testing-details.ts'

sends('dateOfBirth', [
  ['1985-06-30', '→ 1985-06-30'],
  ['1985/6/30', '→ 1985-06-30'],
  ['１９８５年６月３０日', '→ 1985-06-30'],
  ['2008-11-24', '→ 2008-11-24'],
  ['19850630', '→ 1985-06-30'],
  ['1985.6.30', '→ 1985-06-30'],
  ['1985ー06ー30', '→ 1985-06-30'],
  ['1985年 6月 30日', '→ 1985-06-30'],
  ['昭和60年6月30日', '→ 1985-06-30'],
  ['Ｓ６０．６．３０', '→ 1985-06-30'],
  ['平成元年1月8日', '→ 1989-01-08'],
  ['2000-02-29', '→ 2000-02-29'],
  ['1906-11-24', '→ 1906-11-24'],
  ['昭和65年1月1日', 'not-a-date'],
  ['昭和0年1月1日', 'not-a-date'],
  ['2001-02-29', 'not-a-date'],
  ['0000-00-00', 'not-a-date'],
  ['85-06-30', 'not-a-date'],
  ['+001985-06-30', 'not-a-date'],
  ['令和7年1月1日', 'too-young'],
  ['', '→ '],
  ['2008-11-25', 'too-young'],
  ['2027-01-01', 'in-the-future'],
  ['1900-01-01', 'too-old'],
  ['1985-02-30', 'not-a-date'],
  ['1985-13-01', 'not-a-date'],
  ['30.6.1985', 'not-a-date'],
  ['yesterday', 'not-a-date'],
])

sends('legalGender', [
  ['', '→ '],
  ['male', '→ male'],
  ['female', '→ female'],
  ['  ', '→ '],
  ['Male', 'not-a-gender'],
  ['other', 'not-a-gender'],
])

describe('parseDetails', () => {
  test('names every wrong field at once', () => {
    const parsed = parseDetails({}, asked)
    expect(parsed.ok ? [] : Object.keys(parsed.errors)).toHaveLength(10)
  })

  test('names what does not fit on a label beside what is wrong', () => {
    const long = 'あ'.repeat(40)
    const parsed = parseDetails({ ...good, line1: long, line2: '💥', firstName: long }, asked)
    expect(parsed).toEqual({
      ok: false,
      errors: {
        line1: { reason: 'too-long-for-label', count: 32 },
        line2: { reason: 'not-an-address' },
        firstName: { reason: 'name-too-long-for-label', count: 16 },
      },
    })
  })

  test('takes a stored address that is longer than a label', () => {
    const stored = { ...good, phoneNumber: '+819012345678', line1: 'あ'.repeat(100) }
    expect(detailsSchema.safeParse(stored).success).toBe(true)
  })

  test('leaves out what the shop does not ask', () => {
    const typed = { ...good, dateOfBirth: '1985-06-30', legalGender: 'male' }
    const parsed = parseDetails(typed, { ...asked, askDateOfBirth: false, askLegalGender: false })
    expect(parsed).toEqual({ ok: true, value: { ...good, phoneNumber: '+819012345678' } })
  })

  test('accepts a code that is newer than our list', () => {
    const typed = { ...good, postalCode: '999-9999', administrativeArea: '沖縄県' }
    expect(parseDetails(typed, asked).ok).toBe(true)
  })

  test('refuses five megabytes in every field at once', () => {
    const huge = 'あ'.repeat(5_000_000)
    const typed = Object.fromEntries(detailsFields.map((field) => [field, huge]))
    const parsed = parseDetails(typed, asked)
    expect(parsed.ok ? [] : Object.values(parsed.errors)).toEqual(
      detailsFields.map(() => ({ reason: 'too-long' })),
    )
  })

  test('ignores names that belong to every object', () => {
    const typed = JSON.parse(`{"__proto__": {"lastName": "x"}, "constructor": "x"}`)
    const parsed = parseDetails({ ...good, ...typed }, asked)
    expect(parsed.ok && Object.keys(parsed.value)).toEqual(Object.keys(good))
  })
})

/** Text made of what shoppers really mix, so that a good part of it is accepted. */
const pieces = [
  ...'山田髙\ufa1bやまだヤマダｶﾞﾊﾟ゛゜ーｰ一〜・=.,'.split(''),
  ..."aZé\u0301'`-‐−－ 　\n\t\u0000\u200b\u202e\ufe0f\u3164".split(''),
  ...[
    '@',
    '＠',
    'example',
    '.jp',
    '。',
    '<',
    '>',
    'mailto:',
    '0',
    '9',
    '１',
    '090',
    '1234',
    '5678',
  ],
  ...[
    '+81',
    '(0)',
    '〒',
    '105',
    '0011',
    '丁目',
    '昭和',
    '1985',
    '/',
    '年',
    '月',
    '日',
    '東京',
    '都',
  ],
  ...['😀', '\ud800', '\udc00', '\ufffd', '\ue000', 'タワー', '\u2f2d', '__proto__', 'male'],
]
const mixed = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((all) => all.join(''))
const anyText = fc.oneof(mixed, fc.string({ unit: 'binary', maxLength: 60 }))
const anyField = fc.constantFrom(...detailsFields)

describe('parseDetails of anything', () => {
  test('gives what fits the schema, or an error', () => {
    fc.assert(
      fc.property(anyField, anyText, (field, typed) => {
        const parsed = parseDetails({ ...good, [field]: typed }, asked)
        if (!parsed.ok) expect(Object.keys(parsed.errors)).not.toEqual([])
        if (!parsed.ok) return
        expect(detailsSchema.safeParse(parsed.value).success).toBe(true)
        expect(Object.values(parsed.value).join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\ufffd]/u)
      }),
      { numRuns: 3_000 },
    )
  })

  test('leaves its own output as it is', () => {
    fc.assert(
      fc.property(anyField, anyText, (field, typed) => {
        const once = parseDetails({ ...good, [field]: typed }, asked)
        if (once.ok) expect(parseDetails(once.value, asked)).toEqual(once)
      }),
      { numRuns: 3_000 },
    )
  })
})
