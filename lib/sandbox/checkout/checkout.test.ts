import { describe, expect, test } from 'vitest'
import { approve, createSession, openSandbox, press, send, sessionBody } from '../testing.ts'

const { successUrl, cancelUrl } = sessionBody
const dayMs = 24 * 3_600_000

function tokenStatus(origin: string, id: string) {
  return send('GET', `${origin}/v1/tokens/${id}`).then(({ json }) => json.status)
}

describe('a button', () => {
  test.each([
    ['approve', 'active', successUrl],
    ['decline', 'rejected', cancelUrl],
    ['cancel', 'requires_authorization', cancelUrl],
  ])('%s leaves the token %s', async (outcome, status, location) => {
    const origin = await openSandbox()
    const { url, token } = await createSession(origin)
    const answer = await press(url, outcome)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, location])
    expect(await tokenStatus(origin, token.id)).toBe(status)
  })

  test('declines a mail that says so, whatever is pressed', async () => {
    const origin = await openSandbox()
    const customerInfo = { emailAddress: 'Hanako.Rejected+1@example.jp' }
    const { url, token } = await createSession(origin, { customerInfo })
    expect((await press(url, 'approve')).headers.get('location')).toBe(cancelUrl)
    expect(await tokenStatus(origin, token.id)).toBe('rejected')
    const fine = await createSession(origin, { customerInfo: { emailAddress: 'a@rejected.jp' } })
    expect((await press(fine.url, 'approve')).headers.get('location')).toBe(successUrl)
  })

  test('approves what was cancelled before', async () => {
    const origin = await openSandbox()
    const { url, token } = await createSession(origin)
    await press(url, 'cancel')
    expect((await send('GET', url)).text).toContain('value="approve"')
    expect((await press(url, 'approve')).headers.get('location')).toBe(successUrl)
    expect(await tokenStatus(origin, token.id)).toBe('active')
  })

  test('leads a used session to its outcome again', async () => {
    const origin = await openSandbox()
    const { url, token } = await createSession(origin)
    await press(url, 'approve')
    for (const outcome of ['decline', 'cancel', 'approve', 'nonsense'])
      expect((await press(url, outcome)).headers.get('location')).toBe(successUrl)
    expect(await tokenStatus(origin, token.id)).toBe('active')
  })

  test.each(['nonsense', '', '__proto__'])('%j shows the page again', async (outcome) => {
    const { url } = await createSession(await openSandbox())
    const { status, text } = await press(url, outcome)
    expect(status).toBe(200)
    expect(text).toContain('value="approve"')
  })

  test('writes an address with Japanese letters so that a header can carry it', async () => {
    const origin = await openSandbox()
    const { url } = await createSession(origin, { successUrl: 'https://shop.example/成功?a=%20' })
    const { headers } = await press(url, 'approve')
    expect(headers.get('location')).toBe('https://shop.example/%E6%88%90%E5%8A%9F?a=%20')
  })
})

describe('the page', () => {
  const customerInfo = {
    emailAddress: 'hanako@example.jp',
    lastName: '山田',
    firstName: '花子',
    lastNameKana: 'ヤマダ',
    firstNameKana: 'ハナコ',
    phoneNumber: '+819012345678',
    address: {
      line1: '東町1-2-3',
      locality: '弥富市',
      administrativeArea: '愛知県',
      postalCode: '498-0000',
      country: 'JP',
    },
  }

  test.each([
    [undefined, 'lang="ja"', '山彦珈琲', '090-1234-5678', '愛知県弥富市東町1-2-3', '山田 花子'],
    ['ja', '〒498-0000', 'お支払い方法の登録に同意しますか', 'テスト画面', 'hanako@example.jp'],
    ['en', 'lang="en"', 'Yamabiko Coffee', 'Do you agree', 'Nothing is charged', 'ヤマダ ハナコ'],
  ])('in %s says who agrees to what', async (locale, ...sentences) => {
    const origin = await openSandbox()
    const { url } = await createSession(origin, { customerInfo, locale })
    const { status, text, headers } = await send('GET', url)
    expect(status).toBe(200)
    for (const sentence of sentences) expect(text).toContain(sentence)
    expect(text.match(/<h1/g)).toHaveLength(1)
    expect(text).not.toContain('<script')
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'/)
  })

  test('carries the name of the shop', async () => {
    const origin = await openSandbox({ shopName: { ja: '茶屋', en: 'Tea & <b>Co</b>' } })
    const { url } = await createSession(origin, { locale: 'en' })
    expect((await send('GET', url)).text).toContain('Tea &amp; &lt;b&gt;Co&lt;/b&gt;')
  })

  test('escapes whatever a merchant sends', async () => {
    const origin = await openSandbox()
    const evil = "\"><script>alert(1)</script><img src=x onerror='alert(1)'>"
    const address = { line1: evil, locality: evil, postalCode: evil, country: 'JP' }
    const { url, token } = await createSession(origin, {
      customerInfo: { lastName: evil, emailAddress: evil, firstNameKana: evil, address },
      reference: '<script>alert(1)</script>',
      cancelUrl: 'https://shop.example/"><script>alert(1)</script>',
    })
    const open = (await send('GET', url)).text
    await send('POST', `${origin}/_control/tokens/${token.id}/reject`)
    const used = (await send('GET', url)).text
    for (const text of [open, used]) expect(text).not.toMatch(/<script|<img/)
    expect(open).toContain('&lt;script&gt;')
    expect(used).toContain('href="https://shop.example/&quot;&gt;&lt;script')
  })

  test('of a used session says how it ended', async () => {
    const origin = await openSandbox()
    const agreed = await createSession(origin, { locale: 'en' })
    await approve(origin, agreed.token.id)
    const { text } = await send('GET', agreed.url)
    expect(text).toContain('You have agreed')
    expect(text).toContain(`href="${successUrl.replaceAll('&', '&amp;')}"`)
    await send('DELETE', `${origin}/v1/tokens/${agreed.token.id}`)
    expect((await send('GET', agreed.url)).text).toContain('withdrawn')
    const declined = await createSession(origin, { locale: 'en' })
    await press(declined.url, 'decline')
    expect((await send('GET', declined.url)).text).toContain('could not be approved')
  })

  test('expires after a day and changes nothing then', async () => {
    let now = 1_700_000_000_000
    const origin = await openSandbox({ now: () => now })
    const { url, token } = await createSession(origin, { locale: 'en' })
    now += dayMs - 1
    expect((await send('GET', url)).status).toBe(200)
    now += 1
    for (const { status, text } of [await send('GET', url), await press(url, 'approve')]) {
      expect(status).toBe(410)
      expect(text).toContain(`href="${cancelUrl}"`)
    }
    expect(await tokenStatus(origin, token.id)).toBe('requires_authorization')
  })

  test('of a tampered address is not there', async () => {
    const origin = await openSandbox()
    const { url, id } = await createSession(origin)
    const last = url.at(-1) === 'A' ? 'B' : 'A'
    for (const address of [
      url.slice(0, -1) + last,
      `${url}x`,
      `${origin}/${id}`,
      `${origin}/checkout_`,
    ])
      for (const method of ['GET', 'POST']) {
        const headers = { 'accept-language': 'en' }
        const { status, text } = await send(method, address, { headers })
        expect([address, status]).toEqual([address, 404])
        expect(text).toMatch(/There is no such page|request.not-found/)
      }
  })
})
