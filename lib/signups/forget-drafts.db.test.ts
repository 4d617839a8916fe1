import { afterEach, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { eraseSignup } from './erase-signup.ts'
import { forgetDrafts } from './forget-drafts.ts'
import { draftKeptDays } from './retention.ts'
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
  await advanceClock((draftKeptDays + 1) * day)
  await db().$executeRaw`update signups set updated_at = teiki_now() where id = ${young}`
  expect(await forgetDrafts()).toEqual({ forgotten: 1, end: 'empty' })
  const rows = await db().signup.findMany({ select: { id: true, browserHash: true } })
  expect(rows.map(({ id }) => id)).not.toContain(forgotten)
  expect(rows).toContainEqual({ id: young, browserHash: 'young' })
})
