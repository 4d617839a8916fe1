import { expect, test } from 'vitest'
import { isOtherTown } from './other-town.ts'

const sapporo = { administrativeArea: '北海道', locality: '札幌市中央区' }

test.each([
  ['the same', sapporo, false],
  ['the same with a space', { ...sapporo, locality: '札幌市　中央区' }, false],
  ['nothing yet', { administrativeArea: '', locality: '' }, false],
  ['a prefecture alone', { administrativeArea: '北海道' }, false],
  ['another prefecture', { ...sapporo, administrativeArea: '東京都' }, true],
  ['another city', { ...sapporo, locality: '札幌市北区' }, true],
])('%s', (_name, typed, other) => {
  expect(isOtherTown(typed, sapporo)).toBe(other)
})
