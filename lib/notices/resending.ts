import type { NoticeRow } from './list-notices.ts'

/** Whether staff may have it sent once more. */
export function mayGoAgain({ status, reason, resentAt }: NoticeRow): boolean {
  const over = status === 'sent' || status === 'dropped' || status === 'unknown'
  return over && resentAt === null && reason !== 'not true any more'
}
