import type { Parts } from '../parts.ts'

/** Another text whenever there is something new to see. */
export function pulseOf({ requests, faults }: Parts): string {
  return `${requests.lastNo}.${requests.commits}.${faults.length}`
}
