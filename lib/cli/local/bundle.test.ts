import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ensureBundle } from './bundle.mjs'

const project = mkdtempSync(path.join(tmpdir(), 'teiki-bundle-'))
afterAll(() => rmSync(project, { recursive: true }))

test('a bundle follows its sources, and is left alone while they stay as they are', async () => {
  const bundle = path.join(project, 'out/made.mjs')
  writeFileSync(path.join(project, 'entry.ts'), "export { word } from './word.ts'\n")
  const answered = async (word: string) => {
    writeFileSync(path.join(project, 'word.ts'), `export const word: string = '${word}'\n`)
    await ensureBundle(project, 'entry.ts', bundle)
    return (await import(`${bundle}?${word}`)).word
  }
  expect(await answered('first')).toBe('first')
  expect(await answered('second')).toBe('second')
  const made = statSync(bundle).mtimeMs
  await ensureBundle(project, 'entry.ts', bundle)
  expect(statSync(bundle).mtimeMs).toBe(made)
})

test('what was left half made is made again, and a source that cannot be read is named', async () => {
  const bundle = path.join(project, 'half/made.mjs')
  writeFileSync(path.join(project, 'whole.ts'), 'export const whole: boolean = true\n')
  await ensureBundle(project, 'whole.ts', bundle)
  rmSync(bundle)
  await ensureBundle(project, 'whole.ts', bundle)
  expect((await import(bundle)).whole).toBe(true)
  writeFileSync(path.join(project, 'whole.ts'), 'export const = 1\n')
  await expect(ensureBundle(project, 'whole.ts', bundle)).rejects.toThrow(/whole\.ts/)
})
