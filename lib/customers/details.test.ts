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
  ['あ'.repeat(51), 'too-long 50'],
  ['𠮷'.repeat(50), `→ ${'𠮷'.repeat(50)}`],
  ['あ'.repeat(50), `→ ${'あ'.repeat(50)}`],
  ['\ud800', 'not-a-name'],
  ['山\ufffd田', 'not-a-name'],
  ['\ufa1b田', '→ \ufa1b田'],
  ['\ufa19\uf9dc', '→ \ufa19\uf9dc'],
  ['葛\u{e0100}城', '→ 葛城'],
  ['\u2f2d\u2f65', '→ 山田'],
  ['カ゛', '→ ガ'],
  ['カﾞ', '→ ガ'],
  ['e\u0301lan', '→ élan'],
  ['O`Brien', "→ O'Brien"],
  ['Müller–Lüdenscheidt', '→ Müller-Lüdenscheidt'],
  ['Anne － Marie', '→ Anne-Marie'],
  ['J.R.', '→ J.R.'],
  ['St.John', '→ St. John'],
  ['www.evil.example', '→ www. evil. example'],
  ['山田\ufe0f', '→ 山田'],
  ['Van der Berg', '→ Van der Berg'],
  ['\u3164', 'missing'],
  ['\u115f\u1160', 'missing'],
  ['\u2800', 'missing'],
  ['\ue000田', 'not-a-name'],
  ['\u0301a', 'not-a-name'],
  ['Z\u0351\u036b\u0313\u036a\u0302', 'not-a-name'],
  ['https://evil.example', 'not-a-name'],
  ['山田（旧姓）', 'not-a-name'],
  ['①', 'not-a-name'],
  ['♥', 'not-a-name'],
  [`山田${' '.repeat(500)}x`, 'too-long'],
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
  ['ア'.repeat(51), 'too-long 50'],
  ['ﾔﾏﾀﾞｰ', '→ ヤマダー'],
  ['カ゛', '→ ガ'],
  ['ハ゜', '→ パ'],
  ['お〜の', '→ オーノ'],
  ['お～の', '→ オーノ'],
  ['オ一ノ', '→ オーノ'],
  ['ジャン＝ルイ', '→ ジャン・ルイ'],
  ['ジャン.ルイ', '→ ジャン・ルイ'],
  ['ゕゖ', '→ ヵヶ'],
  ['ヤマダ\u200d', '→ ヤマダ'],
  ['ア゛', 'not-kana'],
  ['㋐', 'not-kana'],
  ['一', 'not-kana'],
  ['😀', 'not-kana'],
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
  ['hanako@', 'no-domain'],
  ['@example.jp', 'not-an-email'],
  ['hanako@example', 'no-domain'],
  ['hanako@@example.jp', 'two-ats'],
  ['hanako@example@jp', 'two-ats'],
  ['hanako@example..jp', 'not-an-email'],
  ['hanako@example.jp.', '→ hanako@example.jp'],
  ['hanako@example.jp。', '→ hanako@example.jp'],
  ['hanako@example.jp,', '→ hanako@example.jp'],
  ['<hanako@example.jp>', '→ hanako@example.jp'],
  ['山田花子 <hanako@example.jp>', '→ hanako@example.jp'],
  ['hanako @ example.jp', '→ hanako@example.jp'],
  ['hanako　＠　example．jp', '→ hanako@example.jp'],
  ['hanako', 'no-at'],
  ['hanako(at)example.jp', 'no-at'],
  ['@', 'no-domain'],
  ['hanako@ｅｘａｍｐｌｅ', 'no-domain'],
  ['hanako@gmail.соm', 'not-ascii'],
  ['hanako\ufffd@example.jp', 'not-ascii'],
  ['hanako@127.0.0.1', 'not-an-email'],
  ['hanako@[127.0.0.1]', 'not-an-email'],
  ['hanako@example_shop.jp', 'not-an-email'],
  ['hanako@.jp', 'not-an-email'],
  ['hanako@-example.jp', 'not-an-email'],
  ['hanako@example,jp', 'has-comma'],
  ['hana ko@example.jp', 'has-space'],
  ['hanako@exam ple.jp', 'has-space'],
  ['hanako@example.j', 'not-an-email'],
  ['hanako@example.123', 'not-an-email'],
  ['花子@example.jp', 'not-ascii'],
  ['hanako@例え.jp', 'not-ascii'],
  ['"hanako"@example.jp', 'not-an-email'],
  ['hanako@example.jp, taro@example.jp', 'two-ats'],
  ['<script>@example.jp', 'not-an-email'],
  ['a@b.jp\r\nBcc: x@y.jp', 'two-ats'],
  ['a@b.jp\r\nBcc: x', 'has-space'],
  [`${'a'.repeat(65)}@example.jp`, 'not-an-email'],
  [`a@${'b'.repeat(250)}.jp`, 'too-long 254'],
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
  ['03-1234-567', 'too-few-landline-digits 1'],
  ['090-1234-56789', 'too-many-digits 1'],
  ['03-1234-56789', 'too-many-landline-digits 1'],
  ['+1 212 555 0100', 'not-japanese'],
  ['+82 10 1234 5678', 'not-japanese'],
  ['090-1234-abcd', 'not-digits'],
  ['九〇', 'not-digits'],
  ['090-1234-5678 内線3', 'not-digits'],
  ['😀', 'not-digits'],
  ['1234567890', 'no-leading-zero'],
  ['12345678', 'no-leading-zero'],
  ['119', 'no-leading-zero'],
  ['+ 81 90 1234 5678', '→ +819012345678'],
  ['(+81) 90-1234-5678', '→ +819012345678'],
  ['＋８１−９０−１２３４−５６７８', '→ +819012345678'],
  ['+81-03-1234-5678', '→ +81312345678'],
  ['81312345678', '→ +81312345678'],
  ['9012345678', '→ +819012345678'],
  ['060-1234-5678', '→ +816012345678'],
  ['03（1234）5678', '→ +81312345678'],
  ['090\u200b12345678', '→ +819012345678'],
  ['携帯：090-1234-5678', '→ +819012345678'],
  ['+81', 'too-few-landline-digits 9'],
  ['+8190123456', 'too-few-digits 2'],
  ['090-1234-5678/03-1234-5678', 'too-many-digits 10'],
  ['0120-123-456', 'not-personal'],
  ['0570-123-456', 'not-personal'],
  ['٠٩٠١٢٣٤٥٦٧٨', 'not-digits'],
  ['-', 'no-leading-zero'],
  ['9'.repeat(500), 'too-long'],
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
  ['105 - 0011', '→ 105-0011'],
  ['105\u20110011', '→ 105-0011'],
  ['105\u200b0011', '→ 105-0011'],
  ['105', 'not-seven-digits'],
  ['105_0011', 'not-seven-digits'],
  ['٠٠٠٠٠٠٠', 'not-seven-digits'],
  ['105-0011 東京都', 'not-seven-digits'],
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
  ['Ｔｏｋｙｏ', '→ 東京都'],
  ['Tōkyō', '→ 東京都'],
  ['Tokyo-to', '→ 東京都'],
  ['tokyo prefecture', '→ 東京都'],
  ['Ōsaka-fu', 'other-prefecture'],
  ['京都', 'other-prefecture'],
  ['北海', 'not-a-prefecture'],
  ['constructor', 'not-a-prefecture'],
  ['__proto__', 'not-a-prefecture'],
  ['', 'not-a-prefecture'],
])

sends('line1', [
  ['芝公園４−２−８', '→ 芝公園4-2-8'],
  ['芝公園４ー２ー８', '→ 芝公園4-2-8'],
  ['芝公園4丁目2番8号', '→ 芝公園4丁目2番8号'],
  ['虎ノ門ヒルズ　森タワー', '→ 虎ノ門ヒルズ 森タワー'],
  ['タワー1-2', '→ タワー1-2'],
  ['Ｂ−１０１', '→ B-101'],
  ['字山彦', '→ 字山彦'],
  ['芝公園4丁目ー2', '→ 芝公園4丁目-2'],
  ['4 － 2 － 8', '→ 4-2-8'],
  ['Bー１０１', '→ B-101'],
  ['タワー１０１', '→ タワー101'],
  ['ﾀﾜｰ101', '→ タワー101'],
  ['〇〇町1', '→ 〇〇町1'],
  ['メゾンⅡ', '→ メゾンⅡ'],
  ['\ufa1b町1', '→ \ufa1b町1'],
  ['Shibakoen 4‑2‑8', '→ Shibakoen 4-2-8'],
  ['芝公園\r\n4-2-8', '→ 芝公園 4-2-8'],
  ['港区\u2800', '→ 港区'],
  ['1\ufe0f\u20e3', 'not-an-address'],
  ['芝公園\ufffd', 'not-an-address'],
  ['\u3164', 'missing'],
  ['1-2-3\u0007', '→ 1-2-3'],
  ['🏠', 'not-an-address'],
  ['---', 'not-an-address'],
  ['', 'missing'],
  ['あ'.repeat(101), 'too-long 100'],
])

sends('locality', [
  ['港区', '→ 港区'],
  ['弥富市', '→ 弥富市'],
  ['', 'missing'],
  ['あ'.repeat(81), 'too-long 80'],
  ['ツ'.repeat(80), `→ ${'ツ'.repeat(80)}`],
  ['桑名郡　木曽岬町', '→ 桑名郡 木曽岬町'],
  ['札幌市中央区🏙', 'not-an-address'],
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
