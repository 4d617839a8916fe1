import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from './install.mjs'
import { memoryEnv, memoryFlags } from './memory-flags.ts'

test('npm start takes the same memory as a local run', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const env = Object.entries(memoryEnv).map(([name, value]) => `${name}=${value}`)
  expect(scripts.start).toContain(
    `env ${env.join(' ')} node ${memoryFlags.join(' ')} node_modules/next/dist/bin/next`,
  )
})
