import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { adminAddresses, isAdminAddress, movedAddress } from './admin-address.ts'

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
    ['/admin/operations/nothing', false],
    ['/administration', false],
  ])('%s: %s', (address, known) => {
    expect(isAdminAddress(address)).toBe(known)
  })
})

describe('movedAddress', () => {
  test.each([
    ['/admin/running', '', '/admin/operations'],
    ['/admin/running/mails', '?tab=sent&at=x', '/admin/operations/emails?tab=sent&at=x'],
    ['/admin/export/mails', '?charset=utf-8', '/admin/export/emails?charset=utf-8'],
    [
      '/admin/show-again',
      '?next=%2Fadmin%2Ftokens',
      '/admin/re-authenticate?next=%2Fadmin%2Ftokens',
    ],
    ['/admin/subscriptions', '?tab=by_hand&q=a', '/admin/subscriptions?tab=offline&q=a'],
    ['/admin/tokens/bulk', '?act=delete&pick=all', '/admin/tokens/bulk?pick=all&operation=delete'],
  ])('%s%s leads to %s', (pathname, search, now) => {
    expect(movedAddress(pathname, search)).toBe(now)
  })

  test.each([
    ['/admin/operations', '?tab=by_hand'],
    ['/admin/subscriptions', '?tab=active'],
    ['/admin/constructor', ''],
    ['/admin/running/nothing', ''],
    ['/running', ''],
  ])('%s%s stays', (pathname, search) => {
    expect(movedAddress(pathname, search)).toBeNull()
  })
})
