/**
 * The cause of a mail about a parcel: the parcel, and the row of its history that the mail tells of, because one may be
 * marked as shipped a second time. Mails that were queued before that was possible name the parcel alone.
 */
export function parcelCause(deliveryId: string, historyId: bigint): string {
  return `${deliveryId} ${historyId}`
}

/** What such a cause names; the row is null where it names the parcel alone. */
export function parcelIn(cause: string): { deliveryId: string; historyId: bigint | null } {
  const [deliveryId = '', historyId] = cause.split(' ')
  return {
    deliveryId,
    historyId: /^\d{1,18}$/.test(historyId ?? '') ? BigInt(historyId ?? 0) : null,
  }
}
