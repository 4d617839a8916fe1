import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { root } from '../local/install.mjs'
import { invokingVariable, plainEnvironment } from '../local/invoking-environment.mjs'
import { findPooler } from '../local/pooler.ts'

async function prove(...options: string[]) {
  const start = path.join(root, 'lib/cli/start.mjs')
  const proof = spawn(process.execPath, [start, 'proof:pooler', ...options], {
    cwd: root,
    env: { ...plainEnvironment(), NODE_ENV: 'production', DATA_DIR: invokingVariable('DATA_DIR') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [said, wrong, [code]] = await Promise.all([
    text(proof.stdout),
    text(proof.stderr),
    once(proof, 'exit'),
  ])
  return { said: `${said}${wrong}`, code }
}

/** The journeys of the same proof need the storefront that a later step of `npm test` builds. */
test('two runners behind a pooler charge everybody once, or the command says what it needs', async () => {
  const { said, code } = await prove('--charges', '60', '--connections', '3', '--no-journeys')
  if (findPooler() === null) {
    expect(said).toMatch(/^npm run proof:pooler needs PgBouncer, and here is none: .*apt-get/m)
    expect(code).toBe(1)
    return
  }
  expect(said).toMatch(/^0 double, 0 lost, 0 stuck, 0 rules broken, 0 processes not well$/m)
  expect(said).toMatch(/^[1-3] connections to PostgreSQL at most, for \d+ clients of the pooler$/m)
  expect(code, said).toBe(0)
})

test('a number that nobody can mean begins nothing', async () => {
  const { said, code } = await prove('--connections', '0')
  expect(said).toContain('--connections takes a whole number from 1 up')
  expect(code).toBe(1)
})
