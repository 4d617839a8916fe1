import { type AppSecret, keyedHash, keyedHashes } from '#lib/crypto.ts'
import { env } from '#lib/env.ts'

type LinkPurpose = 'staff-invitation' | 'staff-reset'

/**
 * The secret part of a link that is mailed: made from the row's id, so that a mail that is sent later knows it too.
 * With the hash that the row has, the link is the one of that row although APP_SECRET was changed since.
 */
export function linkOf(purpose: LinkPurpose, id: string, hash = ''): string {
  const { previous } = env().appSecret
  const link = made(env().appSecret, purpose, id)
  if (previous === undefined || linkHash(link) === hash) return link
  const older = { current: previous, previous: undefined }
  const olderLink = made(older, purpose, id)
  return keyedHash(older, 'staff-link', olderLink) === hash ? olderLink : link
}

/** What a row keeps of its link. */
export function linkHash(link: string): string {
  return keyedHash(env().appSecret, 'staff-link', link)
}

/** What a row may know a link by. */
export function linkHashes(link: string): string[] {
  return keyedHashes(env().appSecret, 'staff-link', link)
}

function made(secret: AppSecret, purpose: LinkPurpose, id: string): string {
  return keyedHash(secret, purpose, id)
}
