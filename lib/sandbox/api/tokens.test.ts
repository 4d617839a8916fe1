import { expect, test } from 'vitest'
import { approve, createSession, openSandbox, send } from '../testing.ts'

async function activeToken(origin: string): Promise<string> {
  const { token } = await createSession(origin)
  await approve(origin, token.id)
  return `${origin}/v1/tokens/${token.id}`
}

test.each([
  ['nothing', undefined],
  ['an object', '{}'],
  ['a list', '[]'],
  ['half', '{"a":'],
])('pauses and resumes with %s as body', async (_name, body) => {
  const token = await activeToken(await openSandbox())
  const sent = { body, headers: { 'content-type': 'application/json' } }
  for (const [move, status] of [
    ['disable', 'disabled'],
    ['disable', 'disabled'],
    ['enable', 'active'],
    ['enable', 'active'],
  ] as const) {
    const answer = await send('PUT', `${token}/${move}`, sent)
    expect(answer.status).toBe(200)
    expect(answer.text).toBe('')
    expect(answer.headers.get('content-type')).toBeNull()
    expect((await send('GET', token)).json).toMatchObject({ status })
  }
})

test('deletes for good and without a body', async () => {
  const token = await activeToken(await openSandbox())
  const answer = await send('DELETE', `${token}?idempotencyKey=leaked`)
  expect([answer.status, answer.text, answer.headers.get('content-type')]).toEqual([204, '', null])
  for (const [method, url] of [
    ['GET', token],
    ['DELETE', token],
    ['PUT', `${token}/enable`],
    ['PUT', `${token}/disable`],
  ] as const) {
    const after = await send(method, url)
    expect([url, after.status]).toEqual([url, 404])
    expect(after.text).toContain('"errorCode":"token.not-found"')
  }
})

test('neither pauses nor resumes before the shopper agreed', async () => {
  const origin = await openSandbox()
  const { token } = await createSession(origin)
  const address = `${origin}/v1/tokens/${token.id}`
  for (const move of ['enable', 'disable'])
    expect((await send('PUT', `${address}/${move}`)).status).toBe(404)
  expect((await send('GET', address)).json).toEqual(token)
})

test('lists only active and disabled tokens', async () => {
  const origin = await openSandbox()
  await createSession(origin)
  const active = await activeToken(origin)
  const disabled = await activeToken(origin)
  const deleted = await activeToken(origin)
  await send('PUT', `${disabled}/disable`)
  await send('DELETE', deleted)
  const { json } = await send<{ data: { id: string }[] }>('GET', `${origin}/v1/tokens`)
  const listed = json.data.map(({ id }) => `${origin}/v1/tokens/${id}`)
  expect(listed.toSorted()).toEqual([active, disabled].toSorted())
})
