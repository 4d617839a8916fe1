import { describe, expect, test } from 'vitest'
import { addressDoubts } from './address-doubts.ts'

const reasons = (postalCode: string, locality: string, line1: string) =>
  addressDoubts({ postalCode, locality, line1 }).map(({ reason }) => reason)

describe('addressDoubts', () => {
  test.each([
    ['a whole address', '105-0011', '港区', '芝公園4-2-8'],
    ['wide digits and a long hyphen', '１０５ー００１１', '港区', '芝公園４−２−８'],
    ['numbers in kanji', '105-0011', '港区', '芝公園四丁目二番八号'],
    ['the town beside the city', '105-0011', '港区芝公園', '4-2-8'],
    ['a building with a code of its own', '105-6415', '港区', '虎ノ門1-17-1'],
    ['another spelling', '100-0013', '千代田区', '霞ヶ関1-1-1'],
    ['a code for a whole city', '498-0000', '弥富市', '東町1-2-3'],
    ['a district left out', '498-0000', '木曽岬町', '大字栄1'],
    ['digits for kanji', '060-0001', '札幌市中央区', '北1条西2丁目'],
    ['no number, said so', '105-0011', '港区', '芝公園無番地'],
    ['land outside the numbers', '105-0011', '港区', '芝公園番外地'],
    ['kanji joined by の', '105-0011', '港区', '芝公園二の一'],
    ['kanji joined by ノ', '105-0011', '港区', '芝公園十二ノ三'],
    ['Latin letters', '105-0011', 'Minato-ku', '4-2-8 Shibakoen'],
  ])('%s raises none', (_name, ...address) => expect(reasons(...address)).toEqual([]))

  test.each([
    ['what the postcode fills in', ['no-house-number'], '105-0011', '港区', '芝公園'],
    ['a town with a kanji numeral', ['no-house-number'], '106-0032', '港区', '六本木'],
    ['a town named by a number', ['no-house-number'], '102-0082', '千代田区', '一番町'],
    ['a town whose name has a の', ['no-house-number'], '105-0011', '港区', '芝公園二の宮'],
    ['a 丁目 alone', ['no-house-number'], '105-0011', '港区', '芝公園4丁目'],
    ['a number without its town', ['other-place'], '105-0001', '港区', '１丁目２番地３号'],
    ['a code that nobody has', ['unknown-postcode'], '000-0000', '港区', '芝公園4-2-8'],
    ['another city', ['other-place'], '105-0011', '渋谷区', '芝公園4-2-8'],
    [
      'another town without a number',
      ['other-place', 'no-house-number'],
      '105-0011',
      '港区',
      '虎ノ門',
    ],
  ])('%s raises doubts', (_name, expected, ...address) =>
    expect(reasons(...(address as [string, string, string]))).toEqual(expected),
  )

  test('leaves refused fields to their refusal', () => {
    expect(addressDoubts({ postalCode: '1050', locality: '港区', line1: '' })).toEqual([])
    expect(addressDoubts({})).toEqual([])
  })

  test('names the place of the code, and what was typed', () => {
    const [doubt] = addressDoubts({ postalCode: '1050011', locality: '港区', line1: '虎ノ門1' })
    expect(doubt?.places).toEqual(['港区芝公園'])
    expect(doubt?.about).toBe('other-place 105-0011 港区虎ノ門1')
    expect(
      addressDoubts({ postalCode: '4520961', locality: '港区', line1: '1' })[0]?.places,
    ).toEqual([])
  })
})
