import { headers } from 'next/headers'
import { readNetwork } from '#app/_request/browser.ts'
import { readKnownBrowser } from '#app/_request/known-browser.ts'

/** From where somebody signs in: wrong passwords are counted by it. */
export async function readCaller() {
  const [list, network, browser] = await Promise.all([headers(), readNetwork(), readKnownBrowser()])
  return { headers: list, network, browser }
}
