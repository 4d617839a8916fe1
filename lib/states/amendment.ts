export const amendmentStatuses = ['proposed', 'agreed', 'declined', 'withdrawn'] as const
export type AmendmentStatus = (typeof amendmentStatuses)[number]
