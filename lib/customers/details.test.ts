import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import { type DetailsField, detailsFields, detailsSchema, parseDetails } from './details.ts'

const asked = { askDateOfBirth: true, askLegalGender: true, today: plainDate('2026-11-24') }

const good = {
  emailAddress: 'hanako@example.jp',
  lastName: '山田',
  firstName: '花子',
  lastNameKana: 'ヤマダ',
  firstNameKana: 'ハナコ',
  postalCode: '105-0011',
  administrativeArea: '東京都',
  locality: '港区',
  line1: '芝公園4-2-8',
  phoneNumber: '09012345678',
}

/** What is sent for one field, or the reason why nothing is. */
function outcome(field: DetailsField, typed: string): string {
  const parsed = parseDetails({ ...good, [field]: typed }, asked)
  if (parsed.ok) return `→ ${parsed.value[field] ?? ''}`
  const { reason, count } = parsed.errors[field] ?? { reason: 'another field' }
  return count === undefined ? reason : `${reason} ${count}`
}

function sends(field: DetailsField, rows: readonly (readonly [typed: string, expected: string])[]) {
  describe(field, () => {
    test.each(rows)('%j', (typed, expected) => expect(outcome(field, typed)).toBe(expected))
  })
}

sends('lastName', [
  ['山田', '→ 山田'],
  ['　山田　', '→ 山田'],
  ['髙﨑', '→ 髙﨑'],
  ['𠮷野', '→ 𠮷野'],
  ['佐々木', '→ 佐々木'],
  ['一ノ瀬', '→ 一ノ瀬'],
  ['Ｓｍｉｔｈ', '→ Smith'],
  ["O'Brien", "→ O'Brien"],
  ['O’Brien', '→ O’Brien'],
  ['Müller-Lüdenscheidt', '→ Müller-Lüdenscheidt'],
  ['山田\u200b', '→ 山田'],
  ['\u202e山田', '→ 山田'],
  ['山\n田', '→ 山 田'],
  ['山\u0000田', '→ 山 田'],
  ['ﾔﾏﾀﾞ', '→ ヤマダ'],
  ['Ž', '→ Ž'],
  ['김', '→ 김'],
  ['J. R.', '→ J. R.'],
  ['', 'missing'],
  ['   ', 'missing'],
  ['\u3000\u200b', 'missing'],
  ['山田1', 'not-a-name'],
  ['😀', 'not-a-name'],
  ['山田😀', 'not-a-name'],
  ['<b>山田</b>', 'not-a-name'],
  ['=SUM(A1)', 'not-a-name'],
  ['---', 'not-a-name'],
  ['・・', 'not-a-name'],
  ["Robert'); DROP TABLE", 'not-a-name'],
  ['あ'.repeat(51), 'too-long'],
  ['あ'.repeat(50), `→ ${'あ'.repeat(50)}`],
  ['\ud800', 'missing'],
])

sends('lastNameKana', [
  ['ヤマダ', '→ ヤマダ'],
  ['やまだ', '→ ヤマダ'],
  ['ﾔﾏﾀﾞ', '→ ヤマダ'],
  ['ﾊﾟﾝ', '→ パン'],
  ['か\u3099', '→ ガ'],
  ['ヴァ', '→ ヴァ'],
  ['ゔぁ', '→ ヴァ'],
  ['おーの', '→ オーノ'],
  ['オ-ノ', '→ オーノ'],
  ['オ−ノ', '→ オーノ'],
  ['オｰノ', '→ オーノ'],
  ['ジャン・ルイ', '→ ジャン・ルイ'],
  ['ジャン･ルイ', '→ ジャン・ルイ'],
  ['ヤマダ　ハナコ', '→ ヤマダ ハナコ'],
  ['こゞ', '→ コヾ'],
  ['ヤ マ ダ', '→ ヤ マ ダ'],
  ['Yamada', 'not-kana'],
  ['山田', 'not-kana'],
  ['ヤマダ1', 'not-kana'],
  ['ーー', 'not-kana'],
  ['ヤマダ！', 'not-kana'],
  ['야마다', 'not-kana'],
  ['', 'missing'],
  ['ア'.repeat(51), 'too-long'],
])

sends('emailAddress', [
  ['hanako@example.jp', '→ hanako@example.jp'],
  [' hanako@example.jp ', '→ hanako@example.jp'],
  ['Hanako@Example.JP', '→ Hanako@example.jp'],
  ['ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ', '→ hanako@example.jp'],
  ['hanako@example。jp', '→ hanako@example.jp'],
  ['hanako@example｡jp', '→ hanako@example.jp'],
  ['mailto:hanako@example.jp', '→ hanako@example.jp'],
  ['hanako+coffee@example.co.jp', '→ hanako+coffee@example.co.jp'],
  ['h.a..n@docomo.ne.jp', '→ h.a..n@docomo.ne.jp'],
  ['hanako.@ezweb.ne.jp', '→ hanako.@ezweb.ne.jp'],
  ['_x_@example.museum', '→ _x_@example.museum'],
  ['a@xn--eckwd4c7c.xn--zckzah', '→ a@xn--eckwd4c7c.xn--zckzah'],
  ['hanako@example.jp\u200b', '→ hanako@example.jp'],
  ['hanako', 'no-at'],
  ['hanako.example.jp', 'no-at'],
  ['hanako@', 'no-at'],
  ['@example.jp', 'not-an-email'],
  ['hanako@example', 'not-an-email'],
  ['hanako@@example.jp', 'not-an-email'],
  ['hanako@example@jp', 'not-an-email'],
  ['hanako@example..jp', 'not-an-email'],
  ['hanako@example.jp.', 'not-an-email'],
  ['hanako@.jp', 'not-an-email'],
  ['hanako@-example.jp', 'not-an-email'],
  ['hanako@example,jp', 'not-an-email'],
  ['hana ko@example.jp', 'not-an-email'],
  ['hanako@exam ple.jp', 'not-an-email'],
  ['hanako@example.j', 'not-an-email'],
  ['hanako@example.123', 'not-an-email'],
  ['花子@example.jp', 'not-an-email'],
  ['hanako@例え.jp', 'not-an-email'],
  ['"hanako"@example.jp', 'not-an-email'],
  ['hanako@example.jp, taro@example.jp', 'not-an-email'],
  ['<script>@example.jp', 'not-an-email'],
  ['a@b.jp\r\nBcc: x@y.jp', 'not-an-email'],
  [`${'a'.repeat(65)}@example.jp`, 'not-an-email'],
  [`a@${'b'.repeat(250)}.jp`, 'too-long'],
  ['', 'missing'],
])

sends('phoneNumber', [
  ['09012345678', '→ +819012345678'],
  ['090-1234-5678', '→ +819012345678'],
  ['０９０−１２３４−５６７８', '→ +819012345678'],
  ['０９０ー１２３４ー５６７８', '→ +819012345678'],
  ['090‐1234–5678', '→ +819012345678'],
  ['090 1234 5678', '→ +819012345678'],
  ['090.1234.5678', '→ +819012345678'],
  ['(090)1234-5678', '→ +819012345678'],
  ['（０９０）1234-5678', '→ +819012345678'],
  ['+81 90 1234 5678', '→ +819012345678'],
  ['+81 (0)90-1234-5678', '→ +819012345678'],
  ['+819012345678', '→ +819012345678'],
  ['008190-1234-5678', '→ +819012345678'],
  ['010-81-90-1234-5678', '→ +819012345678'],
  ['819012345678', '→ +819012345678'],
  ['080-0000-0000', '→ +818000000000'],
  ['070-1234-5678', '→ +817012345678'],
  ['050-1234-5678', '→ +815012345678'],
  ['03-1234-5678', '→ +81312345678'],
  ['0263-12-3456', '→ +81263123456'],
  ['電話 090-1234-5678', '→ +819012345678'],
  ['TEL: 090-1234-5678', '→ +819012345678'],
  ['090\u20111234\u20115678', '→ +819012345678'],
  ['090-1234-567', 'too-few-digits 1'],
  ['090-1234', 'too-few-digits 4'],
  ['03-1234-567', 'too-few-digits 1'],
  ['090-1234-56789', 'too-many-digits 1'],
  ['03-1234-56789', 'too-many-digits 1'],
  ['+1 212 555 0100', 'not-japanese'],
  ['+82 10 1234 5678', 'not-japanese'],
  ['090-1234-abcd', 'not-digits'],
  ['九〇', 'not-digits'],
  ['090-1234-5678 内線3', 'not-digits'],
  ['😀', 'not-digits'],
  ['1234567890', 'not-a-phone'],
  ['0000000000', 'not-a-phone'],
  ['', 'missing'],
  ['   ', 'missing'],
])

sends('postalCode', [
  ['105-0011', '→ 105-0011'],
  ['1050011', '→ 105-0011'],
  ['〒105-0011', '→ 105-0011'],
  ['〒 105-0011', '→ 105-0011'],
  ['１０５−００１１', '→ 105-0011'],
  ['１０５ー００１１', '→ 105-0011'],
  ['105ｰ0011', '→ 105-0011'],
  ['105－0011', '→ 105-0011'],
  ['105—0011', '→ 105-0011'],
  [' 105 0011 ', '→ 105-0011'],
  ['105-0011\n', '→ 105-0011'],
  ['105-9999', '→ 105-9999'],
  ['105', 'not-seven-digits'],
  ['105-001', 'not-seven-digits'],
  ['105-00111', 'not-seven-digits'],
  ['10-50011', 'not-seven-digits'],
  ['105--0011', 'not-seven-digits'],
  ['abc-defg', 'not-seven-digits'],
  ['一〇五-〇〇一一', 'not-seven-digits'],
  ['-1050011', 'not-seven-digits'],
  ['1e6', 'not-seven-digits'],
  ['', 'missing'],
])

sends('administrativeArea', [
  ['東京都', '→ 東京都'],
  ['東京', '→ 東京都'],
  ['Tokyo', '→ 東京都'],
  [' 東京都 ', '→ 東京都'],
  ['大阪府', 'other-prefecture'],
  ['東京国', 'not-a-prefecture'],
  ['京', 'not-a-prefecture'],
  ['__proto__', 'not-a-prefecture'],
  ['', 'missing'],
])

sends('line1', [
  ['芝公園４−２−８', '→ 芝公園4-2-8'],
  ['芝公園４ー２ー８', '→ 芝公園4-2-8'],
  ['芝公園4丁目2番8号', '→ 芝公園4丁目2番8号'],
  ['虎ノ門ヒルズ　森タワー', '→ 虎ノ門ヒルズ 森タワー'],
  ['タワー1-2', '→ タワー1-2'],
  ['Ｂ−１０１', '→ B-101'],
  ['字山彦', '→ 字山彦'],
  ['1-2-3\u0007', '→ 1-2-3'],
  ['🏠', 'not-an-address'],
  ['---', 'not-an-address'],
  ['', 'missing'],
  ['あ'.repeat(101), 'too-long'],
])

sends('locality', [
  ['港区', '→ 港区'],
  ['弥富市', '→ 弥富市'],
  ['', 'missing'],
  ['あ'.repeat(81), 'too-long'],
])

sends('line2', [
  ['', '→ '],
  ['  ', '→ '],
  ['山彦荘１０１', '→ 山彦荘101'],
  ['💥', 'not-an-address'],
])

sends('dateOfBirth', [
  ['1985-06-30', '→ 1985-06-30'],
  ['1985/6/30', '→ 1985-06-30'],
  ['１９８５年６月３０日', '→ 1985-06-30'],
  ['2008-11-24', '→ 2008-11-24'],
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
  ['other', 'not-a-gender'],
])

describe('parseDetails', () => {
  test('names every wrong field at once', () => {
    const parsed = parseDetails({}, asked)
    expect(parsed.ok ? [] : Object.keys(parsed.errors)).toHaveLength(10)
  })

  test('leaves out what the shop does not ask', () => {
    const typed = { ...good, dateOfBirth: '1985-06-30', legalGender: 'male' }
    const parsed = parseDetails(typed, { ...asked, askDateOfBirth: false, askLegalGender: false })
    expect(parsed).toEqual({ ok: true, value: { ...good, phoneNumber: '+819012345678' } })
  })

  test('never throws and only sends what fits', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string(),
      fc.constant('x'.repeat(5_000_000)),
    )
    const typed = fc.record(Object.fromEntries(detailsFields.map((field) => [field, text])))
    fc.assert(
      fc.property(typed, fc.constantFrom(...detailsFields), (hostile, field) => {
        const parsed = parseDetails({ ...good, [field]: hostile[field] }, asked)
        if (!parsed.ok) return
        expect(detailsSchema.safeParse(parsed.value).success).toBe(true)
        expect(Object.values(parsed.value).join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      }),
      { numRuns: 300 },
    )
  })

  test('parses its own output to the same', () => {
    const once = parseDetails({ ...good, lastName: 'Ｓｍｉｔｈ', line1: '芝公園４−２−８' }, asked)
    expect(once.ok && parseDetails(once.value, asked)).toEqual(once)
  })
})
