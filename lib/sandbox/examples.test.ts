import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { activeToken, openSandbox, readLedger } from './testing.ts'

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** The README's code of this language that has the word in it, with our address and port instead of the usual ones. */
function example(language: string, word: string, origin: string, port = 3999): string {
  const blocks = [...readme.matchAll(/```(\w+)\n(.*?)```/gs)]
  const found = blocks.find(([, name, code]) => name === language && code?.includes(word))
  const code = found?.[2] ?? ''
  return code.replaceAll(/http:\/\/127\.0\.0\.1:4010\b|\b3999\b/g, (place) =>
    place === '3999' ? String(port) : origin,
  )
}

function run(
  command: string,
  args: string[],
  env: Record<string, string> = {},
): ChildProcess & { stdout: NodeJS.ReadableStream } {
  const child = spawn(command, args, {
    cwd: import.meta.dirname,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  return child
}

function node(code: string, env: Record<string, string> = {}) {
  return run(process.execPath, ['--input-type=module', '-e', code], env)
}

test('the story in curl goes as printed', async () => {
  const origin = await openSandbox()
  const said = await text(run('bash', ['-c', example('sh', 'TOKEN', origin)]).stdout)
  expect(said).toContain('"object":"refund"')
  expect(said).toContain(`${origin}/checkout_test_`)
  const { orders, refunds } = await readLedger(origin)
  expect(Object.values(orders)).toMatchObject([{ status: 'succeeded', reference: 'inv_1' }])
  expect(Object.values(refunds)).toMatchObject([{ amount: 500 }])
})

test('the story with the SDK goes as printed', async () => {
  const origin = await openSandbox()
  for (const _time of ['first', 'second']) {
    const said = await text(node(example('js', 'refund(', origin)).stdout)
    expect(said).toMatch(/^succeeded \[ 'refund_test_\w+' \]\n$/)
  }
})

test('the SDK takes the address with api.smartpay from the environment', async () => {
  const origin = await openSandbox()
  const [, prefix] = /SMARTPAY_API_PREFIX=(\S+)/.exec(example('sh', 'API_PREFIX', origin)) ?? []
  const code = example('js', 'refund(', origin).replace(/, \{ apiPrefix: .*? \}/, '')
  expect(code).not.toContain('apiPrefix')
  const said = await text(node(code, { SMARTPAY_API_PREFIX: prefix ?? '' }).stdout)
  expect(said).toMatch(/^succeeded /)
})

test('the webhook story goes as printed', async () => {
  const origin = await openSandbox()
  const port = await freePort()
  const code = example('js', 'createServer', origin, port)
  const { stdout } = node(`${code.trimEnd()}.once('listening', () => console.log('ready'))`)
  const said: string[] = []
  for await (const chunk of stdout) {
    said.push(...String(chunk).trim().split('\n'))
    if (said.includes('ready') && said.length === 1) await activeToken(origin)
    if (said.length === 3) break
  }
  expect(said.toSorted()).toEqual(['ready', 'true token.approved', 'true token.created'])
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
