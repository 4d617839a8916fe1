import { describe, expect, test } from 'vitest'
import { readLogLine } from './log-line.ts'

describe('readLogLine', () => {
  test.each([
    [
      'puts the event first',
      '{"level":40,"time":1795532030319,"signupId":"su_1","kind":"timeout","msg":"call failed"}',
      'warning: call failed, signupId su_1, kind timeout',
    ],
    [
      'puts the frames below',
      '{"level":50,"errorName":"Error","frames":["lib/a.ts:1","app/b.tsx:22"],"msg":"page failed"}',
      'error: page failed, errorName Error\n    at lib/a.ts:1\n    at app/b.tsx:22',
    ],
    ['leaves other lines alone', ' ▲ Next.js 16.4.5', null],
    ['leaves half a line alone', '{"level":50,"msg":"pa', null],
  ])('%s', (_name, line, shown) => {
    expect(readLogLine(line)).toBe(shown)
  })
})
