import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { root } from '../local/install.mjs'
import { plainEnvironment } from '../local/invoking-environment.mjs'

test('npm run sandbox starts it with its options, and ends it', async () => {
  const args = ['sandbox', '--port', '0', '--memory', '--origin', 'http://pay.test']
  const child = fork(path.join(root, 'lib/cli/start.mjs'), args, {
    cwd: root,
    env: { ...plainEnvironment(), NODE_ENV: 'production' },
    silent: true,
  })
  const [message] = await once(child, 'message')
  expect(message).toEqual({ ready: true, origin: 'http://pay.test' })
  child.kill('SIGTERM')
  const [said, [code]] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    once(child, 'exit'),
  ])
  expect(said).toContain('http://pay.test/_control')
  expect(code).toBe(0)
})
