import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSession } from './testing.ts'

const here = import.meta.dirname
const { name, bin, dependencies } = JSON.parse(
  readFileSync(path.join(here, 'package.json'), 'utf8'),
)
/** Somebody else's project that has the package and what it depends on, and nothing more. */
const project = mkdtempSync(path.join(os.tmpdir(), 'sandbox-package-'))
const installed = path.join(project, 'node_modules', name)
const children: ChildProcess[] = []

beforeAll(() => {
  const { PATH = '', HOME = '' } = process.env
  execFileSync('npm', ['pack', '--silent', '--pack-destination', project], {
    cwd: here,
    env: { PATH, HOME },
  })
  const [packed = ''] = readdirSync(project)
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', packed, '-C', installed, '--strip-components=1'], { cwd: project })
  for (const dependency of Object.keys(dependencies)) link(dependency)
})

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(project, { recursive: true })
})

function link(dependency: string): void {
  const folders = createRequire(import.meta.url).resolve.paths(dependency) ?? []
  const found = folders.map((folder) => path.join(folder, dependency)).find(existsSync) ?? ''
  const place = path.join(project, 'node_modules', dependency)
  mkdirSync(path.dirname(place), { recursive: true })
  symlinkSync(found, place)
}

function node(...args: string[]): ChildProcess & { stdout: Readable } {
  const child = spawn(process.execPath, args, {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  }) as ChildProcess & { stdout: Readable }
  children.push(child)
  return child
}

test('the package is the compiled program, its README and its licence', () => {
  const files = readdirSync(installed, { recursive: true }).map(String)
  expect(readdirSync(installed).sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json'])
  expect(files.filter((file) => /test/.test(file))).toEqual([])
})

test('its command starts where the shop is not', async () => {
  const child = node(path.join(installed, bin['smartpay-sandbox']), '--port', '0', '--memory')
  const [{ origin }] = (await once(child, 'message')) as [{ origin: string }]
  expect((await createSession(origin)).url).toContain(origin)
  expect((await fetch(origin)).status).toBe(200)
})

test('code imports its server as the README prints it', async () => {
  const readme = readFileSync(path.join(installed, 'README.md'), 'utf8')
  const [, code = ''] = /```js\n(import \{ startSandbox .*?)```/s.exec(readme) ?? []
  const said = await text(node('--input-type=module', '-e', code).stdout)
  expect(said).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\n$/)
})
