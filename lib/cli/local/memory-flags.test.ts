import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from './install.mjs'
import { memoryFlags } from './memory-flags.ts'

test('npm start takes the same memory as a local run', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  expect(scripts.start).toContain(`node ${memoryFlags.join(' ')} node_modules/next/dist/bin/next`)
})
