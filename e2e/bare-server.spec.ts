import { once } from 'node:events'
import net from 'node:net'
import { BareServer } from './bare-server.ts'
import { readForm } from './confirmation-form.ts'
import { test as base, expect } from './fixtures.ts'

const test = base.extend<{ bare: BareServer }>({
  bare: async ({ browserName: _ }, use) => {
    const bare = await BareServer.start()
    await use(bare)
    await bare.stop()
  },
})

test('An unknown address is answered without a call of the server to itself', async ({ bare }) => {
  for (const path of ['/favicon.ico', '/fr', '/ja/nowhere', '/ja/legal/nowhere']) {
    const answer = await bare.say(
      `GET ${path} HTTP/1.1\r\nHost: localhost:${bare.port}\r\nConnection: close\r\n\r\n`,
    )
    expect(answer, path).toMatch(/^HTTP\/1\.1 404 /)
    expect(bare.takeAsked(), path).toEqual([path])
  }
})

test('Every answer to a broken or odd request carries the headers', async ({ bare }) => {
  const brokenForm = [
    `Origin: http://localhost:${bare.port}`,
    'Content-Type: multipart/form-data; boundary=x',
    'Content-Length: 12',
    '',
    '--x\r\nbroken\r',
  ].join('\r\n')
  const lines: [string, number, string?][] = [
    ['GET /admin/customers/%ff', 400],
    ['GET /ja/signup/%ff/confirm', 400],
    ['GET /api/postcodes/%ff', 400],
    ['GET http://evil.example/ja', 400],
    ['OPTIONS *', 400],
    ['TRACE /ja', 405],
    ['PUT /ja', 405],
    ['DELETE /admin', 405],
    ['PATCH /ja/plans/drip', 405],
    ['PROPFIND /ja', 405],
    ['GET /ja/', 308],
    ['GET /ja//plans', 308],
    ['GET /_next/image?url=%2Freadme%2Fplan.png&w=64&q=75', 404],
    ['GET /_next/static/none.js', 404],
    ['POST /api/jobs/sweep/more', 403],
    ['POST /api/webhooks/other', 403],
    ['POST /ja/plans/drip', 500, brokenForm],
  ]
  for (const [line, status, rest = '\r\n'] of lines) {
    const answer = await bare.say(
      `${line} HTTP/1.1\r\nHost: localhost:${bare.port}\r\nConnection: close\r\n${rest}`,
    )
    expect(answer, line).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    const head = answer.split('\r\n\r\n')[0]?.toLowerCase()
    for (const header of [
      'x-content-type-options: nosniff',
      "content-security-policy: default-src 'none'",
      'x-frame-options: deny',
      'strict-transport-security: max-age',
    ])
      expect(head, line).toContain(header)
  }
})

test('A slash too many is led away by the storefront itself, whatever host is in front', async ({
  bare,
}) => {
  for (const [path, to] of [
    ['/ja/', '/ja'],
    ['/ja/plans/drip/?from=mail&x=1', '/ja/plans/drip?from=mail&x=1'],
  ]) {
    const answer = await bare.say(
      `GET ${path} HTTP/1.1\r\nHost: localhost:${bare.port}\r\nConnection: close\r\n\r\n`,
    )
    expect(answer, path).toMatch(/^HTTP\/1\.1 308 /)
    const [, location = ''] = /^location: (.*)\r$/im.exec(answer) ?? []
    expect(new URL(location, `http://localhost:${bare.port}`).href).toBe(
      `http://localhost:${bare.port}${to}`,
    )
    // Its own policy, not the one for what Next answers before it.
    expect(answer, path).toMatch(/^content-security-policy: .*form-action/im)
  }
})

test('An ordinary answer carries each header once, a mail’s frame its own', async ({ bare }) => {
  for (const [path, frames] of [
    ['/ja', 'deny'],
    ['/icon.svg', 'deny'],
    ['/api/health', 'deny'],
    ['/mailbox/html/none', 'sameorigin'],
  ] as const) {
    const answer = await bare.say(
      `GET ${path} HTTP/1.1\r\nHost: localhost:${bare.port}\r\nConnection: close\r\n\r\n`,
    )
    const [, ...head] = answer.split('\r\n\r\n')[0]?.toLowerCase().split('\r\n') ?? []
    const names = head.map((line) => line.split(':')[0] ?? '')
    expect(names.filter((name, at) => names.indexOf(name) < at && name !== 'vary')).toEqual([])
    expect(names, path).toContain('content-security-policy')
    expect(head, path).toContain(`x-frame-options: ${frames}`)
  }
})

test('Eighty bodies that nobody has judged yet stay out of the memory', async ({ bare }) => {
  await bare.say(`GET /ja HTTP/1.1\r\nHost: localhost:${bare.port}\r\nConnection: close\r\n\r\n`)
  const before = bare.residentMb()
  const piece = Buffer.alloc(500_000, 97)
  const sockets = await Promise.all(
    Array.from({ length: 80 }, async () => {
      const socket = net.connect(bare.port, '127.0.0.1')
      socket.on('error', () => undefined)
      socket.resume()
      await once(socket, 'connect')
      socket.write(
        `POST /ja HTTP/1.1\r\nHost: localhost:${bare.port}\r\ncontent-length: 10000000\r\n\r\n`,
      )
      for (let sent = 0; sent < 19 && socket.writable; sent += 1)
        if (!socket.write(piece))
          await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve))
      return socket
    }),
  )
  const grown = bare.residentMb() - before
  for (const socket of sockets) socket.destroy()
  expect(grown).toBeLessThan(80)
})

test('A form arrives through a proxy that changes the Host', async ({ bare, shopper, page }) => {
  await shopper.toConfirmation()
  const fields = await readForm(page)
  const cookies = await page.context().cookies()
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const encoded = new Response(body)
  const origin = `http://localhost:${bare.port}`
  const answer = await bare.post(
    page.url(),
    {
      host: 'internal.example:8080',
      origin,
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      'content-type': encoded.headers.get('content-type') ?? '',
    },
    Buffer.from(await encoded.arrayBuffer()),
  )
  expect(answer.statusCode).toBe(303)
})

test('A local run that is opened by its number leads to its name', async ({ bare, page }) => {
  await page.goto(`http://127.0.0.1:${bare.port}/en/legal/terms?from=here&x=1`)
  await page.waitForURL(`http://localhost:${bare.port}/en/legal/terms?from=here&x=1`)
})
