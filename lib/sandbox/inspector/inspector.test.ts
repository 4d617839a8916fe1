import { expect, test } from 'vitest'
import { createSession, openSandbox } from '../testing.ts'

test('shows what was asked, without what shoppers typed as markup', async () => {
  const origin = await openSandbox()
  const empty = await (await fetch(`${origin}/`)).text()
  expect(empty).not.toContain('/v1/checkout-sessions</')
  const { token } = await createSession(origin, {
    customerInfo: { lastName: '<script>alert(1)</script>' },
  })
  const page = await fetch(`${origin}/?show=tokens`)
  expect(page.status).toBe(200)
  const text = await page.text()
  expect(text).toContain(token.id.slice(-4))
  expect(text).not.toContain('<script>alert')
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
})
