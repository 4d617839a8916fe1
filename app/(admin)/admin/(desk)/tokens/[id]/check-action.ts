'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { paths } from '#lib/paths.ts'
import { checkToken } from '#lib/tokens/check-token.ts'
import type { TokenCode } from '../messages.ts'

/** Asks Smartpay for this token's state, now. */
export async function checkAction(form: FormData): Promise<void> {
  const { token = '' } = formText(form, ['token'])
  return staffAction<TokenCode>(
    { needs: 'signup.settle', about: token, path: paths.admin.token(token) },
    async (staff) => {
      const found = await checkToken(token, staff.id)
      return found === 'looked' ? found : 'look-failed'
    },
  )
}
