'use server'

import { attempt } from '#app/_request/attempt.ts'
import { redirectWithFlash } from '#app/_request/flash.ts'
import { formText } from '#app/_request/form-text.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { chooseDefaultToken } from '#lib/customers/choose-default-token.ts'
import { eraseCustomer } from '#lib/customers/erase-customer.ts'
import { paths } from '#lib/paths.ts'
import { flashOf } from '../../_actions/flash-of.ts'
import type { actionWords } from '../../_actions/messages.ts'
import type { customerWords } from '../messages.ts'

type Code = keyof (typeof actionWords & typeof customerWords)['ja']['flash']

export async function chooseDefaultAction(form: FormData): Promise<void> {
  const input = formText(form, ['customer', 'token'])
  const customerId = input.customer ?? ''
  const staff = await requireStaff('token.assign', customerId)
  const chosen = await attempt(() =>
    chooseDefaultToken({ customerId, tokenId: input.token ?? '', staffId: staff.id }),
  )
  return redirectWithFlash<Code>(paths.admin.customer(customerId), flashOf(chosen))
}

/** Irreversible, so it asks for a tick and a fresh second factor. */
export async function eraseAction(form: FormData): Promise<void> {
  const input = formText(form, ['customer', 'sure'])
  const id = input.customer ?? ''
  const staff = await requireStaff('customer.erase', id)
  if (input.sure !== 'yes')
    return redirectWithFlash<Code>(`${paths.admin.customer(id)}?do=erase`, 'not-sure')
  const erased = await attempt(() => eraseCustomer(id, staff.id))
  return redirectWithFlash<Code>(paths.admin.customer(id), flashOf(erased))
}
