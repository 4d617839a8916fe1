import { request } from 'node:http'
import type { APIResponse, Page } from 'playwright/test'
import { mayDo, type Permission, permissions, type StaffRole, staffRoles } from '#lib/auth/roles.ts'
import { actionNeeds, downloads, openActions, otherRoutes, pageNeeds } from './admin-permissions.ts'
import { type BuiltAction, builtActions, builtRoutes, concrete } from './built.ts'
import { expect, shopUrl, test } from './fixtures.ts'
import { owner, signIn } from './staff.ts'

type Query = (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>

const sections = builtRoutes().filter(({ file }) => file.startsWith('/(admin)/admin/(desk)/'))
const pages = [
  ...sections.map(({ route }) => route),
  ...Object.keys(pageNeeds).filter((page) => page.includes('?')),
  ...downloads,
]
type Call = (typeof calls)[number]

const calls = builtActions()
  .filter(({ name }) => !openActions.includes(name))
  .flatMap((action) => (actionNeeds[action.name] ?? []).map((call) => ({ ...call, action })))

// Hundreds of requests each.

test('The table names every action and route of the build', () => {
  const known = [...Object.keys(actionNeeds), ...openActions]
  expect(
    builtActions()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(known.sort())
  const others = builtRoutes().filter(
    ({ file }) => !file.startsWith('/(admin)/') && !file.startsWith('/[locale]/'),
  )
  expect(others.map(({ route }) => route).sort()).toEqual(Object.keys(otherRoutes).sort())
  const files = builtRoutes().filter(({ file }) => /^\/\(admin\)\/.*\/route$/.test(file))
  expect(files.map(({ route }) => route)).toEqual(['/admin/export/[list]'])
  for (const page of Object.keys(pageNeeds).filter((one) => !downloads.includes(one)))
    expect(
      sections.map(({ route }) => route),
      page,
    ).toContain(page.split('?')[0])
})

test('Without a session every page and action leads to the sign-in, and actions are counted', async ({
  page,
  query,
}) => {
  const before = await strangers(query)
  for (const path of pages) {
    expect(await leadsTo(await read(page, path)), path).toContain('/admin/sign-in')
    for (const [variant, answer] of await variants(page, path))
      expect(await isRoom(answer), `${path} ${variant}`).toBe(false)
  }
  for (const { action, fields } of calls)
    for (const [variant, answer] of await sendings(page, action, fields))
      expect(await leadsTo(answer), `${action.name} ${variant}`).toContain('/admin/sign-in')
  expect((await strangers(query)) - before).toBe(calls.length * 2)
})

/** Calls without a session, as they wait for their hour to end and as they stand in the log. */
async function strangers(query: Query): Promise<number> {
  const [row] = await query(`
    select (coalesce((select sum(count) from guesses where action = 'guess.no-session'), 0) + coalesce((select
      sum((detail->>'count')::int) from audit_log where action = 'guess.no-session'), 0))::int as n`)
  return Number(row?.n)
}

test('With a password alone they ask for the second factor', async ({ page, query }) => {
  await signIn(page)
  await query('update staff_sessions set factor_at = null')
  for (const path of pages) {
    expect(await leadsTo(await read(page, path)), path).toContain('/admin/two-factor')
    for (const [variant, answer] of await variants(page, path))
      expect(await isRoom(answer), `${path} ${variant}`).toBe(false)
  }
  for (const { action, fields } of calls)
    for (const [variant, answer] of await sendings(page, action, fields))
      expect(await leadsTo(answer), `${action.name} ${variant}`).toContain('/admin/two-factor')
})

test('Each role may do what the table says, and refusals are logged', async ({ page, query }) => {
  await signIn(page)
  try {
    for (const role of staffRoles) {
      await query('update staff set role = $1::staff_role where email = $2', [role, owner.email])
      for (const path of pages) await tryPage(page, path, role, query)
      for (const call of calls)
        if (!call.acts || !mayDo(role, call.needs)) await tryCall(page, call, role, query)
    }
  } finally {
    await query("update staff set role = 'owner' where email = $1", [owner.email])
  }
})

async function tryPage(page: Page, path: string, role: StaffRole, query: Query) {
  const needs = pageNeeds[path] ?? 'look'
  const before = await refusals(needs, query)
  const answer = await read(page, path)
  if (mayDo(role, needs)) {
    expect(await leadsTo(answer), `${path} as ${role}`).toBe('')
    for (const [variant, one] of [
      ['as a page', answer] as const,
      ...(await variants(page, path)).slice(0, 1),
    ])
      expect(await isRoom(one), `${path} ${variant} as ${role}`).toBe(true)
    return
  }
  expect(await leadsTo(answer), `${path} as ${role}`).toContain(refusedAt(needs))
  for (const [variant, one] of await variants(page, path))
    expect(await isRoom(one), `${path} ${variant} as ${role}`).toBe(false)
  expect(await refusals(needs, query), `${path} as ${role}`).toBeGreaterThan(before)
}

async function tryCall(page: Page, { action, fields, needs }: Call, role: StaffRole, query: Query) {
  const before = await refusals(needs, query)
  for (const [variant, answer] of await sendings(page, action, fields)) {
    const to = await leadsTo(answer)
    const what = `${action.name} ${variant} as ${role}`
    if (mayDo(role, needs))
      expect(to, what).toMatch(/^\/admin\/(?!sign-in|two-factor|re-authenticate|refused)/)
    else expect(to, what).toContain(refusedAt(needs))
  }
  const logged = (await refusals(needs, query)) - before
  expect(logged, `${action.name} as ${role}`).toBe(mayDo(role, needs) ? 0 : 2)
}

test('What needs a fresh factor asks for it again after five minutes', async ({ page, query }) => {
  await signIn(page)
  await query("update staff_sessions set factor_at = now() - interval '5 minutes'")
  for (const path of pages)
    if (permissions[pageNeeds[path] ?? 'look'].fresh)
      expect(await leadsTo(await read(page, path)), path).toContain('/admin/re-authenticate')
  for (const { action, fields, needs } of calls)
    if (permissions[needs].fresh)
      expect(await leadsTo(await send(page, action, fields)), action.name).toContain(
        '/admin/re-authenticate',
      )
})

test('A write from elsewhere is turned away, whatever it calls itself', async ({ page, query }) => {
  await signIn(page)
  const foreign = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    {},
    { origin: 'https://evil.example', host: 'evil.example' },
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    { origin: shopUrl(), 'sec-fetch-site': 'cross-site' },
    { origin: shopUrl(), 'sec-fetch-site': 'same-site' },
  ]
  const before = (await query('select id from audit_log')).length
  for (const action of builtActions())
    for (const headers of foreign)
      expect(await forge(page, action, headers), `${action.name} ${JSON.stringify(headers)}`).toBe(
        403,
      )
  expect((await query('select id from audit_log')).length).toBe(before)
})

test('Another’s id changes nothing', async ({ page, query }) => {
  await signIn(page)
  await query(
    "insert into staff (id, name, email) values ('other', 'Other', 'other@teiki.example') on conflict do nothing",
  )
  await query(`insert into staff_sessions (id, token, user_id, expires_at, updated_at)
    values ('other-session', 'other-token', 'other', now() + interval '1 hour', now()) on conflict do nothing`)
  const end = calls.find(({ action }) => action.name === 'account endSessionAction')
  if (!end) throw new Error('The action is gone')
  const answer = await send(page, end.action, { session: 'other-session' })
  expect(answer.headers()['set-cookie']).toContain('=no-session;')
  expect(await query("select id from staff_sessions where id = 'other-session'")).toHaveLength(1)
  await query("delete from staff where id = 'other'")
})

test('Job and webhook routes take nobody without bearer or signature', async ({
  request: visitor,
}) => {
  const headers = { origin: shopUrl() }
  expect((await visitor.post('/api/jobs/sweep', { headers })).status()).toBe(401)
  expect((await visitor.get('/api/jobs/sweep')).status()).toBe(401)
  expect((await visitor.get('/api/metrics')).status()).toBe(401)
  expect((await visitor.post('/api/webhooks/smartpay', { headers, data: '{}' })).status()).toBe(400)
})

function refusedAt(needs: Permission): string {
  return `/admin/refused?what=${needs}`
}

async function refusals(action: Permission, query: Query): Promise<number> {
  // A command that refuses says why; a guard does not.
  const sql =
    "select count(*)::int as n from audit_log where action = $1 and outcome = 'refused' and detail = '{}'"
  return Number((await query(sql, [action]))[0]?.n)
}

/** A page in the ways that might go around a guard; the first is what a link of Next's fetches. */
async function variants(page: Page, path: string): Promise<[string, APIResponse][]> {
  const rsc = { rsc: '1' }
  const prefetch = { ...rsc, 'next-router-prefetch': '1', purpose: 'prefetch' }
  const skip = Array(5).fill('proxy').join(':')
  return [
    ['as data', await read(page, path, rsc)],
    ['as a prefetch', await read(page, path, prefetch)],
    [
      'as a tree',
      await read(page, path, { ...prefetch, 'next-router-segment-prefetch': '/_tree' }),
    ],
    ['past the proxy', await read(page, path, { 'x-middleware-subrequest': skip })],
    [
      'past middleware',
      await read(page, path, { 'x-middleware-subrequest': skip.replaceAll('proxy', 'middleware') }),
    ],
    ['from another host', await read(page, path, { 'x-forwarded-host': 'evil.example' })],
  ]
}

/** Next gives data of its own an address with a hash in it: that one redirect is followed. */
async function read(
  page: Page,
  path: string,
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  const get = (at: string) => page.request.get(at, { headers, maxRedirects: 0 })
  const first = await get(concrete(path))
  const to = first.headers().location ?? ''
  return to.includes('_rsc') ? get(to) : first
}

async function sendings(
  page: Page,
  action: BuiltAction,
  fields = {},
): Promise<[string, APIResponse][]> {
  return [
    ['as a form', await send(page, action, fields)],
    ['by script', await sendByScript(page, action, fields)],
  ]
}

function send(
  page: Page,
  { id, path }: BuiltAction,
  fields: Record<string, string> = {},
): Promise<APIResponse> {
  return page.request.post(path, {
    headers: { origin: shopUrl() },
    multipart: { [`$ACTION_ID_${id}`]: '', ...fields },
    maxRedirects: 0,
  })
}

function sendByScript(
  page: Page,
  { id, path }: BuiltAction,
  fields: Record<string, string>,
): Promise<APIResponse> {
  // As React writes it: what belongs to the form first, then the arguments that name it.
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value)
  body.append('0', '["$K1"]')
  return page.request.post(path, {
    headers: { origin: shopUrl(), 'next-action': id },
    multipart: body,
    maxRedirects: 0,
  })
}

/** A write whose headers a browser would not send, with the cookies of this one. */
async function forge(
  page: Page,
  { id, path }: BuiltAction,
  headers: Record<string, string>,
): Promise<number> {
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`)
  const { hostname, port } = new URL(shopUrl())
  const body = `$ACTION_ID_${id}=`
  const all = {
    cookie: cookies.join('; '),
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': `${body.length}`,
    ...headers,
  }
  return new Promise((resolve, reject) => {
    const call = request({ method: 'POST', hostname, port, path, headers: all }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    call.on('error', reject)
    call.end(body)
  })
}

/** Where an answer sends the browser; empty if it stays. */
async function leadsTo(answer: APIResponse): Promise<string> {
  const { location, 'x-action-redirect': redirect } = answer.headers()
  if (location ?? redirect) return (location ?? redirect ?? '').replace(shopUrl(), '')
  return /NEXT_REDIRECT;\w+;([^;]*)/.exec(await answer.text())?.[1] ?? ''
}

/** Whether anything of a section is in it: every section has the same frame, and a list that is saved is a file. */
async function isRoom(answer: APIResponse): Promise<boolean> {
  if (answer.headers()['content-type']?.startsWith('text/csv')) return true
  return /class="desk"|"className":"desk"/.test(await answer.text())
}
