/** One whole shop of the several that the journeys run on at a time. */
export type JourneyShop = {
  url: string
  sandboxUrl: string
  databaseUrl: string
  /** The storefront's own settings. */
  env: Record<string, string>
}

/** How many journeys run at a time, each on a shop that no other touches. */
export const shopsAtATime = givenShops().length || 2

/** From the set-up, which is another process than the journeys'; or from a command that plays them on a shop of its own. */
export function givenShops(): JourneyShop[] {
  return JSON.parse(process.env.E2E_SHOPS ?? '[]')
}

export function giveShops(shops: JourneyShop[]): void {
  process.env.E2E_SHOPS = JSON.stringify(shops)
}

/** The shop of the worker that runs this journey. */
export function ownShop(): JourneyShop {
  const shop = givenShops()[Number(process.env.TEST_PARALLEL_INDEX)]
  if (!shop) throw new Error('No shop was started for this journey')
  return shop
}
