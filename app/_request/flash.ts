import type { Route } from 'next'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { env } from '#lib/env.ts'
import {
  type Flash,
  flashCookie,
  flashHeader,
  flashSeconds,
  readFlash,
  writeFlash,
} from '#lib/flash.ts'

/**
 * The end of an action: the page to come says once what came of it. Its address says nothing. Each action names the
 * codes that the page has words for, so that one without a word is a type error.
 */
export async function redirectWithFlash<Code extends string = never>(
  path: string,
  code: NoInfer<Code>,
): Promise<never> {
  await leaveFlash(code)
  redirect(path as Route)
}

/**
 * For an answer after which the browser goes on by itself. An action that a script called carries the page to come
 * in its own answer: Next asks itself for it, with this cookie, and drops what that page would take out of the
 * browser. So there the cookie ends with the answer.
 */
export async function leaveFlash(code: string): Promise<void> {
  const [jar, list] = await Promise.all([cookies(), headers()])
  jar.set(flashCookie, writeFlash({ code }), {
    httpOnly: true,
    sameSite: 'strict',
    secure: env().appUrl.startsWith('https:'),
    path: '/admin',
    maxAge: list.has('next-action') ? 0 : flashSeconds,
  })
}

/** What the last action left for this page; the proxy has taken it out of the browser. */
export async function takeFlash(): Promise<Flash | null> {
  return readFlash((await headers()).get(flashHeader))
}
