import { describe, expect, test } from 'vitest'
import { endOwnSession, endOwnSessions } from '#lib/auth/sign-in/end-sessions.ts'
import {
  addPasskey,
  listPasskeys,
  removePasskey,
  signInWithPasskey,
} from '#lib/auth/sign-in/passkeys.ts'
import { showFactor } from '#lib/auth/sign-in/sign-in.ts'
import { challengeOf, type Device, device } from '#lib/auth/sign-in/testing-passkey.ts'
import {
  afterPassword,
  codeOf,
  type Member,
  member,
  type Session,
  session,
  sessionsOf,
  whoIs,
  withoutRowsIn,
} from '#lib/auth/testing.ts'
import { db } from '#lib/db/client.ts'

async function withPasskey(name: string): Promise<{ who: Member; mine: Session; key: Device }> {
  const who = await member(name)
  const mine = await session(who)
  const key = device()
  expect(await add(mine, key)).toBe(true)
  return { who, mine, key }
}

async function add({ headers, staffId }: Session, key: Device): Promise<boolean> {
  const asked = await challengeOf('register', headers.get('cookie') ?? '')
  const answer = key.register(asked.challenge)
  return addPasskey({ answer, name: 'ノートPC' }, { headers: asked.headers, staffId })
}

async function enter(key: Device, before: Session): Promise<boolean> {
  const { challenge, headers } = await challengeOf('sign-in')
  const { staffId: id, sessionId } = before
  const caller = { headers, network: '203.0.113.7', before: { id, sessionId } }
  return (await signInWithPasskey(key.signIn(challenge), caller)) === id
}

function entriesOf({ id }: { id: string }) {
  return db().auditEntry.findMany({
    where: { actor: id },
    select: { action: true, outcome: true, detail: true },
    orderBy: { id: 'asc' },
  })
}

test('A passkey is added, lets in and is removed, and the audit log tells', async () => {
  const { who, mine, key } = await withPasskey('passkey')
  expect(await enter(key, mine)).toBe(true)
  expect(await whoIs(mine.headers)).toBe(null)
  const [row] = await listPasskeys(who.id)
  expect(await removePasskey(row?.id ?? '', who.id)).toBe(true)
  expect(await removePasskey(row?.id ?? '', who.id)).toBe(false)
  const secure = (what: string, outcome: string) => ({
    action: 'account.secure',
    outcome,
    detail: { what },
  })
  expect(await entriesOf(who)).toEqual([
    secure('add-passkey', 'asked'),
    secure('add-passkey', 'done'),
    {
      action: 'sign-in',
      outcome: 'done',
      detail: { what: 'passkey', network: '203.0.113.7', device: '' },
    },
    secure('remove-passkey', 'done'),
    secure('remove-passkey', 'refused'),
  ])
})

test('A passkey that does not verify was asked for and refused', async () => {
  const who = await member('no-passkey')
  const { headers, staffId } = await session(who)
  expect(await addPasskey({ answer: { id: 1 }, name: '' }, { headers, staffId })).toBe(false)
  expect((await entriesOf(who)).map(({ outcome }) => outcome)).toEqual(['asked', 'refused'])
})

describe('without its audit entry', () => {
  test('no session of a code has shown a factor', async () => {
    const who = await member('code')
    const headers = await afterPassword(who)
    const code = await codeOf(who)
    await withoutRowsIn('audit_log', () =>
      showFactor(code, { headers, network: null, session: null }),
    )
    expect(await factorsOf(who)).toBe(0)
  })

  test('no session of a passkey has shown a factor, and the one before goes on', async () => {
    const { who, mine, key } = await withPasskey('half-in')
    await withoutRowsIn('audit_log', () => enter(key, mine))
    expect(await whoIs(mine.headers)).toBe(who.id)
    expect(await factorsOf(who)).toBe(1)
  })

  test('no passkey comes or goes', async () => {
    const { who, mine } = await withPasskey('kept')
    await withoutRowsIn('audit_log', () => add(mine, device()))
    const [row] = await listPasskeys(who.id)
    await withoutRowsIn('audit_log', () => removePasskey(row?.id ?? '', who.id))
    expect(await listPasskeys(who.id)).toEqual([row])
  })

  test('no session is ended', async () => {
    const who = await member('still-here')
    const [mine, other] = [await session(who), await session(who)]
    await withoutRowsIn('audit_log', () => endOwnSession(other.sessionId, who.id))
    await withoutRowsIn('audit_log', () => endOwnSessions(who.id, mine.sessionId))
    expect(await sessionsOf(who)).toBe(2)
  })
})

function factorsOf({ id }: { id: string }): Promise<number> {
  return db().staffSession.count({ where: { userId: id, factorAt: { not: null } } })
}
