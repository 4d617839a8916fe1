import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../local/install.mjs'
import { explained } from './explained.ts'
import { isGood, judgeMutants, type Mutant, percentOf } from './judge-mutants.ts'
import { parts } from './parts.ts'

const change = { file: 'lib/rule.ts', line: 'return a > b', code: 'a > b', becomes: 'a >= b' }
const survivor: Mutant = { ...change, at: 3, outcome: 'survived' }
const killed: Mutant = { ...survivor, becomes: 'true', outcome: 'killed' }
const because = 'Both say the same where a is b.'
const files = ['lib/rule.ts']
const many = (count: number) => Array.from({ length: count }, () => killed)

describe('judgeMutants', () => {
  test('is good where nineteen of twenty are killed and the last is explained', () => {
    const judgement = judgeMutants(files, [...many(19), survivor], [{ ...change, because }])
    expect(percentOf(judgement)).toBe(95)
    expect(isGood(judgement)).toBe(true)
  })

  test.each<[string, Mutant[], object[]]>([
    ['nobody explained a survivor', [...many(99), survivor], []],
    ['too many survive, explained or not', [...many(18), survivor], [change]],
    ['what was explained is killed by now', many(20), [change]],
    ['another change of the line was explained', [...many(99), survivor], [{ code: 'b' }]],
  ])('is not good where %s', (_name, mutants, explanations) => {
    const said = explanations.map((one) => ({ ...change, because, ...one }))
    expect(isGood(judgeMutants(files, mutants, said))).toBe(false)
  })

  test('takes tests that do not end for a kill, and says how many', () => {
    const judgement = judgeMutants(files, [...many(1), { ...survivor, outcome: 'timed-out' }], [])
    expect(judgement).toMatchObject({ mutants: 2, killed: 2, timedOut: 1 })
  })

  test('leaves explanations of other files alone', () => {
    const other = { ...change, file: 'lib/other.ts', because }
    expect(isGood(judgeMutants(files, many(20), [other]))).toBe(true)
  })
})

test('every part has rules, and no rule two parts', () => {
  expect(parts.filter((part) => part.files.length === 0)).toEqual([])
  const all = parts.flatMap((part) => part.files)
  expect(new Set(all).size).toBe(all.length)
})

test.each(explained)(
  '$file still has the line of an explanation: $line',
  ({ file, line, code }) => {
    expect(parts.some((part) => part.files.includes(file))).toBe(true)
    const lines = readFileSync(path.join(root, file), 'utf8').split('\n')
    expect(lines.map((one) => one.trim())).toContain(line)
    expect(line).toContain(code)
  },
)
