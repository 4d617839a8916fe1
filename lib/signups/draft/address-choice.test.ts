import { describe, expect, test } from 'vitest'
import { addressLine } from '#lib/customers/fields/postal-address.ts'
import { addressChoices, choiceOf, withAddress } from './address-choice.ts'

const minato = { administrativeArea: '東京都', locality: '港区', line1: '芝公園' }

describe('withAddress', () => {
  test('fills what is empty', () => {
    expect(withAddress({ postalCode: '105-0011' }, 'look')).toMatchObject(minato)
  })

  test('leaves a typed street alone', () => {
    const typed = { postalCode: '105-0011', line1: '芝公園4-2-8' }
    expect(withAddress(typed, 'look')).toMatchObject({ ...minato, line1: '芝公園4-2-8' })
  })

  test('takes the chosen one of several', () => {
    const typed = { postalCode: '498-0000', line1: '' }
    const [, second] = addressChoices(typed)
    if (!second) throw new Error('498-0000 has one address only')
    expect(withAddress(typed, choiceOf(typed, second))).toMatchObject(second)
  })

  test('a button of another code chooses nothing', () => {
    const typed = { postalCode: '498-0000' }
    const [first] = addressChoices(typed)
    const choice = first ? choiceOf(typed, first) : ''
    const changed = { postalCode: '452-0961' }
    expect(withAddress(changed, choice)).toEqual(changed)
  })
})

describe('addressLine', () => {
  test.each([
    ['東京都港区芝公園4-2-8', { ...minato, line1: '芝公園4-2-8' }],
    ['東京都港区芝公園4-2-8 タワー15階', { ...minato, line1: '芝公園4-2-8', line2: 'タワー15階' }],
    [
      '東京都 Minato-ku Shibakoen 4-2-8',
      { administrativeArea: '東京都', locality: 'Minato-ku', line1: 'Shibakoen 4-2-8' },
    ],
  ])('%s', (expected, address) => expect(addressLine(address)).toBe(expected))
})
