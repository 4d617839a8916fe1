import type { Route } from 'next'
import { paths } from '#lib/paths.ts'

/** Where somebody wanted to go: an address of the admin, or the overview. */
export function nextAddress(asked: string | string[] | undefined): Route {
  return (
    typeof asked === 'string' && /^\/admin(\/(?!\/)|\?|$)/.test(asked) && !asked.includes('\\')
      ? asked
      : paths.admin.overview
  ) as Route
}

/** A file opens no page: whoever is on the way to one comes back to its list. Null for other addresses. */
export function listOfExport(address: string): Route | null {
  const [, list = '', query = ''] = /^\/admin\/export\/([a-z]+)(?:\?(.*))?$/.exec(address) ?? []
  const pages: Record<string, unknown> = paths.admin
  const page = Object.hasOwn(pages, list) ? pages[list] : undefined
  if (typeof page !== 'string') return null
  const filters = new URLSearchParams(query)
  filters.delete('charset')
  return `${page}${filters.size > 0 ? `?${filters}` : ''}` as Route
}
