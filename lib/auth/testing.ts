import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { currentCode } from '#lib/auth/sign-in/enrolment.ts'
import { makeFactor, newFactor } from '#lib/auth/sign-in/factor.ts'
import { acceptInvitation } from '#lib/auth/staff/accept-invitation.ts'
import { inviteStaff } from '#lib/auth/staff/invite-staff.ts'
import { hashPassword, makeStaff } from '#lib/auth/staff/make-staff.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { randomText } from '#lib/ids.ts'
import type { StaffRole } from './roles.ts'
import { staffAuth } from './staff-auth.ts'

export const password = 'a password of the tests'

export type Member = { id: string; email: string; recoveryCodes: string[] }

/** Somebody with a password, who has yet to enrol. */
export async function newcomer(
  name: string,
  role: StaffRole = 'operator',
): Promise<{ id: string; email: string }> {
  const email = `${name}@staff.example`
  const id = await makeStaff(
    { email, name, role, passwordHash: await hashPassword(password) },
    db(),
  )
  if (!id) throw new Error(`${email} is staff already`)
  return { id, email }
}

/** Somebody with a password and an authenticator. */
export async function member(name: string, role: StaffRole = 'operator'): Promise<Member> {
  const { id, email } = await newcomer(name, role)
  const factor = newFactor()
  await inTransaction((tx) => makeFactor(id, factor, tx))
  return { id, email, recoveryCodes: factor.recoveryCodes }
}

export async function codeOf({ id }: { id: string }): Promise<string> {
  const code = await currentCode(id)
  if (code === null) throw new Error(`${id} has no authenticator`)
  return code
}

/** The cookies of a browser that has shown the password, and brought others along. */
export async function afterPassword({ email }: { email: string }, cookie = ''): Promise<Headers> {
  const answer = await staffAuth().api.signInEmail({
    body: { email, password, rememberMe: false },
    headers: new Headers({ cookie }),
    asResponse: true,
  })
  const set = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  return new Headers({ cookie: set.filter((pair) => !pair.endsWith('=')).join('; ') })
}

export type Session = { staffId: string; sessionId: string; headers: Headers }

/** A session of somebody who has shown both; its cookie is signed as better-auth does. */
export async function session({ id }: { id: string }): Promise<Session> {
  const token = randomText(32)
  const { id: sessionId } = await db().staffSession.create({
    data: {
      id: randomText(32),
      token,
      userId: id,
      expiresAt: new Date('2100-01-01'),
      factorAt: new Date('2100-01-01'),
    },
    select: { id: true },
  })
  return { staffId: id, sessionId, headers: new Headers({ cookie: await sessionCookie(token) }) }
}

export async function sessionCookie(token: string): Promise<string> {
  const { secret, authCookies } = await staffAuth().$context
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `${authCookies.sessionToken.name}=${encodeURIComponent(`${token}.${signature}`)}`
}

/** Whose session a browser's cookies carry; null before a sign-in. */
export async function whoIs(headers: Headers): Promise<string | null> {
  const found = await staffAuth().api.getSession({ headers, query: { disableRefresh: true } })
  return found?.user.id ?? null
}

export async function sessionsOf({ id }: { id: string }): Promise<number> {
  return db().staffSession.count({ where: { userId: id } })
}

/** While nothing can be added to a table: what a crash right before it leaves. */
export async function withoutRowsIn(table: string, work: () => Promise<unknown>): Promise<void> {
  await db().$executeRawUnsafe(`
    create trigger broken before insert on ${table} for each row execute function refuse_change()`)
  await expect(work()).rejects.toThrow()
  await db().$executeRawUnsafe(`drop trigger broken on ${table}`)
}

/** The link that somebody invited was given. */
export async function invite(email: string, mailIn: 'ja' | 'en' | null = null): Promise<string> {
  const invited = await inviteStaff({ email, role: 'support', invitedBy: 'command', mailIn })
  if (!invited.ok) throw new Error(invited.reason)
  return new URL(invited.value.address).searchParams.get('link') ?? ''
}

export function join(link: string) {
  return acceptInvitation({ link, name: '新人 花子', password })
}
