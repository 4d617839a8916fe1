import type { Permission } from '#lib/auth/roles.ts'

/** Lists that are saved as files. */
export const downloads = [
  'customers',
  'signups',
  'subscriptions',
  'dispatch',
  'tokens',
  'operations',
  'events',
  'deliveries',
  'emails',
  'reconcile',
  'audit',
].map((list) => `/admin/export/${list}`)

/** What each page of the sections asks for, where it is more than to look. */
export const pageNeeds: Record<string, Permission> = {
  '/admin/account': 'account',
  '/admin/account?do=codes': 'account.secure',
  '/admin/account?do=factor': 'account.secure',
  '/admin/account?do=passkey': 'account.secure',
  '/admin/account?do=password': 'account.secure',
  '/admin/customers/[id]?do=erase': 'customer.erase',
  '/admin/customers/[id]?do=hold': 'customer.hold',
  ...Object.fromEntries(downloads.map((path) => [path, 'customer.export' as const])),
  '/admin/operations?do=resume': 'charging.switch',
  '/admin/operations?do=stop': 'charging.switch',
  '/admin/operations/emails?do=resend': 'mail.resend',
  '/admin/signups/[id]?do=erase': 'signup.erase',
  '/admin/signups/[id]?do=invite': 'signup.invite',
  '/admin/staff': 'staff.look',
  '/admin/staff?do=invite': 'staff.manage',
  '/admin/staff?do=password': 'staff.manage',
  '/admin/staff?do=remove': 'staff.manage',
  '/admin/staff?do=reset': 'staff.manage',
  '/admin/staff?do=role': 'staff.manage',
  '/admin/subscriptions/[id]?do=amend': 'subscription.change',
  '/admin/subscriptions/[id]?do=assign': 'token.assign',
  '/admin/subscriptions/[id]?do=cancel': 'subscription.cancel',
  '/admin/subscriptions/[id]?do=cancel-order': 'order.cancel',
  '/admin/subscriptions/[id]?do=capture': 'order.capture',
  '/admin/subscriptions/[id]?do=charge': 'order.charge',
  '/admin/subscriptions/[id]?do=finish-parcel': 'delivery.finish',
  '/admin/subscriptions/[id]?do=end': 'subscription.change',
  '/admin/subscriptions/[id]?do=hold': 'customer.hold',
  '/admin/subscriptions/[id]?do=move': 'subscription.change',
  '/admin/subscriptions/[id]?do=pause': 'subscription.change',
  '/admin/subscriptions/[id]?do=pay': 'payment.record',
  '/admin/subscriptions/[id]?do=refund': 'order.refund',
  '/admin/subscriptions/[id]?do=resume': 'subscription.change',
  '/admin/subscriptions/[id]?do=settle': 'charge.settle',
  '/admin/subscriptions/[id]?do=settle-refund': 'refund.settle',
  '/admin/subscriptions/[id]?do=skip': 'subscription.change',
  '/admin/subscriptions/[id]?do=take-back-end': 'subscription.change',
  '/admin/subscriptions/[id]?do=take-back-skip': 'subscription.change',
  '/admin/subscriptions/[id]?do=track-parcel': 'delivery.track',
  '/admin/subscriptions/[id]?do=undo-parcel': 'delivery.undo',
  '/admin/tokens/bulk?pick=all': 'token.bulk',
  '/admin/tokens/[id]?do=delete': 'token.delete',
  '/admin/tokens/[id]?do=disable': 'token.disable',
  '/admin/tokens/[id]?do=enable': 'token.enable',
}

type Call = {
  needs: Permission
  /** What is sent along, where the permission depends on it. */
  fields?: Record<string, string>
  /** Takes nothing, and would do what it says: only its refusals are tried. */
  acts?: true
}

/** What each action of the sections asks for, by folder and name. */
export const actionNeeds: Record<string, Call[]> = {
  '(desk) searchAction': [{ needs: 'look' }],
  '_actions liftHoldAction': [{ needs: 'customer.hold' }],
  '_actions placeHoldAction': [{ needs: 'customer.hold' }],
  '_actions writeNoteAction': [{ needs: 'note.write' }],
  'account changePasswordAction': [{ needs: 'account.secure' }],
  'account endOthersAction': [{ needs: 'account' }],
  'account endSessionAction': [{ needs: 'account' }],
  'account resetOwnFactorAction': [{ needs: 'account.secure', acts: true }],
  'account removePasskeyAction': [{ needs: 'account.secure' }],
  'account takeCodesAction': [{ needs: 'account.secure' }],
  'customers/[id] chooseDefaultAction': [{ needs: 'token.assign' }],
  'customers/[id] eraseAction': [{ needs: 'customer.erase' }],
  'dispatch shipAction': [{ needs: 'delivery.ship' }],
  'operations switchChargingAction': [{ needs: 'charging.switch' }],
  'operations/audit filterAction': [{ needs: 'look' }],
  'operations/events replayAction': [{ needs: 'event.replay' }],
  'operations/emails resendAction': [{ needs: 'mail.resend' }],
  'operations/reconcile compareAction': [{ needs: 'drift.mend' }],
  'operations/reconcile fixAction': [{ needs: 'drift.mend' }],
  'signups/[id] eraseAction': [{ needs: 'signup.erase' }],
  'signups/[id] inviteAction': [{ needs: 'signup.invite' }],
  'signups/[id] settleAction': [{ needs: 'signup.settle' }],
  'staff changeRoleAction': [{ needs: 'staff.manage' }],
  'staff inviteAction': [{ needs: 'staff.manage' }],
  'staff removeAction': [{ needs: 'staff.manage' }],
  'staff resetAction': [{ needs: 'staff.manage' }],
  'staff sendResetAction': [{ needs: 'staff.manage' }],
  'staff revokeAction': [{ needs: 'staff.manage' }],
  'subscriptions/[id]/_amend proposeAmendmentAction': [{ needs: 'subscription.change' }],
  'subscriptions/[id]/_amend withdrawAmendmentAction': [{ needs: 'subscription.change' }],
  'subscriptions/[id] changeScheduleAction': [{ needs: 'subscription.change' }],
  'subscriptions/[id] assignTokenAction': [{ needs: 'token.assign' }],
  'subscriptions/[id] recordPaymentAction': [{ needs: 'payment.record' }],
  'subscriptions/[id] settleChargeAction': [{ needs: 'charge.settle' }],
  'subscriptions/[id] chargeNowAction': [{ needs: 'order.charge' }],
  'subscriptions/[id] refundAction': [{ needs: 'order.refund' }],
  'subscriptions/[id] settleRefundAction': [{ needs: 'refund.settle' }],
  'subscriptions/[id] cancelAction': [{ needs: 'subscription.cancel' }],
  'subscriptions/[id]/_order cancelOrderAction': [{ needs: 'order.cancel' }],
  'subscriptions/[id]/_order captureAction': [{ needs: 'order.capture' }],
  'subscriptions/[id]/_parcel finishParcelAction': [{ needs: 'delivery.finish' }],
  'subscriptions/[id]/_parcel trackParcelAction': [{ needs: 'delivery.track' }],
  'subscriptions/[id]/_parcel undoParcelAction': [{ needs: 'delivery.undo' }],
  'tokens/bulk bulkAction': [{ needs: 'token.bulk' }],
  'tokens/[id] checkAction': [{ needs: 'signup.settle' }],
  'tokens/[id] askOperationAction': [
    { needs: 'token.disable', fields: { operation: 'disable' } },
    { needs: 'token.enable', fields: { operation: 'enable' } },
    { needs: 'token.delete', fields: { operation: 'delete' } },
  ],
  'tokens/[id] undoOperationAction': [{ needs: 'token.enable' }],
}

/** Open to everybody: they are the sign-in, or change nothing but the caller's own browser. */
export const openActions = [
  '(auth) showFactorAction',
  '(auth)/forgot askResetAction',
  '(auth)/join joinAction',
  '(auth)/reset resetPasswordAction',
  '(auth)/sign-in signInAction',
  'signOutAction',
  'switchLanguageAction',
]

/** Everything that is neither the shop nor a page of the admin, and how it is guarded. */
export const otherRoutes: Record<string, 'public' | 'bearer' | 'signature' | 'local' | 'own'> = {
  '/_global-error': 'public',
  '/_not-found': 'public',
  '/api/health': 'public',
  '/api/health/live': 'public',
  '/api/health/ready': 'public',
  '/api/jobs/[job]': 'bearer',
  '/api/metrics': 'bearer',
  '/api/postcodes/[code]': 'public',
  '/api/staff/[...path]': 'own',
  '/api/webhooks/smartpay': 'signature',
  '/mailbox': 'local',
  '/mailbox/html/[id]': 'local',
}
