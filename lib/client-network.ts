import { env } from '#lib/env.ts'
import { networkIn, sharedNetwork } from '#lib/network-address.ts'

/** Whose network a request is counted for. Null: a local run, in which all come from one machine. */
export function clientNetwork(headers: Pick<Headers, 'get'>): string | null {
  const { clientAddress, localRun } = env()
  if (clientAddress) return networkIn(headers, clientAddress)
  return localRun ? null : sharedNetwork
}
