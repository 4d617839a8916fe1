import type { Route } from 'next'
import { paths } from '#lib/paths.ts'

/** Where somebody wanted to go: an address of the admin, or the overview. */
export function nextAddress(asked: string | string[] | undefined): Route {
  return (
    typeof asked === 'string' && /^\/admin(\/(?!\/)|\?|$)/.test(asked) && !asked.includes('\\')
      ? asked
      : paths.admin.overview
  ) as Route
}
