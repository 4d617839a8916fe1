export const refundStatuses = ['intended', 'sending', 'unknown', 'succeeded', 'failed'] as const
export type RefundStatus = (typeof refundStatuses)[number]

/** How it ends is not known yet: a charge has at most one of these. */
export const unsettledRefunds = ['intended', 'sending', 'unknown'] as const satisfies RefundStatus[]

/** Whose money is gone, or may be: what is left of a payment is less by these. */
export const countingRefunds = [...unsettledRefunds, 'succeeded'] as const satisfies RefundStatus[]

/** Smartpay's words for why (smartpay-api §10). */
export const refundReasons = ['requested_by_customer', 'fraudulent'] as const
export type RefundReason = (typeof refundReasons)[number]
