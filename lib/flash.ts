/** What came of the last action: told once, on the next page that this browser opens. */
export type Flash = { code: string }

/** Left by an action; as short-lived as the way to the next page. */
export const flashCookie = 'teiki_admin_flash'
export const flashSeconds = 60

/** By it the proxy, which takes the cookie away, hands the flash to the page. */
export const flashHeader = 'x-teiki-flash'

export function writeFlash({ code }: Flash): string {
  return code
}

/** Null for none, and for what no action of ours has written. */
export function readFlash(value: string | null | undefined): Flash | null {
  return value && /^[a-z-]{1,40}$/.test(value) ? { code: value } : null
}

/** Whether the request opens a page that can tell it: a file or an action cannot. */
export function tellsFlash(method: string, pathname: string): boolean {
  return method === 'GET' && /^\/admin(\/(?!export\/)|$)/.test(pathname)
}
