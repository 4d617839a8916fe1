import { afterEach, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { eraseSignup } from '#lib/signups/staff/erase-signup.ts'
import { forgetDrafts } from './forget-drafts.ts'
import { draftRetentionDays } from './retention.ts'
import { advanceClock, draftOf } from './testing.ts'
import { withSmartpay } from './testing-smartpay.ts'

withSmartpay()
afterEach(() => db().$executeRaw`update clock set offset_ms = 0`)

const day = 24 * 3_600_000

test('a draft that was erased before holds up no other', async () => {
  const erased = await draftOf('erased')
  expect(await eraseSignup(erased, 'stf_owner')).toEqual({ ok: true, value: 'erased' })
  const forgotten = await draftOf('forgotten')
  const young = await draftOf('young')
  await advanceClock((draftRetentionDays + 1) * day)
  await db().$executeRaw`update signups set updated_at = teiki_now() where id = ${young}`
  expect(await forgetDrafts()).toEqual({ forgotten: 1, end: 'empty' })
  const rows = await db().signup.findMany({ select: { id: true, browserHash: true } })
  expect(rows.map(({ id }) => id)).not.toContain(forgotten)
  expect(rows).toContainEqual({ id: young, browserHash: 'young' })
})

test('however many are old, a statement takes a thousand, and a run that is cut off is gone on with', async () => {
  const template = await draftOf('many')
  await db().$executeRaw`
    insert into signups select (jsonb_populate_record(s, to_jsonb(s) || jsonb_build_object('id', id || '_' || n,
      'thread_id', thread_id || '_' || n, 'browser_hash', 'many' || n))).*
    from signups s, generate_series(1, 2499) n where id = ${template}`
  await advanceClock((draftRetentionDays + 1) * day)
  const isOver = [false, true]
  const oneBatch = { leftMs: () => 0, isOver: () => isOver.shift() ?? true }
  expect(await forgetDrafts(oneBatch)).toEqual({ forgotten: 1_000, end: 'over' })
  expect(await forgetDrafts()).toEqual({ forgotten: 1_500, end: 'empty' })
})
