import { describe, expect, test } from 'vitest'
import { parcelIssues } from './parcel-address.ts'

const hanako = { lastName: '山田', firstName: '花子', locality: '港区', line1: '芝公園4-2-8' }
const issuesOf = (change: Parameters<typeof parcelIssues>[0]) =>
  parcelIssues({ ...hanako, ...change }).map(({ field, count }) => `${field} ${count}`)

describe('parcelIssues', () => {
  test.each([
    ['芝公園4-2-8', true],
    ['寺町通御池上る上本能寺前町488番地', true],
    ['大字飛島新田字竹之郷ヨタレ南ノ割1234番地5', true],
    ['桜丘町渋谷サクラステージSHIBUYAサイドSHIBUYAタワー1-1', true],
    ['あ'.repeat(32), true],
    ['あ'.repeat(33), false],
    ['Shibakoen 4-2-8, beside the temple of the three red lanterns', true],
    ['é'.repeat(64), true],
    ['é'.repeat(65), false],
    ['e\u0301'.repeat(64), true],
    ['𠮷'.repeat(32), true],
    ['ｶ'.repeat(64), true],
    // A full-width character has no room in the half that is left of the first line.
    [`1${'あ'.repeat(31)}`, true],
    [`1${'あ'.repeat(31)}2`, false],
    [`1${'あ'.repeat(15)}2${'あ'.repeat(16)}`, true],
  ])('%s fits into two lines: %s', (text, fits) => {
    for (const field of ['line1', 'line2', 'locality'] as const)
      expect(issuesOf({ [field]: text })).toEqual(fits ? [] : [`${field} 32`])
  })

  test.each([
    ['山田', '花子', []],
    ['Rodriguez', 'Maria Fernanda Luisa', []],
    ['Rodriguez de la Vega', 'Maria Fernanda', ['lastName 16']],
    ['Vega', 'Maria Fernanda de los Angeles Luz', ['firstName 16']],
    ['あ'.repeat(8), 'い'.repeat(7), []],
    ['あ'.repeat(8), 'い'.repeat(8), ['lastName 16']],
  ])('%s %s on one line', (lastName, firstName, issues) => {
    expect(issuesOf({ lastName, firstName })).toEqual(issues)
  })

  test('says nothing of what is missing', () => {
    expect(parcelIssues({})).toEqual([])
    expect(parcelIssues({ lastName: 'あ'.repeat(20) })).toEqual([])
  })
})
