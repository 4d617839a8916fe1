import type { Locale } from '#lib/i18n/locale.ts'

/** Every address of the shop, so that a page that moves is a type error elsewhere. */
export const paths = {
  catalogue: (locale: Locale) => `/${locale}` as const,
  plan: (locale: Locale, slug: string) => `/${locale}/plans/${encodeURIComponent(slug)}` as const,
  subscribe: (locale: Locale, slug: string) =>
    `/${locale}/plans/${encodeURIComponent(slug)}/subscribe` as const,
  confirm: (locale: Locale, signupId: string) =>
    `/${locale}/signup/${encodeURIComponent(signupId) || '-'}/confirm` as const,
  success: (locale: Locale, signupId: string) =>
    `/${locale}/checkout/success?signup=${encodeURIComponent(signupId)}` as const,
  cancel: (locale: Locale, signupId: string) =>
    `/${locale}/checkout/cancel?signup=${encodeURIComponent(signupId)}` as const,
  /** What staff propose to change of a subscription; the key is the shopper's. */
  amendment: (locale: Locale, id: string, key: string) =>
    `/${locale}/amendment/${encodeURIComponent(id) || '-'}?key=${encodeURIComponent(key)}` as const,
  legal: (locale: Locale, page: LegalPage) => `/${locale}/legal/${page}` as const,
  admin: {
    overview: '/admin',
    signIn: (next: string) => `/admin/sign-in?next=${encodeURIComponent(next)}` as const,
    code: (next: string) => `/admin/code?next=${encodeURIComponent(next)}` as const,
    forgot: '/admin/forgot',
    reset: (link: string) => `/admin/reset?link=${encodeURIComponent(link)}` as const,
    join: (link: string) => `/admin/join?link=${encodeURIComponent(link)}` as const,
    twoFactor: '/admin/two-factor',
    reAuthenticate: (next: string) =>
      `/admin/re-authenticate?next=${encodeURIComponent(next)}` as const,
    /** `from`: the page to go back to. */
    refused: (permission: string, from: string) =>
      `/admin/refused?what=${encodeURIComponent(permission)}&from=${encodeURIComponent(from)}` as const,
    staff: '/admin/staff',
    account: '/admin/account',
    tokens: '/admin/tokens',
    tokenBulk: '/admin/tokens/bulk',
    tokenBatch: (id: string) => `/admin/tokens/batches/${encodeURIComponent(id)}` as const,
    token: (id: string) => `/admin/tokens/${encodeURIComponent(id)}` as const,
    customers: '/admin/customers',
    customer: (id: string) => `/admin/customers/${encodeURIComponent(id)}` as const,
    subscriptions: '/admin/subscriptions',
    subscription: (id: string) => `/admin/subscriptions/${encodeURIComponent(id)}` as const,
    dispatch: '/admin/dispatch',
    signups: '/admin/signups',
    signup: (id: string) => `/admin/signups/${encodeURIComponent(id)}` as const,
    operations: '/admin/operations',
    events: '/admin/operations/events',
    deliveries: '/admin/operations/deliveries',
    emails: '/admin/operations/emails',
    reconcile: '/admin/operations/reconcile',
    close: '/admin/operations/close',
    audit: '/admin/operations/audit',
    /** Where whoever cannot be recognised just now is told so, and the way back. */
    unavailable: (next: string) => `/admin/unavailable?next=${encodeURIComponent(next)}` as const,
    /** The whole list as a file, with the filters of its page. */
    download: (list: string, filters: string) => `/admin/export/${list}${filters}`,
  } as const,
}

export const legalPages = ['commerce', 'privacy', 'terms'] as const
type LegalPage = (typeof legalPages)[number]
