export const bulkActs = ['disable', 'delete'] as const
export type BulkAct = (typeof bulkActs)[number]

/** More than a person reads through before confirming. */
export const mostInBatch = 200
