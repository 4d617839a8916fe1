import { cookies, headers } from 'next/headers'
import { clientNetwork } from '#lib/client-network.ts'
import { env } from '#lib/env.ts'
import { randomText } from '#lib/ids.ts'
import { adoptBrowser } from '#lib/signups/adopt-browser.ts'

/** Longer than a shopper may come back to a signup; renewed by each form that is sent. */
const lifetimeSeconds = 180 * 24 * 3600

/**
 * The flow cookie names this browser by a secret of its own. The database knows only its keyed hash.
 * Lax, because it must arrive on the way back from checkout. Null: a browser we have not met.
 */
export async function readBrowser(): Promise<string | null> {
  const value = (await cookies()).get(cookieName())?.value
  return value && /^[0-9A-Za-z]{32}$/.test(value) ? adoptBrowser(value) : null
}

/** The same, making the cookie where there is none. In actions only. */
export async function ensureBrowser(): Promise<string> {
  const jar = await cookies()
  const known = jar.get(cookieName())?.value
  const value = known && /^[0-9A-Za-z]{32}$/.test(known) ? known : randomText(32)
  jar.set(cookieName(), value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(),
    path: '/',
    maxAge: lifetimeSeconds,
  })
  return adoptBrowser(value)
}

/** This browser is met anew from now on: nothing leads back to what was typed in it. In actions only. */
export async function forgetBrowser(): Promise<void> {
  const jar = await cookies()
  if (jar.has(cookieName())) jar.delete({ name: cookieName(), path: '/', secure: isHttps() })
}

/** The visitor's network for rate limits; null in a local run. */
export async function readNetwork(): Promise<string | null> {
  return clientNetwork(await headers())
}

/** Cookies ignore ports: over http the name carries ours, so that two local shops do not meet. */
export function cookieName(): string {
  return isHttps() ? '__Host-teiki' : `teiki_${new URL(env().appUrl).port || '80'}`
}

function isHttps(): boolean {
  return env().appUrl.startsWith('https:')
}
