import { describe, expect, test } from 'vitest'
import { missingPackages } from './install.mjs'

const lock = {
  '': { version: '0.1.0' },
  'node_modules/next': { version: '16.4.5' },
  'node_modules/other-platform': { version: '1.0.0', optional: true },
  'node_modules/somebody-elses': { version: '1.0.0', peer: true },
}

describe('missingPackages', () => {
  test.each([
    ['needs nothing when the versions agree', { 'node_modules/next': { version: '16.4.5' } }, []],
    ['names what is not there', {}, ['node_modules/next']],
    [
      'names what has another version',
      { 'node_modules/next': { version: '16.4.6' } },
      ['node_modules/next'],
    ],
  ])('%s', (_name, present, missing) => {
    expect(missingPackages(lock, present)).toEqual(missing)
  })
})
