import type { Route } from 'next'
import { paths } from '#lib/paths.ts'
import { searchable } from '#lib/search/searchable.ts'

type AuditSearch = { actor: string; subject: string }

/** The page with a filter. */
export function auditAddress({ actor, subject }: AuditSearch): string {
  const query = new URLSearchParams({
    ...(actor === '' ? {} : { actor }),
    ...(subject === '' ? {} : { subject }),
  })
  return query.size === 0 ? paths.admin.audit : `${paths.admin.audit}?${query}`
}

/** The same as an address may name it: without an id of Smartpay's. */
export async function searchableAudit({ actor, subject }: AuditSearch): Promise<Route> {
  const search = { actor: await searchable(actor), subject: await searchable(subject) }
  return auditAddress(search) as Route
}
