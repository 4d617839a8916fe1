import { expect, test } from 'vitest'
import { approve, control, createSession, eventTypesOf, openSandbox, send } from '../testing.ts'

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

test('tells endpoints of every move that changes something', async () => {
  const origin = await openSandbox()
  const token = await activeToken(origin)
  for (const move of ['disable', 'disable', 'enable', 'enable'])
    await send('PUT', `${token}/${move}`)
  await send('DELETE', token)
  const { token: other } = await createSession(origin)
  await control(origin, 'POST', `tokens/${other.id}/reject`)
  expect(await eventTypesOf(origin)).toEqual([
    'token.created',
    'token.approved',
    'token.disabled',
    'token.enabled',
    'token.deleted',
    'token.created',
    'token.rejected',
  ])
})

test('hides what was never authorized when told to', async () => {
  const origin = await openSandbox()
  const { token: pending } = await createSession(origin)
  const { token: rejected } = await createSession(origin)
  await control(origin, 'POST', `tokens/${rejected.id}/reject`)
  const active = await activeToken(origin)
  const read = async () => {
    const urls = [pending, rejected].map(({ id }) => `${origin}/v1/tokens/${id}`)
    return Promise.all([...urls, active].map(async (url) => (await send('GET', url)).status))
  }
  expect(await read()).toEqual([200, 200, 200])
  await control(origin, 'PUT', 'rules', { hideUnauthorizedTokens: true })
  expect(await read()).toEqual([404, 404, 200])
})
