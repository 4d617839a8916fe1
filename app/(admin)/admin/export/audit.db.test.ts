import { expect, test } from 'vitest'
import { listAudit } from '#lib/audit/list-audit.ts'
import { db } from '#lib/db/client.ts'
import { exportAudit } from './audit.ts'
import { exportEvents } from './events.ts'

/** What found its way into rows that nobody can remove. */
const hostile = ['constructor', '__proto__', 'toString', 'x'.repeat(50_000)]

async function rowsOf(list: ReturnType<typeof exportAudit>): Promise<number> {
  let rows = 0
  for await (const piece of list.pieces) rows += [...piece].length
  return rows
}

test('whatever stands in an entry, the page and the whole file are there', async () => {
  for (const value of hostile)
    await db().$executeRaw`
      insert into audit_log (at, actor, action, subject, outcome, detail, previous_hash, hash)
      values (now(), ${value}, ${value}, ${value}, ${value}, ${JSON.stringify({ token: value, [value]: value })}::jsonb, '', '')`
  const filter = { actor: '', subject: '' }
  expect(await listAudit({ ...filter, cursor: null })).toMatchObject({ total: hostile.length })
  for (const locale of ['ja', 'en'] as const)
    expect(await rowsOf(exportAudit(filter, locale, 'Asia/Tokyo'))).toBe(hostile.length)
})

test('whatever type an event has, the file of events is there', async () => {
  for (const [index, type] of hostile.entries())
    await db().$executeRaw`
      insert into events (id, type, subject, test, status, parked_because, occurred_at, signed_at, received_at, last_received_at)
      values (${`evt_test_${index}`}, ${type}, 'x', true, 'parked', ${type}, now(), now(), now(), now())`
  expect(await rowsOf(exportEvents('all', 'ja', 'Asia/Tokyo'))).toBe(hostile.length)
})
