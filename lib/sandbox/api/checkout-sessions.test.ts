import { describe, expect, test } from 'vitest'
import { createSession, openSandbox, send, sessionBody } from '../testing.ts'

function post(origin: string, body: unknown) {
  return send('POST', `${origin}/v1/checkout-sessions?dev-lang=nodejs&sdk-version=0.9.1`, { body })
}

const address = { line1: '', locality: '港区', postalCode: '123', country: 'jp' }

describe('POST /checkout-sessions', () => {
  test('answers the session with its token', async () => {
    const origin = await openSandbox()
    const { status, json, text } = await post(origin, {
      ...sessionBody,
      locale: 'ja',
      reference: 'sub_1',
      metadata: { plan: 'x' },
      customerInfo: { emailAddress: 'a@b.jp', address },
    })
    expect(status).toBe(200)
    const shared = { reference: 'sub_1', metadata: { plan: 'x' }, test: true }
    expect(json).toMatchObject({
      id: expect.stringMatching(/^checkout_test_[0-9A-Za-z]{22}$/),
      object: 'checkoutSession',
      token: { object: 'token', status: 'requires_authorization', ...shared },
      customerInfo: { emailAddress: 'a@b.jp', address: { ...address, country: 'JP' } },
      successUrl: sessionBody.successUrl,
      cancelUrl: sessionBody.cancelUrl,
      locale: 'ja',
      ...shared,
    })
    expect(json.url).toMatch(
      new RegExp(`^${origin}/${json.id}\\.[0-9A-Za-z]{6}\\.[0-9A-Za-z]{86}$`),
    )
    expect(Object.keys(json)).not.toContain('tokenType')
    expect(text).not.toContain('": ')
  })

  test('takes null as not given and ignores the unknown', async () => {
    const origin = await openSandbox()
    const { status, json } = await post(origin, {
      ...sessionBody,
      tokenType: null,
      locale: null,
      reference: null,
      metadata: null,
      promotionCode: 'SPRING',
      customerInfo: { email: 'a@b.jp', address: null, firstName: null, gender: 'x' },
    })
    expect(status).toBe(200)
    expect(json).toMatchObject({ metadata: {}, customerInfo: {} })
    expect(Object.keys(json)).not.toContain('reference')
  })

  const twentyOne = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`k${index}`, 'v']))
  test.each([
    ['another mode', { mode: 'subscription' }],
    ['a strange token type', { tokenType: 'once' }],
    ['no customer', { customerInfo: undefined }],
    ['a relative address', { successUrl: '/ok' }],
    ['a script as address', { cancelUrl: 'javascript:alert(1)' }],
    ['a line break in an address', { cancelUrl: 'https://a.example/\r\nset-cookie: a=b' }],
    ['a third language', { locale: 'fr' }],
    ['a long reference', { reference: 'x'.repeat(41) }],
    ['too many metadata', { metadata: twentyOne }],
    ['a metadata number', { metadata: { a: 1 } }],
    ['a long metadata value', { metadata: { a: 'x'.repeat(501) } }],
    ['a domestic phone number', { customerInfo: { phoneNumber: '09012345678' } }],
    ['another country', { customerInfo: { address: { ...address, country: 'US' } } }],
    ['no locality', { customerInfo: { address: { ...address, locality: null } } }],
    ['a negative account age', { customerInfo: { accountAge: -1 } }],
    ['no such day', { customerInfo: { dateOfBirth: '2001-02-30' } }],
  ])('refuses %s', async (_name, change) => {
    const origin = await openSandbox()
    const { status, json } = await post(origin, { ...sessionBody, ...change })
    expect(status).toBe(400)
    expect(json).toMatchObject({ statusCode: 400, errorCode: 'request.invalid' })
    expect(json.details).toHaveLength(1)
  })

  test.each([
    ['nothing', ''],
    ['half a body', '{"mode":'],
    ['a hundred thousand brackets', '['.repeat(100_000)],
  ])('calls %s malformed', async (_name, body) => {
    const { status, json } = await post(await openSandbox(), body)
    expect(status).toBe(400)
    expect(json).toMatchObject({ errorCode: 'request.malformed' })
  })

  test.each(['null', '[]', '"text"', '1', '[[1]]', '{"__proto__":{"mode":"token"}}'])(
    'refuses %s as a session',
    async (body) => {
      const { status, json } = await post(await openSandbox(), body)
      expect(status).toBe(400)
      expect(json).toMatchObject({ errorCode: 'request.invalid' })
    },
  )

  test('refuses a body above one megabyte', async () => {
    const origin = await openSandbox()
    const { status, json } = await post(origin, JSON.stringify({ fill: 'x'.repeat(5_000_000) }))
    expect(status).toBe(413)
    expect(json).toMatchObject({ statusCode: 413, errorCode: 'request.invalid' })
    expect((await send('GET', `${origin}/v1/tokens`)).status).toBe(200)
  })
})

describe('GET /checkout-sessions/:id', () => {
  test('shows the token as it was asked to', async () => {
    const origin = await openSandbox()
    const session = await createSession(origin)
    const address = `${origin}/v1/checkout-sessions/${session.id}`
    expect((await send('GET', address)).json).toEqual({ ...session, token: session.token.id })
    expect((await send('GET', `${address}?expand=`)).json.token).toBe(session.token.id)
    expect((await send('GET', `${address}?expand=all`)).json).toEqual(session)
  })

  test('does not know a stranger', async () => {
    const origin = await openSandbox()
    for (const id of ['checkout_test_1', '__proto__', 'constructor']) {
      const { status, json } = await send('GET', `${origin}/v1/checkout-sessions/${id}`)
      expect(status).toBe(404)
      expect(json).toMatchObject({ errorCode: 'checkout-session.not-found', details: [] })
    }
  })
})

test('answers unknown addresses with the envelope', async () => {
  const origin = await openSandbox()
  for (const [method, path] of [
    ['GET', '/v1/events'],
    ['PATCH', '/v1/tokens/paytok_test_1'],
    ['GET', '/nowhere'],
    ['GET', '/_control/nowhere'],
  ] as const) {
    const { status, json } = await send(method, origin + path)
    expect([path, status]).toEqual([path, 404])
    expect(json).toMatchObject({ statusCode: 404, details: [], message: expect.any(String) })
  }
})
