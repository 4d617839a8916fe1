import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { listAudit } from '#lib/audit/list-audit.ts'
import { hasCronBearer } from '#lib/auth/cron-bearer.ts'
import { afterPassword, codeOf, member, password, session, whoIs } from '#lib/auth/testing.ts'
import { root } from '#lib/cli/local/install.mjs'
import { db } from '#lib/db/client.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { env } from '#lib/env.ts'
import { advanceClock, seedDemoShop, setClock } from '#lib/signups/testing.ts'
import { signOut } from './end-sessions.ts'
import { countGuess, recordGuesses } from './guesses.ts'
import { rememberBrowser } from './known-browser.ts'
import { listOpenGuesses } from './list-open-guesses.ts'
import { showFactor, signInWithPassword } from './sign-in.ts'
import { budgetOf, takeTry } from './tries.ts'

const hourMs = 3_600_000

function signIn(email: string, from: { network?: string; typed?: string; browser?: string } = {}) {
  const { network = '203.0.113.1', typed = password, browser } = from
  const caller = { headers: new Headers(), network, browser }
  return signInWithPassword({ email, password: typed }, caller)
}

/** So many wrong passwords, each from where `from` says. */
async function guess(email: string, times: number, from: (n: number) => { network: string }) {
  const answers: string[] = []
  for (let n = 0; n < times; n += 1) {
    const answer = await signIn(email, { ...from(n), typed: 'a guess of somebody' })
    answers.push(answer.ok ? 'in' : answer.reason)
  }
  return answers
}

const stranger = () => ({ network: '198.51.100.7' })
const everywhere = (n: number) => ({ network: `198.51.${n >> 8}.${n & 255}` })
const welcome = { ok: true, value: 'code' }

describe('wrong passwords of a stranger', () => {
  test('keep the owner out of nothing', async () => {
    const { email } = await member('wanted', 'owner')
    expect(await guess(email, 12, stranger)).toEqual([
      ...Array.from({ length: 10 }, () => 'wrong'),
      'too-many',
      'too-many',
    ])
    expect(await signIn(email)).toEqual(welcome)
    expect(await signIn(email, stranger())).toEqual({ ok: false, reason: 'too-many' })
  })

  test('from everywhere make others wait, for a minute at most, and a known browser never', async () => {
    await setClock('2036-12-01T09:10:00+09:00')
    const { email } = await member('hunted', 'owner')
    const taken = []
    for (let n = 0; n < 108; n += 1)
      taken.push(await takeTry(budgetOf(email, { ...everywhere(n), headers: new Headers() })))
    expect(taken.slice(0, 100)).not.toContain(false)
    expect(taken.slice(100)).toContain(false)
    const browser = rememberBrowser(undefined, email)
    expect(await signIn(email, { browser })).toEqual(welcome)
    expect(await signIn(email)).toEqual({ ok: false, reason: 'too-many' })
    await advanceClock(61_000)
    expect(await signIn(email)).toEqual(welcome)
  })

  test('from the many networks of one IPv6 site do not make the owner wait', async () => {
    const { email } = await member('renowned', 'owner')
    const taken = []
    for (let n = 0; n < 120; n += 1) {
      const network = `2001:db8:7:${n.toString(16)}::/64`
      taken.push(await takeTry(budgetOf(email, { network, headers: new Headers() })))
    }
    expect(taken.filter(Boolean)).toHaveLength(40)
    expect(await signIn(email)).toEqual(welcome)
  })

  test('do not count where the password was right', async () => {
    const { email } = await member('daily')
    for (let day = 0; day < 11; day += 1) expect(await signIn(email)).toEqual(welcome)
  })

  test('never get more tries at once than there are', async () => {
    const { email } = await member('rushed')
    const answers = await Promise.all(
      Array.from({ length: 14 }, () => signIn(email, { ...stranger(), typed: 'one of many' })),
    )
    expect(answers.filter((one) => !one.ok && one.reason === 'wrong')).toHaveLength(10)
  })
})

test('a browser that signed in has a budget of its own, for that account alone', async () => {
  const { email } = await member('at-home')
  const other = await member('elsewhere')
  const browser = rememberBrowser(undefined, email)
  const use = async (mail: string) => {
    for (let n = 0; n < 11; n += 1)
      await takeTry(budgetOf(mail, { network: '203.0.113.1', browser, headers: new Headers() }))
  }
  await use(email)
  expect(await signIn(email, { browser })).toEqual({ ok: false, reason: 'too-many' })
  await use(other.email)
  expect(await signIn(other.email, { network: '203.0.113.2', browser })).toEqual(welcome)
  const forged = `${browser.split('.')[0]}.${'0'.repeat(64)}`
  expect(await signIn(other.email, { browser: forged })).toEqual({ ok: false, reason: 'too-many' })
  expect(rememberBrowser(browser, other.email).split('.')).toHaveLength(3)
})

test('signing in again by password ends the session that the browser had', async () => {
  const somebody = await member('again-here')
  const before = await session(somebody)
  const caller = { headers: before.headers, network: null }
  expect(await signInWithPassword({ email: somebody.email, password: 'wrong' }, caller)).toEqual({
    ok: false,
    reason: 'wrong',
  })
  expect(await whoIs(before.headers)).toBe(somebody.id)
  expect(await signInWithPassword({ email: somebody.email, password }, caller)).toEqual(welcome)
  expect(await whoIs(before.headers)).toBe(null)
})

describe('the audit log', () => {
  function entriesOf(subject: string) {
    return db().auditEntry.findMany({
      where: { subject },
      select: { actor: true, action: true, outcome: true, detail: true },
      orderBy: { id: 'asc' },
    })
  }

  test('gets one entry an account and hour, with a count', async () => {
    await seedDemoShop()
    await setClock('2036-12-02T14:20:00+09:00')
    const somebody = await member('counted')
    await guess(somebody.email, 12, stranger)
    await guess('nobody@staff.example', 3, stranger)
    await guess('nobody@staff.example', 1, () => ({ network: '192.0.2.9' }))
    const headers = await afterPassword(somebody)
    for (let n = 0; n < 3; n += 1)
      await showFactor('000000', { headers, network: '198.51.100.7', session: null })
    expect(await entriesOf(somebody.id)).toEqual([])
    const open = await listOpenGuesses(somebody.id)
    expect(open.map(({ action, detail }) => `${action} ${detail.count}`)).toEqual([
      'guess.password 10',
      'guess.code 3',
      'guess.too-many 2',
    ])
    expect(open[0]).toMatchObject({ actor: 'nobody', subjectName: 'counted' })
    expect((await listOpenGuesses('')).map(({ subject }) => subject)).toContain('-')
    await advanceClock(hourMs)
    await Promise.all(Array.from({ length: 5 }, recordGuesses))
    const entry = (action: string, count: number, networks = 1) => ({
      actor: 'nobody',
      action,
      outcome: 'refused',
      detail: { count, hour: '2036-12-02 14:00', network: '198.51.100.7', networks },
    })
    const found = await entriesOf(somebody.id)
    expect(found).toHaveLength(3)
    expect(found).toEqual(
      expect.arrayContaining([
        entry('guess.password', 10),
        entry('guess.too-many', 2),
        entry('guess.code', 3),
      ]),
    )
    expect(await entriesOf('-')).toEqual([entry('guess.password', 4, 2)])
    expect(await db().guess.count()).toBe(0)
    expect(await listOpenGuesses('')).toEqual([])
    const { rows } = await listAudit({ actor: '', subject: somebody.id, cursor: null })
    expect(rows.map(({ subjectName }) => subjectName)).toEqual(Array(3).fill('counted'))
  })

  test('tells of wrong secrets for the jobs, but not of who shows none', async () => {
    await db().$executeRaw`delete from guesses`
    const shown = (authorization?: string) =>
      hasCronBearer(new Headers(authorization ? { authorization } : {}))
    expect(await shown(`Bearer ${env().cronSecret}`)).toBe(true)
    expect(await shown()).toBe(false)
    for (const one of ['Bearer a', 'Basic b']) expect(await shown(one)).toBe(false)
    const found = await db().guess.findMany({ select: { action: true, count: true } })
    expect(found).toEqual([{ action: 'guess.bearer', count: 2 }])
    await db().$executeRaw`delete from guesses`
  })

  test('names the busiest network, and counts up to a hundred of them', async () => {
    await setClock('2036-12-03T14:20:00+09:00')
    const from = (network: string) => countGuess({ action: 'guess.bearer', staffId: null, network })
    for (let n = 0; n < 103; n += 1) await from(everywhere(n).network)
    for (let n = 0; n < 5; n += 1) await from(everywhere(7).network)
    await from('192.0.2.1')
    await advanceClock(hourMs)
    await recordGuesses()
    const entry = await db().auditEntry.findFirstOrThrow({ where: { action: 'guess.bearer' } })
    expect(entry.detail).toMatchObject({ count: 109, networks: 100, network: '198.51.0.7' })
  })

  test('tells a sign-in, from where and with what, from a code shown again, and a sign-out', async () => {
    const somebody = await member('told')
    const agent =
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/140.0 Safari/537.36'
    const headers = await afterPassword(somebody)
    headers.set('user-agent', agent)
    const [recovery = ''] = somebody.recoveryCodes
    await showFactor(recovery, { headers, network: '203.0.113.1', session: null })
    const { headers: later, ...mine } = await session(somebody)
    await showFactor(await codeOf(somebody), { headers: later, network: null, session: mine })
    await signOut(mine.sessionId, somebody.id)
    await signOut(mine.sessionId, somebody.id)
    expect(await entriesOf(somebody.id)).toEqual([
      {
        actor: somebody.id,
        action: 'sign-in',
        outcome: 'done',
        detail: { what: 'recovery-code', network: '203.0.113.1', device: 'Chrome · macOS' },
      },
      {
        actor: somebody.id,
        action: 'factor.show',
        outcome: 'done',
        detail: { what: 'code', network: null, device: '' },
      },
      { actor: somebody.id, action: 'sign-out', outcome: 'done', detail: {} },
    ])
  })
})

test('the log of the process names the first and the tenth, and from where they came', async () => {
  await setClock('2036-12-03T10:20:00+09:00')
  const guesses = `
    const { countGuess } = await import('${root}/lib/auth/sign-in/guesses.ts')
    const { closeDatabase } = await import('${root}/lib/db/client.ts')
    for (let n = 0; n < 12; n += 1)
      await countGuess({ action: 'guess.passkey', staffId: null, network: '198.51.100.7' })
    await closeDatabase()`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', guesses],
    { env: { ...process.env, DATABASE_URL: testDatabaseUrl, LOG_LEVEL: 'warn' }, cwd: root },
  )
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const line = { msg: 'stranger counted', code: 'guess.passkey', network: '198.51.100.7' }
  expect(lines).toMatchObject([
    { ...line, count: 1 },
    { ...line, count: 10 },
  ])
})
