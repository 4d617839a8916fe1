import type { Route } from 'next'
import { redirect } from 'next/navigation'

/** Leads to an address that was put together while running: `paths` made it, or it was checked before it was stored. */
export function goTo(path: string): never {
  redirect(path as Route)
}
