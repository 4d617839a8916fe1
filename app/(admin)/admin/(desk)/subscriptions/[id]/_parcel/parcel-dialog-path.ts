import { paths } from '#lib/paths.ts'

/** What the address calls the dialogs of a parcel. */
export const parcelDialogs = ['undo-parcel', 'track-parcel', 'finish-parcel'] as const
export type ParcelDialogKind = (typeof parcelDialogs)[number]

/** The page of a parcel's subscription, and its dialog there. */
export function parcelDialogPath(
  subscriptionId: string,
  asked: { do: ParcelDialogKind; delivery: string },
): { page: string; dialog: string } {
  const page = paths.admin.subscription(subscriptionId)
  return { page, dialog: `${page}?${new URLSearchParams(asked)}` }
}
