import { expect, test } from 'vitest'
import { product } from './testing-sources.ts'

const lines = ({ text }: { text: string }) => text.split('\n').length - 1

/** Words and what only demos and previews show: read line by line, not understood as a whole. */
const dictionaries = /messages\.ts$|words|\/(i18n|styles?)\b|\/(samples|seed-shop)\.ts$|\/testing/

test('a file is read in one go: half of them within 60 lines, nine of ten within 110, each within 200', () => {
  const code = product.filter(({ name }) => !dictionaries.test(name))
  const sizes = code.map(lines).toSorted((one, other) => one - other)
  expect(sizes[Math.floor(sizes.length * 0.5)]).toBeLessThanOrEqual(60)
  expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(110)
  expect(code.filter((one) => lines(one) > 200).map(({ name }) => name)).toEqual([])
})

test('a dictionary has 260 lines at most', () => {
  const long = product.filter((one) => dictionaries.test(one.name) && lines(one) > 260)
  // The sandbox's sheet of styles.
  expect(long.map(({ name }) => name)).toEqual(['lib/sandbox/inspector/style.ts'])
})

test('an action takes a form, calls a verb and leads on: eight imports at most', () => {
  const actions = product.filter(({ text }) => text.startsWith("'use server'"))
  expect(actions.length).toBeGreaterThan(30)
  expect(actions.filter(({ imports }) => imports.length > 8).map(({ name }) => name)).toEqual([])
})
