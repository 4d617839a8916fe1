import { headers } from 'next/headers'
import { redirect, unstable_rethrow } from 'next/navigation'
import { after } from 'next/server'
import { AppError } from '#lib/app-error.ts'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { countGuess } from '#lib/auth/sign-in/guesses.ts'
import { markSeen, seenEveryMs } from '#lib/auth/sign-in/sessions.ts'
import { clientNetwork } from '#lib/client-network.ts'
import { wallClockMs } from '#lib/clock.ts'
import { log } from '#lib/log.ts'
import { pageFields } from '#lib/page-fields.ts'
import { paths } from '#lib/paths.ts'
import {
  freshForMs,
  mayDo,
  type Permission,
  permissions,
  type StaffRole,
  staffRoles,
} from './roles.ts'
import { staffAuth } from './staff-auth.ts'

export type SignedIn = {
  id: string
  name: string
  email: string
  role: StaffRole
  sessionId: string
  /** Null: a password was shown, a second factor not yet. */
  factorAt: Date | null
}

/** Whose session this request carries, asked from the database each time: an ended one ends at once. */
export async function readStaff(): Promise<SignedIn | null> {
  const found = await staffAuth().api.getSession({
    headers: await headers(),
    query: { disableRefresh: true },
  })
  if (!found) return null
  const { id, name, email, role, removedAt } = found.user
  if (removedAt) return null
  const known = staffRoles.find((one) => one === role)
  if (!known) throw new AppError('A role that nobody knows', { staffId: id, kind: role })
  noteSeen(found.session)
  return {
    id,
    name,
    email,
    role: known,
    sessionId: found.session.id,
    factorAt: found.session.factorAt ?? null,
  }
}

/** After the answer, and not more often than "last seen" is exact. */
function noteSeen({ id, seenAt }: { id: string; seenAt?: Date | null | undefined }): void {
  if (!seenAt || wallClockMs() - seenAt.getTime() > seenEveryMs) after(() => markSeen(id))
}

/**
 * Who acts, or a way to the sign-in. Called by every page and every action of the admin, never only by a
 * layout (safety §3). A refusal is kept in the audit log. Where the database cannot tell, a page of ours says so,
 * with JavaScript and without, whether a page or an action asked.
 */
export async function requireStaff(permission: Permission, subject = '-'): Promise<SignedIn> {
  const here = (await headers()).get('x-teiki-path') ?? paths.admin.overview
  const staff = await readStaff().catch((error: unknown) => {
    unstable_rethrow(error)
    log('error', 'staff not recognised', { ...pageFields(here), error })
    redirect(paths.admin.unavailable(here))
  })
  if (!staff) {
    await noteStranger()
    redirect(paths.admin.signIn(here))
  }
  if (staff.factorAt === null) redirect(paths.admin.twoFactor)
  if (!mayDo(staff.role, permission)) {
    const named = subject.replace(/[^\w.-]/g, '').slice(0, 80) || '-'
    await recordAudit({ actor: staff.id, action: permission, subject: named, outcome: 'refused' })
    redirect(paths.admin.refused(permission, pageBehind(here)))
  }
  if (permissions[permission].fresh && !isFresh(staff)) redirect(paths.admin.reAuthenticate(here))
  return staff
}

/** Where a dialog was asked for, its page; where a page was, the overview. */
function pageBehind(here: string): string {
  const [path = '', query = ''] = here.split('?')
  const search = new URLSearchParams(query)
  if (!search.has('do')) return paths.admin.overview
  search.delete('do')
  return search.size > 0 ? `${path}?${search}` : path
}

/** A page without a session was left open, or its address kept; a form that only staff has is counted. */
async function noteStranger(): Promise<void> {
  const list = await headers()
  if (!list.has('next-action') && !list.has('content-type')) return
  await countGuess({
    action: 'guess.no-session',
    staffId: null,
    network: clientNetwork(list),
  })
}

/** Whether the second factor was shown within the last five minutes. */
export function isFresh({ factorAt }: SignedIn): boolean {
  return factorAt !== null && wallClockMs() - factorAt.getTime() < freshForMs
}
