import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sourcesHash } from './storefront-build.ts'

let base = ''

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'teiki-sources-'))
  mkdirSync(path.join(base, 'lib/cli/commands'), { recursive: true })
  write('lib/money.ts', 'one')
  write('proxy.ts', 'two')
})

afterEach(() => rmSync(base, { recursive: true, force: true }))

const write = (file: string, text: string) => writeFileSync(path.join(base, file), text)
const hash = () => sourcesHash(base, ['lib', 'proxy.ts', 'not-there.ts'])

describe('sourcesHash', () => {
  test('stays the same for the same sources', () => {
    expect(hash()).toBe(hash())
  })

  test.each([
    ['a file changes', 'lib/money.ts', 'uno'],
    ['a file comes', 'lib/new.ts', ''],
    ['a missing source appears', 'not-there.ts', ''],
  ])('changes when %s', (_name, file, text) => {
    const before = hash()
    write(file, text)
    expect(hash()).not.toBe(before)
  })

  test('changes when a file takes another name', () => {
    const before = hash()
    rmSync(path.join(base, 'lib/money.ts'))
    write('lib/coins.ts', 'one')
    expect(hash()).not.toBe(before)
  })

  test.each(['lib/money.test.ts', 'lib/cli/commands/demo.ts', 'lib/README.md'])(
    'ignores %s, which no page contains',
    (file) => {
      const before = hash()
      write(file, 'three')
      expect(hash()).toBe(before)
    },
  )
})
