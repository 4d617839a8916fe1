/** Every page and file of the admin; `[name]` stands for one segment. The test compares it with `app`. */
export const adminAddresses = [
  '/admin',
  '/admin/sign-in',
  '/admin/code',
  '/admin/join',
  '/admin/forgot',
  '/admin/reset',
  '/admin/two-factor',
  '/admin/show-again',
  '/admin/away',
  '/admin/refused',
  '/admin/staff',
  '/admin/account',
  '/admin/tokens',
  '/admin/tokens/bulk',
  '/admin/tokens/batches/[id]',
  '/admin/tokens/[id]',
  '/admin/customers',
  '/admin/customers/[id]',
  '/admin/subscriptions',
  '/admin/subscriptions/[id]',
  '/admin/signups',
  '/admin/signups/[id]',
  '/admin/running',
  '/admin/running/events',
  '/admin/running/deliveries',
  '/admin/running/mails',
  '/admin/running/reconcile',
  '/admin/running/audit',
  '/admin/export/[list]',
]

const known = new RegExp(
  `^(${adminAddresses.map((one) => one.replaceAll(/\[\w+\]/g, '[^/]+')).join('|')})/?$`,
)

/** What is not there is known before anything is rendered: a page could only say so with JavaScript. */
export function isAdminAddress(pathname: string): boolean {
  return known.test(pathname)
}
