/** Every page and file of the admin; `[name]` stands for one segment. The test compares it with `app`. */
export const adminAddresses = [
  '/admin',
  '/admin/sign-in',
  '/admin/code',
  '/admin/join',
  '/admin/forgot',
  '/admin/reset',
  '/admin/two-factor',
  '/admin/re-authenticate',
  '/admin/unavailable',
  '/admin/refused',
  '/admin/staff',
  '/admin/account',
  '/admin/tokens',
  '/admin/tokens/bulk',
  '/admin/tokens/batches/[id]',
  '/admin/tokens/[id]',
  '/admin/customers',
  '/admin/dispatch',
  '/admin/customers/[id]',
  '/admin/subscriptions',
  '/admin/subscriptions/[id]',
  '/admin/signups',
  '/admin/signups/[id]',
  '/admin/operations',
  '/admin/operations/events',
  '/admin/operations/deliveries',
  '/admin/operations/emails',
  '/admin/operations/reconcile',
  '/admin/operations/close',
  '/admin/operations/audit',
  '/admin/export/[list]',
]

const known = new RegExp(
  `^(${adminAddresses.map((one) => one.replaceAll(/\[\w+\]/g, '[^/]+')).join('|')})/?$`,
)

/** Where the admin's pages and files were until their names changed: bookmarks and mails lead there. */
const moved: Record<string, string> = {
  '/admin/running': '/admin/operations',
  '/admin/running/events': '/admin/operations/events',
  '/admin/running/deliveries': '/admin/operations/deliveries',
  '/admin/running/mails': '/admin/operations/emails',
  '/admin/running/reconcile': '/admin/operations/reconcile',
  '/admin/running/audit': '/admin/operations/audit',
  '/admin/export/running': '/admin/export/operations',
  '/admin/export/mails': '/admin/export/emails',
  '/admin/show-again': '/admin/re-authenticate',
  '/admin/away': '/admin/unavailable',
}
const movedTabs: Record<string, { was: string; is: string }> = {
  '/admin/subscriptions': { was: 'by_hand', is: 'offline' },
  '/admin/export/subscriptions': { was: 'by_hand', is: 'offline' },
}

/** The address of today for one of before, with its query; null for all others. @param search '' or '?…' */
export function movedAddress(pathname: string, search: string): string | null {
  if (Object.hasOwn(moved, pathname)) return `${moved[pathname]}${search}`
  const query = new URLSearchParams(search)
  if (pathname === '/admin/tokens/bulk' && query.has('act')) {
    query.set('operation', query.get('act') ?? '')
    query.delete('act')
    return `${pathname}?${query}`
  }
  const tab = Object.hasOwn(movedTabs, pathname) ? movedTabs[pathname] : undefined
  if (!tab || query.get('tab') !== tab.was) return null
  query.set('tab', tab.is)
  return `${pathname}?${query}`
}

/** What is not there is known before anything is rendered: a page could only say so with JavaScript. */
export function isAdminAddress(pathname: string): boolean {
  return known.test(pathname)
}
