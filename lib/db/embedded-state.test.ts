import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { freePort, parseState } from './embedded-state.ts'

describe('parseState', () => {
  const file = ['4711', '/data', '1700000000', '42585', '', '127.0.0.1', ' 1 2', 'ready   ', '']

  test('reads process, port and readiness', () => {
    expect(parseState(file.join('\n'))).toEqual({ pid: 4711, port: 42585, ready: true })
  })

  test('is not ready while it recovers', () => {
    expect(parseState(file.with(7, 'starting').join('\n'))?.ready).toBe(false)
  })

  test.each(['', '\n', 'nonsense', '0\n/data', '-1'])('finds no server in %j', (text) => {
    expect(parseState(text)).toBeNull()
  })
})

describe('freePort', () => {
  test('keeps the wanted port while it is free', async () => {
    const port = await freePort()
    expect(await freePort(port)).toBe(port)
  })

  test('gives another when somebody listens there', async () => {
    const taken = await freePort()
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(taken, '127.0.0.1', resolve))
    expect(await freePort(taken)).not.toBe(taken)
    await new Promise((resolve) => server.close(resolve))
  })
})
