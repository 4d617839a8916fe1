'use server'

import { after } from 'next/server'
import { goTo } from '#app/_request/go-to.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { paths } from '#lib/paths.ts'
import { beginBatch } from '#lib/tokens/operations/begin-batch.ts'
import { runBatch } from '#lib/tokens/operations/run-batch.ts'
import type { BulkCode } from './messages.ts'
import { readBulk } from './read-bulk.ts'

/** Keeps exactly the tokens that were confirmed; Smartpay is asked after the answer, and then by the sweep. */
export async function bulkAction(form: FormData): Promise<void> {
  const { action, tokens, reason, note } = readBulk(form)
  const picked = new URLSearchParams([
    ['operation', action ?? 'disable'],
    ...tokens.map(({ id }) => ['id', id]),
  ])
  const path = `${paths.admin.tokenBulk}?${picked}`
  return staffAction<BulkCode>({ needs: 'token.bulk', path }, async ({ id: staffId }) => {
    // Nobody knows what was decided about: a page of before this version, or none of ours.
    if (!action) return 'error'
    if (!reason) return 'no-reason'
    const batchId = await beginBatch({ tokens, action, reason, note, staffId })
    if (batchId === null) return 'none'
    after(() => runBatch(batchId))
    goTo(paths.admin.tokenBatch(batchId))
  })
}
