import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '..')

/** `tokens/settle-token.ts` is looked for below lib, app and the root; `fields/` and `history.ts` anywhere. */
test('every file and folder that the tour names is there', () => {
  const tour = readFileSync(path.join(import.meta.dirname, 'README.md'), 'utf8')
  const named = [...tour.matchAll(/`([\w()[\]./-]+(?:\.(?:ts|tsx|md|json)|\/))`/g)].map(
    ([, name = '']) => name,
  )
  const below = ['app', 'lib', 'prisma'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true }),
  )
  const names = new Set(below.map((one) => (one.isDirectory() ? `${one.name}/` : one.name)))
  const isThere = (name: string) =>
    names.has(name) ||
    ['lib', 'app', '.'].some((folder) => existsSync(path.join(root, folder, name)))
  expect(named.length).toBeGreaterThan(80)
  expect(named.filter((name) => !isThere(name))).toEqual([])
})
