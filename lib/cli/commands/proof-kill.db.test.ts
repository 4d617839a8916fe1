import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { root } from '../local/install.mjs'
import { invokingVariable, plainEnvironment } from '../local/invoking-environment.mjs'

/** A twentieth of `npm run proof:kill`, with another seed each time: it is printed with what it found. */
test('killed fifty times, nobody is charged twice and nobody is left', async () => {
  const wanted = { kills: 50, stops: 3, restarts: 3, terminations: 10, runners: 3 }
  const args = Object.entries(wanted).flatMap(([name, count]) => [`--${name}`, `${count}`])
  const proof = spawn(
    process.execPath,
    [path.join(root, 'lib/cli/start.mjs'), 'proof:kill', ...args, '--hurried'],
    {
      cwd: root,
      env: {
        ...plainEnvironment(),
        NODE_ENV: 'production',
        DATA_DIR: invokingVariable('DATA_DIR'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const [said, wrong, [code]] = await Promise.all([
    text(proof.stdout),
    text(proof.stderr),
    once(proof, 'exit'),
  ])
  expect(`${said}${wrong}`).toMatch(
    /^0 double, 0 lost, 0 stuck, 0 rules broken, 0 processes not well$/m,
  )
  expect(code, said).toBe(0)
})
