import { cookies } from 'next/headers'
import { seal, unseal } from '#lib/crypto.ts'
import { env } from '#lib/env.ts'
import { type Typed, typedSchema } from '#lib/signups/draft/draft.ts'
import { cookieName } from './browser.ts'

/** As long as a shopper may wait for us; and what a browser takes of one cookie. */
const lifetimeSeconds = 3600
const largestCookie = 3_800

/**
 * Where typed text goes while the database is away: sealed, into the shopper's own browser. Longer text
 * than any real address is cut; a form too large for a cookie is not kept.
 */
export async function saveForm(slug: string, typed: Typed): Promise<void> {
  const short = Object.entries(typed).map(([name, text]) => [name, text?.slice(0, 100)])
  const value = seal(env().appSecret, `form:${slug}`, JSON.stringify(Object.fromEntries(short)))
  if (value.length > largestCookie) return
  const secure = env().appUrl.startsWith('https:')
  const options = {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/',
    maxAge: lifetimeSeconds,
  } as const
  ;(await cookies()).set(nameOf(), value, options)
}

/** What was kept for this plan; null for nothing, another plan's or a value that was tampered with. */
export async function readSavedForm(slug: string): Promise<Typed | null> {
  const value = (await cookies()).get(nameOf())?.value
  if (!value) return null
  try {
    return typedSchema.parse(JSON.parse(unseal(env().appSecret, `form:${slug}`, value)))
  } catch {
    return null
  }
}

/** In actions only. */
export async function dropSavedForm(): Promise<void> {
  const jar = await cookies()
  if (jar.has(nameOf()))
    jar.delete({ name: nameOf(), path: '/', secure: env().appUrl.startsWith('https:') })
}

function nameOf(): string {
  return `${cookieName()}_form`
}
