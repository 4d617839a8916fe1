import { describe, expect, test } from 'vitest'
import { readFlash, tellsFlash, writeFlash } from './flash.ts'

describe('readFlash', () => {
  test('reads what was written', () => {
    expect(readFlash(writeFlash({ code: 'others-ended' }))).toEqual({ code: 'others-ended' })
  })

  test.each([null, undefined, '', 'Erased', '<b>', 'a'.repeat(41)])(
    'takes nothing else: %j',
    (value) => {
      expect(readFlash(value)).toBeNull()
    },
  )
})

describe('tellsFlash', () => {
  test.each([
    ['GET', '/admin', true],
    ['GET', '/admin/customers/cus_1', true],
    ['POST', '/admin/customers/cus_1', false],
    ['GET', '/admin/export/customers', false],
    ['GET', '/administration', false],
    ['GET', '/ja', false],
  ])('%s %s: %s', (method, pathname, tells) => {
    expect(tellsFlash(method, pathname)).toBe(tells)
  })
})
