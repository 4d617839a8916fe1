/** What control calls have set; it survives a restart and is forgotten by a reset. */
export type Settings = {
  id: 'settings'
  /** How far the sandbox's clock is ahead of the real one. */
  clockOffsetMs: number
  webhooks: WebhookSwitches
  rules: Rules
}

export type WebhookSwitches = {
  /** Each event so many times to each endpoint. */
  copies: number
  /** Held back for so long before the first attempt, on the sandbox's clock. */
  delayMs: number
  /** Held for a random part of so many milliseconds, so that events overtake each other. */
  shuffleMs: number
  /** Never sent: everything, these types, or the next so many events. */
  dropAll: boolean
  dropTypes: string[]
  dropNext: number
}

/** Where Smartpay's own rule is unknown (smartpay-api §18), what this sandbox does can be changed. */
export type Rules = {
  /** `amount` must equal the items plus the shipping fee. */
  checkSums: boolean
  /** An order above it is rejected. */
  largestAmount: number
  /** How long a checkout can be used. */
  sessionLifetimeMs: number
  /** How long a slow authorization takes. */
  slowMs: number
  /** Reading a token that no shopper agreed to answers 404. */
  hideUnauthorizedTokens: boolean
}

export const defaultSettings: Settings = {
  id: 'settings',
  clockOffsetMs: 0,
  webhooks: {
    copies: 1,
    delayMs: 0,
    shuffleMs: 0,
    dropAll: false,
    dropTypes: [],
    dropNext: 0,
  },
  rules: {
    checkSums: true,
    largestAmount: 300_000,
    sessionLifetimeMs: 24 * 3_600_000,
    slowMs: 60_000,
    hideUnauthorizedTokens: false,
  },
}
