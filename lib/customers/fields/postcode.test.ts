import { describe, expect, test } from 'vitest'
import { lookUpPostcode } from './postcode.ts'
import { prefectureOf, prefectures } from './prefectures.ts'

function lines(digits: string): string[] {
  return lookUpPostcode(digits).map((candidate) => Object.values(candidate).join(' '))
}

describe('lookUpPostcode', () => {
  test.each([
    ['a town', '1050011', ['東京都 港区 芝公園']],
    ['a floor of a tower', '1056415', ['東京都 港区 虎ノ門虎ノ門ヒルズビジネスタワー']],
    ['a whole city', '1000000', ['東京都 千代田区 ']],
    ['two prefectures', '4980000', ['愛知県 弥富市 ', '三重県 桑名郡木曽岬町 ']],
    ['towns listed as one', '7614101', ['香川県 小豆郡土庄町 甲', '香川県 小豆郡土庄町 乙']],
    ['a rule instead of a town', '4090142', ['山梨県 北都留郡小菅村 ']],
    ['full-width digits', '5180401', ['三重県 名張市 すずらん台東1番町']],
    ['an unknown code', '9999999', []],
    ['too few digits', '105', []],
    ['no digits', '__proto__', []],
    ['a hyphen', '105-0011', []],
  ])('answers %s', (_, digits, expected) => expect(lines(digits)).toEqual(expected))

  test('offers all of many towns', () => {
    expect(lookUpPostcode('4520961')).toHaveLength(66)
  })
})

describe('prefectureOf', () => {
  test('knows 47 by either name', () => {
    expect(prefectures).toHaveLength(47)
    for (const [name, romaji] of prefectures) {
      expect([name, romaji, romaji.toUpperCase()].map(prefectureOf)).toEqual([name, name, name])
    }
  })
})
