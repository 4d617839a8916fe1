import { ownShop } from './own-shop.ts'

type Ledger = {
  tokens: Record<string, { id: string; status: string; reference?: string }>
  sessions: Record<
    string,
    { id: string; token: string; reference?: string; customerInfo: Record<string, unknown> }
  >
  orders: Record<string, { id: string; status: string; tokenId?: string }>
  requests: { method: string; path: string; status: number }[]
  events: Record<string, { id: string; eventData: { type: string; data: { id: string } } }>
  deliveries: Record<string, { event: string; status: string }>
}

/** How Smartpay tells the shop: as it should, never, or three times, late and in any order. */
export const webhookModes = {
  on: { copies: 1, delayMs: 0, shuffleMs: 0, dropAll: false, dropTypes: [], dropNext: 0 },
  off: { dropAll: true },
  wild: { copies: 3, delayMs: 100, shuffleMs: 900 },
} as const
type WebhookMode = keyof typeof webhookModes

/** How Smartpay behaves in a project's journeys, where it may behave in several ways. */
export type Weather = { webhooks: WebhookMode; hideUnauthorizedTokens: boolean }

const fairWeather: Weather = { webhooks: 'on', hideUnauthorizedTokens: false }

/** The sandbox's control calls, as an integrator would use them. */
export class SandboxControl {
  readonly #origin: string

  constructor(origin: string) {
    this.#origin = origin
  }

  async ledger(): Promise<Ledger> {
    return (await fetch(`${this.#origin}/_control/ledger`)).json()
  }

  /** What the sandbox holds for one signup. */
  async of(signupId: string) {
    const { sessions, tokens } = await this.ledger()
    const mine = Object.values(sessions).filter(({ reference }) => reference === signupId)
    return { sessions: mine, tokens: mine.map(({ token }) => tokens[token]) }
  }

  /** The orders that were made with one token. */
  async ordersOf(tokenId = '') {
    const { orders } = await this.ledger()
    return Object.values(orders).filter((order) => order.tokenId === tokenId)
  }

  /** What it told, or meant to tell, of one token: each event with how its deliveries stand. */
  async flashOf(tokenId: string) {
    const { events, deliveries } = await this.ledger()
    const mine = Object.values(events).filter(({ eventData }) => eventData.data.id === tokenId)
    return mine.map(({ id, eventData }) => ({
      id,
      type: eventData.type,
      deliveries: Object.values(deliveries)
        .filter(({ event }) => event === id)
        .map(({ status }) => status),
    }))
  }

  async setWeather({ webhooks, hideUnauthorizedTokens }: Weather): Promise<void> {
    await this.#call('PUT', 'webhooks', { ...webhookModes.on, ...webhookModes[webhooks] })
    await this.#call('PUT', 'rules', { hideUnauthorizedTokens })
  }

  async clearWeather(): Promise<void> {
    await this.setWeather(fairWeather)
  }

  async fault(fault: Record<string, unknown>): Promise<void> {
    await this.#call('POST', 'faults', fault)
  }

  async clearFaults(): Promise<void> {
    await this.#call('DELETE', 'faults')
  }

  /** How events are sent; what is left out stays as it is. */
  async webhooks(settings: Record<string, unknown>): Promise<void> {
    await fetch(`${this.#origin}/_control/webhooks`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(settings),
    })
  }

  async approve(signupId: string): Promise<void> {
    const [session] = (await this.of(signupId)).sessions
    await this.#call('POST', `tokens/${session?.token}/approve`)
  }

  /** What comes of the next orders with the token of a signup, one after the other. */
  async expectOrders(signupId: string, outcomes: readonly string[]): Promise<void> {
    const [session] = (await this.of(signupId)).sessions
    const next = outcomes.map((outcome) => ({ outcome, times: 1 }))
    await this.#call('PUT', `tokens/${session?.token}/outcomes`, next)
  }

  /** A merchant's own call, as from the dashboard at Smartpay. */
  async disable(tokenId: string): Promise<void> {
    const { SMARTPAY_SECRET_KEY } = ownShop().env
    const answer = await fetch(`${this.#origin}/v1/tokens/${tokenId}/disable`, {
      method: 'PUT',
      headers: { authorization: `Basic ${SMARTPAY_SECRET_KEY}` },
    })
    if (!answer.ok) throw new Error(`The sandbox refused to disable: ${await answer.text()}`)
  }

  async #call(method: string, path: string, body?: object): Promise<void> {
    const answer = await fetch(`${this.#origin}/_control/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`The sandbox refused ${path}: ${await answer.text()}`)
  }
}
