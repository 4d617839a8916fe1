'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { chooseDefaultToken } from '#lib/customers/choose-default-token.ts'
import { eraseCustomer } from '#lib/customers/erase-customer.ts'
import { paths } from '#lib/paths.ts'
import type { CustomerCode } from '../messages.ts'

export async function chooseDefaultAction(form: FormData): Promise<void> {
  const { customer: customerId = '', token = '' } = formText(form, ['customer', 'token'])
  const path = paths.admin.customer(customerId)
  return staffAction<CustomerCode>({ needs: 'token.assign', about: customerId, path }, (staff) =>
    chooseDefaultToken({ customerId, tokenId: token, staffId: staff.id }),
  )
}

/** Irreversible, so it asks for a tick and a fresh second factor. */
export async function eraseAction(form: FormData): Promise<void> {
  const { customer: id = '', sure } = formText(form, ['customer', 'sure'])
  const path = paths.admin.customer(id)
  return staffAction<CustomerCode>({ needs: 'customer.erase', about: id, path }, async (staff) =>
    sure === 'yes' ? eraseCustomer(id, staff.id) : { code: 'not-sure', at: `${path}?do=erase` },
  )
}
