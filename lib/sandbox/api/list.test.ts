import { expect, test } from 'vitest'
import { approve, createSession, openSandbox, send } from '../testing.ts'

type List = {
  pageToken: string
  nextPageToken?: string
  maxResults: number
  results: number
  data: { id: string; token: unknown }[]
}

test('walks the pages from newest to oldest', async () => {
  let now = 1_700_000_000_000
  const origin = await openSandbox({ now: () => now })
  const ids: string[] = []
  for (const laterMs of [0, 0, 5, 0, 7]) {
    now += laterMs
    ids.unshift((await createSession(origin)).id)
  }
  const list = (query: string) =>
    send<List>('GET', `${origin}/v1/checkout-sessions?maxResults=2&${query}`)
  const seen: string[] = []
  let token = ''
  for (const results of [2, 2, 1]) {
    const { json } = await list(`pageToken=${token}`)
    expect(json).toMatchObject({ object: 'collection', maxResults: 2, results })
    expect(json.pageToken).toBe(token || json.pageToken)
    seen.push(...json.data.map(({ id }) => id))
    token = json.nextPageToken ?? ''
  }
  expect(token).toBe('')
  expect(seen.toSorted()).toEqual(ids.toSorted())
  expect(seen[0]).toBe(ids[0])
})

test('goes on where it was when things come and go', async () => {
  const origin = await openSandbox()
  for (let count = 0; count < 4; count += 1)
    await approve(origin, (await createSession(origin)).token.id)
  const list = (query: string) => send<List>('GET', `${origin}/v1/tokens?maxResults=2&${query}`)
  const first = (await list('pageToken')).json
  const next = (await list(`pageToken=${first.nextPageToken}`)).json
  await send('DELETE', `${origin}/v1/tokens/${next.data[0]?.id}`)
  await approve(origin, (await createSession(origin)).token.id)
  const again = (await list(`pageToken=${first.nextPageToken}`)).json
  expect(again.data).toEqual(next.data.slice(1))
})

test('answers an empty list of twenty', async () => {
  const { json } = await send<List>('GET', `${await openSandbox()}/v1/tokens?dev-lang=ruby&expand=`)
  const pageToken = expect.stringMatching(/^[\w-]+$/)
  expect(json).toEqual({ object: 'collection', pageToken, maxResults: 20, results: 0, data: [] })
})

test('expands each session of a list', async () => {
  const origin = await openSandbox()
  const session = await createSession(origin)
  const list = (query: string) => send<List>('GET', `${origin}/v1/checkout-sessions${query}`)
  expect((await list('?expand=all')).json.data).toEqual([session])
  expect((await list('')).json.data[0]?.token).toBe(session.token.id)
})

test.each([
  'maxResults=0',
  'maxResults=101',
  'maxResults=1.5',
  'maxResults=1e1',
  'maxResults=0x10',
  'maxResults=%2010',
  'maxResults=x',
  'pageToken=x',
])('refuses %s', async (query) => {
  const { status, json } = await send('GET', `${await openSandbox()}/v1/tokens?${query}`)
  expect(status).toBe(400)
  expect(json).toMatchObject({ errorCode: 'request.invalid' })
})

test('a page token is of one list and one mode, and counts whole', async () => {
  const origin = await openSandbox()
  const list = (name: string, query: string, key?: string) =>
    send<List>('GET', `${origin}/v1/${name}?${query}`, key ? { key } : {})
  for (let count = 0; count < 2; count += 1)
    await approve(origin, (await createSession(origin)).token.id)
  const { pageToken, nextPageToken = '' } = (await list('tokens', 'maxResults=1')).json
  expect((await list('tokens', `pageToken=${nextPageToken}`)).json.results).toBe(1)
  for (const [name, token, key] of [
    ['orders', nextPageToken, undefined],
    ['checkout-sessions', nextPageToken, undefined],
    ['tokens', nextPageToken, 'sk_live_tests'],
    ['tokens', `${nextPageToken}=`, undefined],
    ['tokens', `${nextPageToken}!`, undefined],
    ['tokens', nextPageToken.slice(0, -1), undefined],
    ['orders', pageToken, undefined],
  ] as const)
    expect((await list(name, `pageToken=${encodeURIComponent(token)}`, key)).status).toBe(400)
})
