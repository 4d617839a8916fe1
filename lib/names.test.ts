import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '..')

/**
 * Words of our own where the field has one. A newcomer looks each of them up. What an ordinary compound has besides (a
 * line of text, a postcode looked up, a subscription that is running) is not among them.
 */
const privateWords = [
  'happening',
  'teller',
  'told',
  'deed',
  'door',
  'room',
  'figure',
  'carries',
  'carried',
  'notice',
  'notices',
  'elsewhere',
  'errand',
  'leash',
  'tally',
  'dice',
  'evening',
  'desk',
  'plot',
  'standing',
  'trouble',
  'mend',
  'remedy',
  'keep',
  'kept',
  'way',
  'ways',
  'hand',
  'act',
  'acts',
]

test('names of files and exports use the field’s words', () => {
  const names = ['app', 'lib', 'e2e'].flatMap(namesBelow)
  const found = names.filter(({ words }) => privateWords.some((word) => words.includes(word)))
  expect(found.map(({ name }) => name)).toEqual([])
})

test('names of the database use the field’s words', () => {
  const folder = path.join(root, 'prisma/schema')
  const text = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'))
  const models = text
    .join('\n')
    .replaceAll(/\/\/.*$/gm, '')
    .replace(/generator [^}]*}/, '')
  const names = [...models.matchAll(/\w+/g)].map(([name]) => name)
  const found = names.filter((name) => privateWords.some((word) => wordsOf(name).includes(word)))
  expect(found).toEqual([])
})

/** Each name as its words in small letters: of files, without the folders of routes, and of what they export. */
function namesBelow(folder: string): { name: string; words: string[] }[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((name) => !/^lib\/(db\/generated|sandbox)\/|node_modules/.test(name))
    .flatMap((name) => [path.basename(name), ...exportsOf(name)])
    .map((name) => ({ name, words: wordsOf(name) }))
}

function exportsOf(name: string): string[] {
  const text = readFileSync(path.join(root, name), 'utf8')
  const found = text.matchAll(/^export (?:async )?(?:const|function|class|type|let) (\w+)/gm)
  return [...found].map(([, exported = '']) => exported)
}

function wordsOf(name: string): string[] {
  return name
    .replace(/\..*$/, '')
    .split(/(?=[A-Z])|[-_]/)
    .map((word) => word.toLowerCase())
}
