import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainEnvironment } from '../../local/invoking-environment.mjs'
import { offlineOptions } from './offline.mjs'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'teiki offline-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What a program prints that another one starts. */
function printed(code: string, record: string): string {
  const outer = `process.stdout.write(require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(code)}]))`
  const env = {
    ...plainEnvironment(),
    NODE_ENV: 'test',
    NODE_OPTIONS: offlineOptions(record),
  } as const
  return spawnSync(process.execPath, ['-e', outer], { encoding: 'utf8', env }).stdout
}

test('a program and those that it starts reach no other machine, and who tried is written down', () => {
  const record = path.join(folder, 'asked')
  const code = `fetch('https://telemetry.example/x').catch((error) => console.log(error.cause.message))`
  expect(printed(code, record)).toBe('telemetry.example is another machine\n')
  expect(readFileSync(record, 'utf8')).toBe('telemetry.example\n')
})

test('this machine is reached', () => {
  const record = path.join(folder, 'none')
  const code = `const server = require('node:http').createServer((_, answer) => answer.end('here'))
    server.listen(0, '127.0.0.1', async () => {
      console.log(await (await fetch('http://127.0.0.1:' + server.address().port)).text())
      server.close()
    })`
  expect(printed(code, record)).toBe('here\n')
  expect(existsSync(record)).toBe(false)
})
