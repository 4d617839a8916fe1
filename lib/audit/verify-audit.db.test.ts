import pg from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { openCanary, readWord } from '#lib/db/canary.ts'
import { db } from '#lib/db/client.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { env } from '#lib/env.ts'
import { acceptEntry, acceptUnmarked } from './accept-audit.ts'
import { markAudit } from './mark-audit.ts'
import { recordAudit } from './record-audit.ts'
import { audited } from './testing.ts'
import { holdsMark, verifyAudit } from './verify-audit.ts'

/** As whoever owns the database, without the triggers that keep the log. */
async function asOwner(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: testDatabaseUrl })
  await client.connect()
  try {
    await client.query('set session_replication_role = replica')
    for (const sql of statements) await client.query(sql)
  } finally {
    await client.end()
  }
}

/** As the first connection to a database that never had a sealed word. */
async function beginAnew(): Promise<void> {
  const client = new pg.Client({ connectionString: testDatabaseUrl })
  await client.connect()
  await openCanary(client, env().appSecret)
  await client.end()
}

/** As somebody who knows how the database chains: every hash after it made anew. */
const rechained = `do $$ declare e audit_log; last text := ''; begin
  for e in select * from audit_log order by id loop
    e.previous_hash := last; e.hash := audit_hash(e); last := e.hash;
    update audit_log set previous_hash = e.previous_hash, hash = e.hash where id = e.id;
  end loop; end $$`

async function add(...subjects: string[]): Promise<void> {
  for (const subject of subjects)
    await recordAudit({
      actor: 'staff-1',
      action: 'token.disable',
      subject,
      outcome: 'done',
      detail: { reason: '店の都合', amountMinor: 1200, because: null, act: true },
    })
}

async function lastId(): Promise<bigint> {
  return (await db().auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } })).id
}

/** Five entries, marked up to the third. */
beforeEach(async () => {
  await asOwner('truncate audit_log, audit_mark', 'delete from secret_canary')
  await beginAnew()
  await add('one', 'two', 'three')
  expect(await markAudit()).toEqual({ entries: 3, moved: 3, trouble: null })
  await add('four', 'five')
})

test('a log as it was written is whole, before and after the mark moves over it', async () => {
  expect(await verifyAudit()).toMatchObject({ entries: 5, trouble: null })
  expect(await markAudit()).toMatchObject({ entries: 5, trouble: null })
  expect(await verifyAudit()).toMatchObject({ entries: 5, trouble: null })
})

test.each([1, 2, 3, 5, 6])(
  '%i entries at a time tell the same as all at once',
  async (pageSize) => {
    expect(await verifyAudit(pageSize)).toEqual(await verifyAudit())
    for (const at of [2, 3, 4]) {
      await asOwner(
        `update audit_log set subject = 'x' where id = (select id from audit_log order by id offset ${at} limit 1)`,
      )
      const verdict = await verifyAudit(pageSize)
      expect(verdict).toEqual(await verifyAudit())
      expect(verdict.trouble).not.toBeNull()
    }
    await asOwner(
      'delete from audit_log where id = (select id from audit_log order by id offset 1 limit 1)',
    )
    expect(await verifyAudit(pageSize)).toEqual(await verifyAudit())
  },
)

test('a mark costs the same however long the log is: it follows only what is new', async () => {
  await markAudit()
  const before = await db().auditMark.findUniqueOrThrow({ where: { id: 1 } })
  expect(await markAudit()).toMatchObject({ entries: 5, trouble: null })
  expect(await db().auditMark.findUniqueOrThrow({ where: { id: 1 } })).toEqual(before)
})

test.each<[string, string[], string]>([
  [
    'the newest entries deleted',
    [`delete from audit_log where subject in ('three', 'four', 'five')`],
    'cut',
  ],
  ['all entries deleted', ['delete from audit_log'], 'cut'],
  [
    'the tail replaced',
    [`update audit_log set actor = 'staff-2' where subject = 'three'`, rechained],
    'replaced',
  ],
  [
    'an entry in the middle taken out and the chain made anew',
    [`delete from audit_log where subject = 'two'`, rechained],
    'replaced',
  ],
  ['an entry changed', [`update audit_log set actor = 'staff-2' where subject = 'two'`], 'altered'],
  [
    'an unmarked entry changed',
    [`update audit_log set actor = 'staff-2' where subject = 'four'`, rechained],
    'forged',
  ],
  ['the mark deleted', ['delete from audit_mark'], 'no-mark'],
  [
    'the mark moved to a shorter log',
    [
      `delete from audit_log where subject in ('two', 'three', 'four', 'five')`,
      `update audit_mark set entries = 1, last_id = (select id from audit_log), last_hash = (select hash from audit_log)`,
    ],
    'mark',
  ],
])('%s is noticed', async (_name, statements, kind) => {
  await asOwner(...statements)
  expect((await verifyAudit()).trouble?.kind).toBe(kind)
})

test('what the mark does not cover is not blessed by the next mark either', async () => {
  await asOwner(`update audit_log set actor = 'staff-2' where subject = 'four'`, rechained)
  expect(await markAudit()).toEqual({ entries: 3, moved: 0, trouble: 'forged' })
  await asOwner('delete from audit_mark')
  expect(await markAudit()).toMatchObject({ trouble: 'no-mark' })
  expect(await db().auditMark.count()).toBe(0)
})

test.each<[string, string]>([
  ['without a proof', `select now(), 'staff-9', 'token.delete', 'x', 'done', '{}', '', '', null`],
  [
    'with a proof of its own making',
    `select now(), 'staff-9', 'token.delete', 'x', 'done', '{}', '', '', 'a.b'`,
  ],
])('an entry that somebody adds %s is forged', async (_name, values) => {
  await db().$executeRawUnsafe(
    `insert into audit_log (at, actor, action, subject, outcome, detail, previous_hash, hash, proof) ${values}`,
  )
  const id = await lastId()
  expect((await verifyAudit()).trouble).toEqual({ kind: 'forged', id })
})

test('the proof of another entry does not serve a second time', async () => {
  const copy = `insert into audit_log (at, actor, action, subject, outcome, detail, previous_hash, hash, proof)
    select at, actor, action, subject, outcome, detail, '', '', proof from audit_log where subject = 'one'`
  await expect(db().$executeRawUnsafe(copy)).rejects.toThrow()
  await asOwner('drop index audit_log_proof_key')
  await db().$executeRawUnsafe(copy)
  expect((await verifyAudit()).trouble?.kind).toBe('forged')
  await asOwner(`delete from audit_log where id = ${await lastId()}`)
  await asOwner('create unique index audit_log_proof_key on audit_log (proof)')
})

/** Everything that tells of an end mark gone, and a log of the thief's own in its place. */
const rewritten = [
  'update audit_log set proof = null',
  `update audit_log set actor = 'staff-2' where subject = 'one'`,
  rechained,
  'delete from audit_mark',
  'delete from secret_canary',
]

test('a log written anew without mark and sealed word is not taken for one from before there were marks', async () => {
  await asOwner(...rewritten)
  await beginAnew()
  expect((await verifyAudit()).trouble).toEqual({ kind: 'no-mark' })
  expect(await markAudit()).toMatchObject({ trouble: 'no-mark' })
  expect(await db().auditMark.count()).toBe(0)
})

test('a shop that only looks empty for a moment takes no entries without proofs', async () => {
  await asOwner(
    'create table kept as table audit_log',
    'truncate audit_log, audit_mark',
    'delete from secret_canary',
  )
  await beginAnew()
  await asOwner(
    'insert into audit_log overriding system value select * from kept',
    'drop table kept',
    'update audit_log set proof = null',
    rechained,
  )
  expect((await verifyAudit()).trouble?.kind).toBe('forged')
})

test('a person may say that a log is from before there were marks, once, and that is recorded', async () => {
  await asOwner(
    'update audit_log set proof = null',
    'delete from audit_mark',
    'delete from secret_canary',
  )
  await beginAnew()
  await add('six')
  expect(await acceptUnmarked()).toEqual({ ok: true, value: 6 })
  expect(await audited('-')).toEqual(['audit.accept done command'])
  expect(await verifyAudit()).toMatchObject({ entries: 7, trouble: null })
  expect(await markAudit()).toEqual({ entries: 7, moved: 1, trouble: null })
  expect(await acceptUnmarked()).toEqual({ ok: false, reason: 'marked' })
  const { sealed } = await db().secretCanary.findUniqueOrThrow({ where: { id: 1 } })
  expect(readWord(env().appSecret, sealed)).toEqual({ auditMarked: true })
  await asOwner(`update audit_log set actor = 'staff-2' where subject = 'one'`, rechained)
  expect((await verifyAudit()).trouble?.kind).toBe('replaced')
})

test('an entry without a proof that somebody accepts by its id does not stop the mark for ever', async () => {
  await db().$executeRaw`
    insert into audit_log (at, actor, action, subject, outcome, detail, previous_hash, hash)
    values (now(), 'staff-9', 'token.delete', 'x', 'done', '{}', '', '')`
  const id = await lastId()
  await add('after')
  expect(await markAudit()).toEqual({ entries: 5, moved: 2, trouble: 'forged' })
  expect(await acceptEntry(id - 1n)).toEqual({ ok: false, reason: 'not-in-the-way' })
  expect(await acceptEntry(id + 1n)).toEqual({ ok: false, reason: 'not-in-the-way' })
  expect(await acceptEntry(id)).toEqual({ ok: true, value: null })
  expect(await audited(`${id}`)).toEqual(['audit.accept done command'])
  expect(await markAudit()).toEqual({ entries: 8, moved: 2, trouble: null })
  expect(await verifyAudit()).toMatchObject({ entries: 8, trouble: null })
  expect(await acceptEntry(id)).toEqual({ ok: false, reason: 'not-in-the-way' })
  await asOwner(`update audit_log set actor = 'staff-2' where id = ${id}`, rechained)
  expect((await verifyAudit()).trouble?.kind).toBe('replaced')
})

test('a mark that was kept elsewhere shows a log that was written anew', async () => {
  const { mark } = await verifyAudit()
  await add('six')
  expect(await holdsMark(mark)).toBe(true)
  await asOwner(`update audit_log set actor = 'staff-2' where subject = 'one'`, rechained)
  expect(await holdsMark(mark)).toBe(false)
  expect(await holdsMark('nonsense')).toBeNull()
})

test('what nobody can store is not in the way of an entry', async () => {
  await recordAudit({
    actor: 'staff-1',
    action: 'token.disable',
    subject: `\0${'x'.repeat(50_000)}`,
    outcome: 'refused',
    detail: { what: '\ud800\0constructor', reason: '__proto__' },
  })
  expect(await verifyAudit()).toMatchObject({ entries: 6, trouble: null })
  const { subject, detail } = await db().auditEntry.findUniqueOrThrow({
    where: { id: await lastId() },
  })
  expect(subject).toBe('x'.repeat(199))
  expect(detail).toEqual({ what: '\ufffdconstructor', reason: '__proto__' })
})
