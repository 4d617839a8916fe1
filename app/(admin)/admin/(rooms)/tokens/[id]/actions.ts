'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { attempt } from '#app/_request/attempt.ts'
import { formText } from '#app/_request/form-text.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { drain } from '#lib/jobs/drain.ts'
import { noteText } from '#lib/notes/note-text.ts'
import { paths } from '#lib/paths.ts'
import { askTokenMove } from '#lib/tokens/ask-token-move.ts'
import { performTokenMove } from '#lib/tokens/perform-token-move.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { moveReasons, tokenActs } from '#lib/tokens/token-move.ts'
import { undoTokenMove } from '#lib/tokens/undo-token-move.ts'

/** Disable, enable or delete: the intent first, then Smartpay, then the truth on the page. */
export async function moveTokenAction(form: FormData): Promise<void> {
  const input = formText(form, ['token', 'act', 'reason', 'note'])
  const tokenId = input.token ?? ''
  const act = tokenActs.find((one) => one === input.act) ?? 'disable'
  const staff = await requireStaff(`token.${act}`, tokenId)
  const reason = moveReasons.find((one) => one === input.reason)
  if (!reason) redirect(`${tell(tokenId, 'no-reason')}&do=${act}` as Route)
  const moved = await attempt(async () => {
    const note = noteText(input.note ?? '')
    const asked = await askTokenMove({
      tokenId,
      act,
      reason,
      note,
      staffId: staff.id,
      batchId: null,
    })
    return asked.ok ? ((await performTokenMove(asked.value)) ?? 'busy') : asked.reason
  })
  after(drain)
  redirect(tell(tokenId, moved))
}

export async function undoMoveAction(form: FormData): Promise<void> {
  const input = formText(form, ['token', 'move'])
  const tokenId = input.token ?? ''
  const staff = await requireStaff('token.enable', tokenId)
  const undone = await attempt(async () => {
    const result = await undoTokenMove(input.move ?? '', staff.id)
    if (!result.ok) return result.reason
    if (result.value === null) return 'undone'
    const enabled = await performTokenMove(result.value)
    return enabled === 'done' ? 'undone' : (enabled ?? 'busy')
  })
  redirect(tell(tokenId, undone))
}

/** Asks Smartpay for this token's state, now. */
export async function lookAction(form: FormData): Promise<void> {
  const tokenId = formText(form, ['token']).token ?? ''
  await requireStaff('signup.settle', tokenId)
  const settled = await attempt(() => settleToken(tokenId, 'staff'))
  redirect(tell(tokenId, settled !== 'trouble' && settled.ok ? 'looked' : 'look-failed'))
}

function tell(tokenId: string, told: string): Route {
  return `${paths.admin.token(tokenId)}?told=${told}` as Route
}
