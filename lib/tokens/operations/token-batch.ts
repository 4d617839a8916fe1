export const bulkActions = ['disable', 'delete'] as const
export type BulkAction = (typeof bulkActions)[number]

/** More than a person reads through before confirming. */
export const mostInBatch = 200
