import { postForm, readForm, submitConfirmation } from './confirmation-form.ts'
import { expect, shopUrl, test } from './fixtures.ts'

test('Every answer carries the security headers', async ({ request, shopLocale }) => {
  for (const path of [
    `/${shopLocale}`,
    '/fr',
    '/x.png',
    '/api/health',
    '/api/health/live',
    '/api/health/ready',
    '/api/metrics',
    `/${shopLocale}/nowhere`,
    '/icon.svg',
  ]) {
    const answer = await request.get(path)
    const headers = answer.headers()
    expect(headers['content-security-policy'], path).toMatch(
      /script-src 'self' 'nonce-[^']+'; style-src 'self';/,
    )
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['referrer-policy'], path).toBe('strict-origin-when-cross-origin')
  }
})

test('Strangers hear whether signups can succeed, and no numbers', async ({ request }) => {
  const answer = await request.get('/api/health', { headers: { authorization: 'Bearer guessed' } })
  expect(Object.keys(await answer.json())).toEqual(['ok', 'missing'])
  const metrics = await request.get('/api/metrics', {
    headers: { authorization: 'Bearer guessed' },
  })
  expect(metrics.status()).toBe(401)
  expect(await metrics.text()).not.toContain('teiki_')
})

test('A probe hears that the process lives, and that it may be sent requests', async ({
  request,
}) => {
  const live = await request.get('/api/health/live')
  expect([live.status(), await live.json()]).toEqual([200, { ok: true }])
  const ready = await request.get('/api/health/ready')
  expect([ready.status(), await ready.json()]).toEqual([200, { ok: true, missing: [] }])
  expect(ready.headers()['cache-control']).toBe('no-store')
})

test('Unknown addresses get our own 404', async ({ request, shopper }) => {
  for (const path of [
    '/fr',
    '/x.png',
    `/${shopper.locale}/nowhere`,
    `/${shopper.locale}/plans/none`,
    '/wp-login.php',
  ]) {
    const answer = await request.get(path)
    expect(answer.status(), path).toBe(404)
    expect(await answer.text(), path).toContain('<h1')
  }
})

test('A foreign or missing origin is turned away', async ({ shopper, page, smartpay }) => {
  const signupId = await shopper.toConfirmation()
  const fields = await readForm(page)
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: shopUrl(), 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
  ]) {
    const answer = await postForm(page, fields, headers)
    expect(answer.status(), JSON.stringify(headers)).toBe(403)
    expect(await answer.text()).toContain('<h1>')
  }
  expect((await smartpay.of(signupId)).sessions).toEqual([])
})

test('A body that is too large is turned away', async ({ shopper, page }) => {
  await shopper.toConfirmation()
  const fields = { ...(await readForm(page)), signup: 'x'.repeat(5_000_000) }
  const answer = await postForm(page, fields)
  expect(answer.status()).toBe(413)
})

test('A tampered confirmation makes no session', async ({ shopper, page, smartpay }) => {
  const signupId = await shopper.toConfirmation()
  const tampered: Record<string, string>[] = [
    { contract: '0'.repeat(64) },
    { contract: '' },
    { agree: 'no' },
    { signup: 'su_0000000000000000000000' },
    { signup: '__proto__' },
    { signup: "'; drop table signups; --" },
  ]
  for (const fields of tampered) {
    const location = await submitConfirmation(page, fields)
    expect(location, JSON.stringify(fields)).toContain('problem=')
  }
  expect((await smartpay.of(signupId)).sessions).toEqual([])
})

test('Nonsense in the form keeps its sentence', async ({ shopper, page }) => {
  await shopper.openForm('drip')
  for (const quantity of [
    '-1',
    '0',
    '1e9',
    'NaN',
    '1.5',
    '9'.repeat(400),
    '\u0000',
    '[object Object]',
  ]) {
    await shopper.openForm('drip')
    const location = await submitConfirmation(page, {
      quantity,
      emailAddress: `<script>alert(1)</script>@${quantity}`,
      price: '1',
      __proto__: 'polluted',
    })
    expect(location, quantity).toContain('check=1')
  }
  await page.reload()
  await expect(page.locator('.problems')).toBeVisible()
})
