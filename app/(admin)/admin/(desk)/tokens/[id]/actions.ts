'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { noteText } from '#lib/notes/note-text.ts'
import { paths } from '#lib/paths.ts'
import { askTokenOperation } from '#lib/tokens/operations/ask-token-operation.ts'
import { readShown, reasonsFor, tokenActions } from '#lib/tokens/operations/token-operation.ts'
import type { TokenCode } from '../messages.ts'
import { perform } from './perform.ts'

/** Disable, enable or delete: the intent first, then Smartpay, then the truth on the page. */
export async function moveTokenAction(form: FormData): Promise<void> {
  const input = formText(form, ['token', 'act', 'reason', 'note', 'shown'])
  const { token: tokenId = '', note = '' } = input
  const act = tokenActions.find((one) => one === input.act) ?? 'disable'
  const path = paths.admin.token(tokenId)
  return staffAction<TokenCode>(
    { needs: `token.${act}`, about: tokenId, path, drains: true },
    async ({ id: staffId }) => {
      const reason = reasonsFor(act).find((one) => one === input.reason)
      if (!reason) return { code: 'no-reason', at: `${path}?do=${act}` }
      const shown = readShown(input.shown ?? '')
      // No dialog of ours was sent: nobody knows what was decided about.
      if (!shown) return 'changed'
      const why = { reason, note: noteText(note), staffId, batchId: null }
      const asked = await askTokenOperation({ tokenId, act, shown, ...why })
      if (!asked.ok) return asked
      const moved = await perform(asked.value)
      return moved === 'done' ? `done-${act}` : moved
    },
  )
}
