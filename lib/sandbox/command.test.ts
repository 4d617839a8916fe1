import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { options } from './options.mjs'
import { createSession, openSandbox, readLedger, sessionBody } from './testing.ts'
import { bundle } from './testing-program.ts'

type Child = ChildProcess & { stdout: Readable; stderr: Readable }

const made = mkdtempSync(path.join(os.tmpdir(), 'sandbox-program-'))
const program = await bundle('bin.ts', made)
const children: Child[] = []
let dataDir = ''

beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'sandbox-command-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) await end(child, 'SIGKILL')
  rmSync(dataDir, { recursive: true })
})
afterAll(() => rmSync(made, { recursive: true }))

function command(...args: string[]): Child {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: dataDir,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  }) as Child
  children.push(child)
  return child
}

async function started(...args: string[]): Promise<{ child: Child; origin: string }> {
  const child = command('--port', '0', ...args)
  const [{ origin }] = (await once(child, 'message')) as [{ ready: true; origin: string }]
  return { child, origin }
}

async function end(child: Child, signal: NodeJS.Signals): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  child.kill(signal)
  const [code] = await once(child, 'exit')
  return code
}

/** What it says when it does not start. */
async function refusal(...args: string[]): Promise<{ code: unknown; said: string }> {
  const child = command(...args)
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  return { code, said }
}

test('a killed sandbox has all that it answered', async () => {
  const { child, origin } = await started('--data', dataDir)
  const answered: string[] = []
  const customer = async (name: number) => {
    for (let count = 0; ; count += 1)
      answered.push((await createSession(origin, { reference: `${name}-${count}` })).id)
  }
  const load = Promise.allSettled([1, 2, 3, 4].map(customer))
  while (answered.length < 60) await createSession(origin, { reference: 'steady' })
  await end(child, 'SIGKILL')
  await load
  const again = await started('--data', dataDir)
  const { sessions, tokens } = await readLedger(again.origin)
  expect(answered.filter((id) => !(id in sessions))).toEqual([])
  expect(Object.keys(tokens)).toHaveLength(Object.keys(sessions).length)
})

test('ends at once on a signal, however often it comes', async () => {
  const { child, origin } = await started('--memory')
  const url = `${origin}/v1/checkout-sessions`
  const idle = await fetch(url, { headers: { authorization: 'Basic sk_test_a' } })
  expect(idle.status).toBe(200)
  const impatience = setInterval(() => child.kill('SIGINT'))
  const [code] = await once(child, 'exit')
  clearInterval(impatience)
  expect(code).toBe(0)
})

test('ends with the npm that started it', async () => {
  const args = ['-c', '"$0" "$@"; :', process.execPath, program, '--port', '0', '--memory']
  const npm = spawn('sh', args, {
    env: { ...process.env, npm_lifecycle_event: 'npx' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await once(npm, 'message')
  npm.kill('SIGKILL')
  // Only the sandbox still held the channel.
  await once(npm, 'disconnect')
})

test('tells its addresses and takes names from its arguments', async () => {
  const { child, origin } = await started(
    '--memory',
    '--shop-name',
    'Kissa',
    '--origin',
    'http://pay.test',
  )
  expect(origin).toBe('http://pay.test')
  child.kill('SIGTERM')
  const said = await text(child.stdout)
  expect(said).toContain('http://pay.test/v1')
  expect(said).toContain('http://pay.test/_control')
  expect(said).toContain('sk_test_')
})

test('says in a sentence why it does not start', async () => {
  const taken = new URL(await openSandbox()).port
  const held = await started('--data', dataDir)
  for (const [args, sentence] of [
    [['--memory', '--port', taken], `Port ${taken} is taken: choose another with --port`],
    [['--port', '0', '--data', dataDir], `uses ${dataDir}: name another folder with --data`],
    [['--port', '0', '--data', `${program}/x`], 'Cannot write to'],
    [['--port', 'x'], '--port takes a number'],
    [['--origin', 'nowhere', '--memory'], '--origin takes an origin'],
  ] as const) {
    const { code, said } = await refusal(...args)
    expect(said).toContain(sentence)
    expect(said.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(1)
  }
  expect((await createSession(held.origin, sessionBody)).id).toMatch(/^checkout_test_/)
})

test('explains itself, and refuses by its name what it does not know', async () => {
  const asked = command('--help')
  const help = await text(asked.stdout)
  for (const option of Object.keys(options)) expect(help).toContain(`--${option}`)
  for (const args of [['--bogus'], ['extra']]) {
    const { code, said } = await refusal(...args)
    expect(code).toBe(2)
    expect(said).toContain(args[0])
    expect(said).toContain(help)
  }
})
