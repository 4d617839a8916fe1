import { cookies } from 'next/headers'
import { rememberBrowser } from '#lib/auth/sign-in/known-browser.ts'
import { emailOfStaff } from '#lib/auth/staff/email-of-staff.ts'
import { env } from '#lib/env.ts'
import { cookieName } from './browser.ts'

/** Renewed by every sign-in. */
const lifetimeSeconds = 180 * 24 * 3600

/** The cookie that says whose accounts this browser has signed in to; it lets nobody in. */
export async function readKnownBrowser(): Promise<string | undefined> {
  return (await cookies()).get(nameOf())?.value
}

/** Somebody has signed in with this browser: wrong passwords of strangers do not count for it. */
export async function rememberStaff(staffId: string): Promise<void> {
  const jar = await cookies()
  const value = rememberBrowser(jar.get(nameOf())?.value, await emailOfStaff(staffId))
  jar.set(nameOf(), value, {
    httpOnly: true,
    sameSite: 'strict',
    secure: env().appUrl.startsWith('https:'),
    path: '/',
    maxAge: lifetimeSeconds,
  })
}

function nameOf(): string {
  return `${cookieName()}_staff`
}
