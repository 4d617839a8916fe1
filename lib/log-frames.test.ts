import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, expect, test } from 'vitest'
import { ownPlaces, readFrames } from './log-frames.ts'

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'teiki-frames-')))
const chunk = path.join(root, '.next/server/chunks/[root]__a~1._.js')

afterAll(() => rmSync(root, { recursive: true }))

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
  writeFileSync(path.join(root, name), text)
}

async function thrownByBuild({ maps }: { maps: boolean }): Promise<Error> {
  write('lib/thrower.ts', `\n\nexport function thrower() {\n  throw new Error('no')\n}\n`)
  write('node_modules/theirs.ts', 'export const call = (work) => work()\n')
  write(
    'app/(shop)/page.ts',
    `import { call } from '../../node_modules/theirs.ts'\nimport { thrower } from '../../lib/thrower.ts'\n
export const page = () =>\n  call(() => thrower())\n`,
  )
  const options = { bundle: true, minify: true, format: 'cjs', logLevel: 'silent' } as const
  const entryPoints = [path.join(root, 'app/(shop)/page.ts')]
  await build({ ...options, entryPoints, outfile: chunk, sourcemap: true, absWorkingDir: root })
  if (!maps) rmSync(`${chunk}.map`)
  const require = createRequire(chunk)
  delete require.cache[chunk]
  try {
    require(chunk).page()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('nothing was thrown')
}

test('of a build with maps, the lines of our sources, and of nobody else', async () => {
  const error = await thrownByBuild({ maps: true })
  const frames = readFrames(ownPlaces(error, root), root)
  expect(frames).toEqual(['lib/thrower.ts:4', 'app/(shop)/page.ts:5', 'app/(shop)/page.ts:5'])
})

test('of a build without maps, the places in its chunks', async () => {
  const error = await thrownByBuild({ maps: false })
  const [first] = readFrames(ownPlaces(error, root), root)
  expect(first).toMatch(/^\.next\/server\/chunks\/\[root\]__a~1\._\.js:\d+:\d+$/)
})

test('a message that looks like a frame is none', () => {
  const error = new Error(`no\n    at ${root}/lib/0901234.ts:1:1`)
  expect(ownPlaces(error, root)).toEqual([])
})
