import { keyedHashes } from '#lib/crypto.ts'
import { emailIdentity } from '#lib/customers/fields/email.ts'
import { env } from '#lib/env.ts'
import { randomText } from '#lib/ids.ts'

/** How many accounts one browser remembers, the newest first. */
const most = 5

/**
 * A browser keeps in a cookie whose accounts it has signed in to: a random name of its own, and for each
 * account a keyed hash, which only we can make. Answers the browser's name for this account, which has a
 * budget of wrong passwords of its own; null: this browser never signed in to it.
 */
export function knownBrowser(cookie: string | undefined, email: string): string | null {
  const { name, marks } = read(cookie)
  return name !== null && marksOf(name, email).some((one) => marks.includes(one))
    ? `${name} ${email}`
    : null
}

/** The cookie after somebody has signed in. @param cookie what the browser sent */
export function rememberBrowser(cookie: string | undefined, email: string): string {
  const { name: known, marks } = read(cookie)
  const name = known ?? randomText(22)
  const [mark, ...older] = marksOf(name, emailIdentity(email))
  const others = marks.filter((one) => one !== mark && !older.includes(one))
  return [name, mark, ...others].slice(0, most + 1).join('.')
}

function read(cookie = ''): { name: string | null; marks: string[] } {
  if (!/^[0-9A-Za-z]{22}(\.[\w-]+){1,5}$/.test(cookie)) return { name: null, marks: [] }
  const [name = null, ...marks] = cookie.split('.')
  return { name, marks }
}

/** The one that counts, and what it was before APP_SECRET was changed. */
function marksOf(name: string, email: string): string[] {
  return keyedHashes(env().appSecret, 'known-browser', `${name} ${email}`)
}
