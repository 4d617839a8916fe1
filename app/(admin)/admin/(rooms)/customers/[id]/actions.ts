'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { attempt } from '#app/_request/attempt.ts'
import { formText } from '#app/_request/form-text.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { chooseDefaultToken } from '#lib/customers/choose-default-token.ts'
import { eraseCustomer } from '#lib/customers/erase-customer.ts'
import { paths } from '#lib/paths.ts'
import { toldOf } from '../../_deeds/told-of.ts'

export async function chooseDefaultAction(form: FormData): Promise<void> {
  const input = formText(form, ['customer', 'token'])
  const customerId = input.customer ?? ''
  const staff = await requireStaff('token.assign', customerId)
  const chosen = await attempt(() =>
    chooseDefaultToken({ customerId, tokenId: input.token ?? '', staffId: staff.id }),
  )
  redirect(`${paths.admin.customer(customerId)}?told=${toldOf(chosen)}` as Route)
}

/** Irreversible, so it asks for a tick and a fresh second factor. */
export async function eraseAction(form: FormData): Promise<void> {
  const input = formText(form, ['customer', 'sure'])
  const id = input.customer ?? ''
  const staff = await requireStaff('customer.erase', id)
  if (input.sure !== 'yes') redirect(`${paths.admin.customer(id)}?do=erase&told=not-sure` as Route)
  const erased = await attempt(() => eraseCustomer(id, staff.id))
  redirect(`${paths.admin.customer(id)}?told=${toldOf(erased)}` as Route)
}
