export const staffRoles = ['owner', 'operator', 'support', 'viewer'] as const
export type StaffRole = (typeof staffRoles)[number]

/**
 * What each role may do. The one table: pages, actions and the tests of both read it.
 * `fresh` asks for a second factor shown in the last five minutes.
 */
export const permissions = {
  look: { roles: ['owner', 'operator', 'support', 'viewer'], fresh: false },
  'signup.settle': { roles: ['owner', 'operator', 'support'], fresh: false },
  'signup.invite': { roles: ['owner', 'operator', 'support'], fresh: false },
  'signup.erase': { roles: ['owner'], fresh: true },
  'note.write': { roles: ['owner', 'operator', 'support'], fresh: false },
  'mail.resend': { roles: ['owner', 'operator', 'support'], fresh: false },
  'order.charge': { roles: ['owner', 'operator'], fresh: false },
  'order.refund': { roles: ['owner', 'operator'], fresh: false },
  'order.cancel': { roles: ['owner', 'operator'], fresh: false },
  'order.capture': { roles: ['owner', 'operator'], fresh: false },
  'refund.settle': { roles: ['owner', 'operator'], fresh: false },
  'charge.settle': { roles: ['owner', 'operator'], fresh: false },
  'payment.record': { roles: ['owner', 'operator'], fresh: false },
  'subscription.change': { roles: ['owner', 'operator', 'support'], fresh: false },
  'subscription.cancel': { roles: ['owner', 'operator'], fresh: false },
  'delivery.ship': { roles: ['owner', 'operator', 'support'], fresh: false },
  'delivery.undo': { roles: ['owner', 'operator', 'support'], fresh: false },
  'delivery.track': { roles: ['owner', 'operator', 'support'], fresh: false },
  'delivery.finish': { roles: ['owner', 'operator', 'support'], fresh: false },
  'customer.hold': { roles: ['owner', 'operator'], fresh: false },
  'customer.erase': { roles: ['owner'], fresh: true },
  'customer.export': { roles: ['owner', 'operator'], fresh: true },
  'token.disable': { roles: ['owner', 'operator'], fresh: false },
  'token.enable': { roles: ['owner', 'operator'], fresh: false },
  'token.assign': { roles: ['owner', 'operator'], fresh: false },
  'token.delete': { roles: ['owner', 'operator'], fresh: true },
  'token.bulk': { roles: ['owner', 'operator'], fresh: true },
  'event.replay': { roles: ['owner', 'operator'], fresh: false },
  'charging.switch': { roles: ['owner', 'operator'], fresh: false },
  'drift.mend': { roles: ['owner', 'operator'], fresh: false },
  account: { roles: ['owner', 'operator', 'support', 'viewer'], fresh: false },
  'account.secure': { roles: ['owner', 'operator', 'support', 'viewer'], fresh: true },
  'staff.look': { roles: ['owner'], fresh: false },
  'staff.manage': { roles: ['owner'], fresh: true },
} as const satisfies Record<string, { roles: readonly StaffRole[]; fresh: boolean }>

export type Permission = keyof typeof permissions

export function isPermission(text: unknown): text is Permission {
  return typeof text === 'string' && Object.hasOwn(permissions, text)
}

export function mayDo(role: StaffRole, permission: Permission): boolean {
  const { roles }: { roles: readonly StaffRole[] } = permissions[permission]
  return roles.includes(role)
}

/** How long a shown second factor counts as fresh. */
export const freshForMs = 5 * 60_000
