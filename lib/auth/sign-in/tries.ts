import {
  giveBack,
  type Limit,
  networkLimits,
  withinLimits,
  withinPauses,
} from '#lib/db/rate-limit.ts'
import { sharedNetwork } from '#lib/network-address.ts'
import { knownBrowser } from './known-browser.ts'

export type Caller = {
  headers: Headers
  /** Null in a local run. */
  network: string | null
  /** The cookie that says whose accounts this browser has signed in to. */
  browser?: string | undefined
}

/** Which counts a try at one account takes from. */
type Budget = { limits: Limit[]; paused: string | null }

/**
 * Guessing is limited so that a stranger keeps nobody out: tightly by account and network, by network, and
 * by account alone only so far that tries must wait, never longer than a minute. A browser that has signed in
 * to the account before has a budget of its own, which nobody else can use up.
 */
export function budgetOf(email: string, { network, browser }: Caller): Budget {
  const known = knownBrowser(browser, email)
  if (known) return { limits: [{ key: `staff-browser ${known}`, most: 10 }], paused: null }
  // Where networks cannot be told apart, a pair would be the account alone.
  const pairs =
    network === sharedNetwork ? [] : networkLimits(`staff-pair ${email}`, network ?? 'local', 10)
  return {
    limits: [...networkLimits('staff-network', network, 40), ...pairs],
    paused: `staff-mail ${email}`,
  }
}

/** Takes one try, before the password is looked at: however many at once, they take no more than there are. */
export async function takeTry({ limits, paused }: Budget): Promise<boolean> {
  return (await withinLimits(limits)) && (paused === null || (await withinPauses(paused)))
}

/** A right password was no guess. */
export async function returnTry({ limits, paused }: Budget): Promise<void> {
  await giveBack([...limits.map(({ key }) => key), ...(paused === null ? [] : [paused])])
}
