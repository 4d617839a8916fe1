import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { adminAddresses, isAdminAddress } from './admin-address.ts'

const folder = path.join(import.meta.dirname, '../app/(admin)')

/** Groups such as `(auth)` are no part of an address. */
function builtAddresses(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => `/${path.dirname(file)}`.replaceAll(/\/\([\w-]+\)/g, ''))
}

describe('isAdminAddress', () => {
  test('knows every page that is built, and no other', () => {
    expect([...adminAddresses].toSorted()).toEqual(builtAddresses().toSorted())
  })

  test.each([
    ['/admin', true],
    ['/admin/', true],
    ['/admin/tokens/tok_1', true],
    ['/admin/export/customers', true],
    ['/admin/nothing-here', false],
    ['/admin/tokens/tok_1/more', false],
    ['/admin/running/nothing', false],
    ['/administration', false],
  ])('%s: %s', (address, known) => {
    expect(isAdminAddress(address)).toBe(known)
  })
})
