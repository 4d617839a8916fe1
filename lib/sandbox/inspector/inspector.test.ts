import { describe, expect, test } from 'vitest'
import {
  activeToken,
  address,
  control,
  createSession,
  openSandbox,
  postAs,
  postOrder,
  readLedger,
  send,
} from '../testing.ts'
import { rowsOnPage } from './object-search.ts'

async function look(url: string, headers: Record<string, string> = { 'accept-language': 'en' }) {
  const answer = await fetch(url, { headers, redirect: 'manual' })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

/** A form of the page, as a browser sends it without JavaScript. */
function submit(origin: string, path: string, form: Record<string, string> = {}) {
  return postAs(`${origin}/_inspector/${path}`, { origin, 'accept-language': 'en' }, form)
}

describe('what it shows', () => {
  test('how to begin while there is nothing', async () => {
    const origin = await openSandbox()
    const { status, text } = await look(origin)
    expect(status).toBe(200)
    expect(text).toContain('Nothing has been asked yet.')
    expect(text).toContain(`curl ${origin}/v1/checkout-sessions`)
    expect(text).toContain('No tokens yet.')
    await createSession(origin)
    expect((await look(origin)).text).not.toContain('Nothing has been asked yet.')
  })

  test('requests with bodies, objects and deliveries', async () => {
    const origin = await openSandbox()
    const endpoint = { url: 'http://127.0.0.1:9/hooks', eventSubscriptions: ['token.created'] }
    await send('POST', `${origin}/v1/webhook-endpoints`, { body: endpoint })
    const { token } = await createSession(origin, { reference: 'sub_1' })
    const { text } = await look(origin)
    for (const part of ['/v1/checkout-sessions', token.id.slice(-6), 'sub_1', 'token.created'])
      expect(text).toContain(part)
    const number = /id="s(\d+)"/.exec(text)?.[1]
    const entry = await look(`${origin}/?id=${number}`)
    expect(entry.text).toContain('Request body')
    expect(entry.text).toContain('&quot;successUrl&quot;: ')
    expect(entry.text).toContain('http://127.0.0.1:9/hooks')
    const [delivery = ''] = Object.keys((await readLedger(origin)).deliveries)
    expect((await look(`${origin}/?id=${delivery}`)).text).toContain('Send again')
  })

  test('both languages, whole', async () => {
    const origin = await openSandbox()
    const japanese = { 'accept-language': 'ja,en;q=0.5' }
    expect((await look(origin, japanese)).text).toContain('まだ何も頼まれていません。')
    const chosen = await look(`${origin}/?lang=en`, japanese)
    expect(chosen.text).toContain('<html lang="en">')
    expect(chosen.text).toContain('href="/?show=orders&amp;lang=en#objects"')
    expect(chosen.text).toContain('action="/_inspector/webhooks?lang=en#webhooks"')
    expect(chosen.text.replace('>日本語<', '')).not.toMatch(/[ぁ-んァ-ン]/)
  })

  test('an unknown object is a friendly 404', async () => {
    const origin = await openSandbox()
    for (const id of ['paytok_test_nothing', '999', 'nonsense', '<b>']) {
      const { status, text } = await look(`${origin}/?id=${encodeURIComponent(id)}`)
      expect([id, status]).toEqual([id, 404])
      expect(text).toContain('Not found')
      expect(text).not.toContain('<b>”')
    }
    const person = { accept: 'text/html', 'accept-language': 'en' }
    const lost = await look(`${origin}/orders/order_test_1`, person)
    expect([lost.status, lost.text.includes('Page not found')]).toEqual([404, true])
    expect((await send('GET', `${origin}/nowhere`)).json).toMatchObject({
      errorCode: 'request.not-found',
    })
  })
})

test('stays within bounds however much there is', async () => {
  const origin = await openSandbox()
  await send('POST', `${origin}/v1/webhook-endpoints`, {
    body: { url: 'http://127.0.0.1:9/', eventSubscriptions: ['order.canceled'] },
  })
  await control(origin, 'PUT', 'webhooks', { copies: 30, delayMs: 1e9 })
  const token = await activeToken(origin)
  const place = () => postOrder(origin, { token, captureMethod: 'manual' })
  for (let round = 0; round < 30; round += 1) await Promise.all(Array.from({ length: 8 }, place))
  await control(origin, 'PUT', 'clock', { advanceMs: 8 * 86_400_000 })
  const { text } = await look(`${origin}/?show=orders`)
  expect(text.match(/<li id="order_test_/g)).toHaveLength(rowsOnPage)
  expect(text).toContain(`1 to ${rowsOnPage} of 240`)
  expect(text).toContain('and 7,195 more')
  const older = /href="([^"]*from=[^"]*)#objects">older/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  expect((await look(origin + older)).text).toContain('51 to 100 of 240')
  const clockEntry = /id="s(\d+)" class="control"/.exec(text)?.[1]
  for (const view of ['', `?id=${clockEntry}`, '?q=order', '?show=deliveries', `?id=${token}`])
    expect((await look(`${origin}/${view}`)).text.length).toBeLessThan(300_000)
})

describe('what it escapes', () => {
  test('scripts in whatever anybody sent', async () => {
    const origin = await openSandbox()
    const bad = '"><script>a()</script><img src=x>'
    const info = { lastName: bad, emailAddress: 'a@b.jp', address: { ...address, line1: bad } }
    const headers = { 'idempotency-key': bad }
    const body = { customerInfo: info, reference: bad, metadata: { bad } }
    await send('POST', `${origin}/v1/checkout-sessions`, { body: 'no json <script>', headers })
    const again = { headers: { 'idempotency-key': `${bad}2` } }
    const { token, id } = await createSession(origin, body, again)
    await send('POST', `${origin}/v1/webhook-endpoints`, {
      body: { url: `http://127.0.0.1:9/?${bad}`, description: bad, eventSubscriptions: [] },
    })
    await send('POST', `${origin}/v1/coupons`, {
      body: { name: bad, discountType: 'amount', discountAmount: 5, currency: 'JPY' },
    })
    await send('GET', `${origin}/v1/tokens?pageToken=${encodeURIComponent(bad)}`)
    await control(origin, 'POST', 'faults', { kind: 'reset', path: bad, method: bad })
    const entries = (await look(origin)).text.match(/id="s\d+"/g) ?? []
    expect(entries.length).toBeGreaterThan(5)
    const ids = [id, token.id, ...entries.map((entry) => entry.slice(5, -1))]
    const q = encodeURIComponent(bad)
    const kinds = ['sessions', 'coupons', 'webhookEndpoints', 'events', 'deliveries']
    for (const query of [
      ...ids.map((each) => `id=${each}`),
      ...kinds.map((kind) => `show=${kind}`),
      `q=${q}`,
      `id=${q}`,
      `from=${q}`,
      `lang=${q}`,
    ]) {
      const { text } = await look(`${origin}/?${query}`)
      expect([query, text.includes('<script>'), text.includes('<img')]).toEqual([
        query,
        false,
        false,
      ])
    }
    const refused = await submit(origin, 'webhooks', { copies: bad })
    expect(refused.text).toContain('&lt;script&gt;')
    expect(refused.text).not.toContain('<script>')
  })

  test('and lets no script in but its own', async () => {
    const origin = await openSandbox()
    const policy = (await look(origin)).headers.get('content-security-policy')
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("form-action 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
  })

  test('keys and signing secrets', async () => {
    const canary = 'canary'.repeat(3)
    const origin = await openSandbox()
    const body = { url: 'http://127.0.0.1:9/', eventSubscriptions: [] }
    const endpoint = await send<{ signingSecret: string }>(
      'POST',
      `${origin}/v1/webhook-endpoints`,
      { body },
    )
    await createSession(origin, { reference: `sk_live_${canary}` })
    const { text } = await look(origin)
    const numbers = [...text.matchAll(/id="s(\d+)"/g)].map(([, number]) => number)
    const pages = await Promise.all(numbers.map((number) => look(`${origin}/?id=${number}`)))
    const all = [text, ...pages.map((page) => page.text)].join('')
    expect(all).not.toContain(endpoint.json.signingSecret)
    expect(all).not.toContain(canary)
  })
})

describe('what it does', () => {
  test('approves a token and leads back to it', async () => {
    const origin = await openSandbox()
    const { token } = await createSession(origin)
    expect((await look(origin)).text).toContain(`/_inspector/tokens/${token.id}/approve`)
    const done = await submit(origin, `tokens/${token.id}/approve?show=tokens&q=a`)
    expect([done.status, done.location]).toEqual([303, '/?q=a'])
    expect((await readLedger(origin)).tokens[token.id]?.status).toBe('active')
    expect((await look(origin)).text).not.toContain(`/_inspector/tokens/${token.id}/approve`)
  })

  test('sets all that can be set', async () => {
    const origin = await openSandbox()
    const token = await activeToken(origin)
    const forms = [
      ['webhooks', { copies: '3', delay: '0.5', shuffle: '2', dropNext: '1', dropAll: 'on' }],
      ['rules', { largestAmount: '5000', hours: '1.5', slow: '2', checkSums: 'on' }],
      ['faults', { kind: 'status', call: 'POST /orders', times: '2', status: '503' }],
      [`tokens/${token}/outcomes`, { outcome: 'slow', times: '2' }],
      [`tokens/${token}/shopper`, { paused: 'yes' }],
      ['clock', { step: 'day' }],
    ] as const
    for (const [path, form] of forms)
      expect([path, (await submit(origin, path, form)).status]).toEqual([path, 303])
    const read = async (path: string) => (await control(origin, 'GET', path)).json
    expect(await read('webhooks')).toMatchObject({ copies: 3, delayMs: 500, dropAll: true })
    expect(await read('rules')).toMatchObject({ largestAmount: 5_000, sessionLifetimeMs: 5.4e6 })
    expect(await read('faults')).toMatchObject([{ kind: 'status', times: 2, status: 503 }])
    expect(await read(`tokens/${token}/outcomes`)).toEqual([{ outcome: 'slow', times: 2 }])
    expect(await read('clock')).toMatchObject({ offsetMs: 86_400_000 })
  })

  test('says how much it forgets before it does', async () => {
    const origin = await openSandbox()
    await createSession(origin)
    const { text } = await look(origin)
    expect(text).toContain('1 session, 1 token, and 1 event go')
    expect((await submit(origin, 'reset?lang=en')).location).toBe('/?lang=en')
    expect((await readLedger(origin)).tokens).toEqual({})
  })
})

describe('what it refuses', () => {
  test.each([
    ['webhooks', 'copies', '500', '“copies” takes a whole number from 1 to 100, not “500”.'],
    ['webhooks', 'copies', 'many', '“copies” takes a whole number from 1 to 100, not “many”.'],
    ['webhooks', 'delay', '-1', '“delay” takes seconds from 0 on, not “-1”.'],
    ['rules', 'hours', '-2', '“page open” takes hours from 0 on, not “-2”.'],
    ['rules', 'largestAmount', '0.5', '“largest” takes whole yen from 1 on, not “0.5”.'],
    ['faults', 'status', '200', '“status” takes a whole number from 400 to 599, not “200”.'],
    ['faults', 'seconds', '1e9', '“takes” takes seconds from 0 to 600, not “1e9”.'],
  ])('%s: %s %s, and what was typed stays', async (path, field, value, sentence) => {
    const origin = await openSandbox()
    const before = (await control(origin, 'GET', path)).text
    const { status, text } = await submit(origin, `${path}?show=orders`, {
      kind: 'delay',
      dropNext: '7',
      slow: '8',
      times: '9',
      [field]: value,
    })
    expect(status).toBe(400)
    expect(text).toContain(`role="alert"><b>Not done.</b> ${sentence}`)
    expect(text).toMatch(new RegExp(`name="${field}" value="${value}"[^>]*aria-invalid="true"`))
    expect(text).toMatch(/name="(dropNext|slow|times)" value="[789]"/)
    expect(text).toContain('show=orders')
    expect((await control(origin, 'GET', path)).text).toBe(before)
  })

  test('an outage without an end', async () => {
    const origin = await openSandbox()
    const { text } = await submit(origin, 'faults', { kind: 'outage', call: '' })
    expect(text).toContain('an outage needs it, or “times”')
    expect(text).toContain('<option value="outage" selected>')
  })

  test('what is settled or gone, in words', async () => {
    const origin = await openSandbox()
    const { token } = await createSession(origin)
    await submit(origin, `tokens/${token.id}/approve`)
    const late = await submit(origin, `tokens/${token.id}/reject`)
    expect([late.status, late.text.includes('This token has been settled already.')]).toEqual([
      409,
      true,
    ])
    const gone = await submit(origin, 'deliveries/delivery_test_1/again')
    expect([gone.status, gone.text.includes('That delivery is gone.')]).toEqual([404, true])
    expect((await submit(origin, 'nonsense')).status).toBe(404)
    const again = await look(`${origin}/_inspector/webhooks?show=orders`)
    expect([again.status, again.headers.get('location')]).toEqual([303, '/?show=orders'])
  })

  test('every form from a page of another site', async () => {
    const origin = await openSandbox()
    const { token } = await createSession(origin)
    const { host, port } = new URL(origin)
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `https://evil.example:${port}` },
      { origin: `http://127.0.0.1:${Number(port) + 1}` },
      { host: `evil.example:${port}`, origin: `http://evil.example:${port}` },
      { host, origin: 'http://localhost:3000' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign)
      for (const path of ['_inspector/reset', `_inspector/tokens/${token.id}/approve`])
        expect([headers, (await postAs(`${origin}/${path}`, headers)).status]).toEqual([
          headers,
          403,
        ])
    expect((await readLedger(origin)).tokens[token.id]?.status).toBe('requires_authorization')
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
    expect((await look(origin, link)).status).toBe(200)
  })
})
