'use server'

import { redirect } from 'next/navigation'
import { formText } from '#app/_request/form-text.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { paths } from '#lib/paths.ts'
import { searchable } from '#lib/search/searchable.ts'

const lists = [
  paths.admin.tokens,
  paths.admin.customers,
  paths.admin.subscriptions,
  paths.admin.signups,
]

/** A list with its filters in the address. What was typed comes by POST, so that nothing secret gets into one. */
export async function searchAction(form: FormData): Promise<void> {
  await requireStaff('look')
  const { list, q = '', ...filter } = formText(form, ['list', 'tab', 'sort', 'q'])
  const base = lists.find((one) => one === list) ?? paths.admin.customers
  const query = new URLSearchParams(filter)
  const search = await searchable(q.slice(0, 120))
  if (search !== '') query.set('q', search)
  redirect(query.size === 0 ? base : `${base}?${query}`)
}
