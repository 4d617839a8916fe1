import { expect, test } from 'vitest'
import { post } from './post.ts'
import { openReceiver } from './testing-receiver.ts'

const body = JSON.stringify({ id: 'evt_test_1', eventData: { type: 'token.used' } })

function attempt(url: string, options: { stopped?: AbortSignal; timeoutMs?: number } = {}) {
  const stopped = new AbortController().signal
  return post(url, { headers: { 'x-a': 'b' }, body, stopped, ...options })
}

test('reads how an answer begins', async () => {
  const { url, delivered } = await openReceiver([(response) => response.end('x'.repeat(9_000))])
  expect(await attempt(url)).toMatchObject({ status: 200, answer: 'x'.repeat(500) })
  expect(delivered).toMatchObject([{ body, headers: { 'x-a': 'b' } }])
})

test('does not follow a redirect', async () => {
  const answer = [307, { location: 'http://127.0.0.1:1/' }] as const
  const { url, delivered } = await openReceiver([(response) => response.writeHead(...answer).end()])
  expect(await attempt(url)).toMatchObject({ status: 307 })
  expect(delivered).toHaveLength(1)
})

test.each([
  ['before a word', () => undefined],
  ['in the middle', (response: { write: (text: string) => void }) => response.write('half')],
])('gives up on silence %s', async (_name, answer) => {
  const { url } = await openReceiver([answer])
  const answered = await attempt(url, { timeoutMs: 50 })
  expect(answered).toMatchObject({ status: null, error: 'no answer in time' })
})

test('says what went wrong on the way', async () => {
  const refused = await attempt('http://127.0.0.1:1/')
  expect(refused).toMatchObject({
    status: null,
    error: expect.stringMatching(/ECONNREFUSED|bad port/),
  })
  const stopped = await attempt('http://127.0.0.1:1/', { stopped: AbortSignal.abort() })
  expect(stopped).toMatchObject({ status: null, error: expect.any(String) })
})
