export type Ledger = {
  tokens: Record<string, { id: string; status: string; reference?: string }>
  sessions: Record<
    string,
    { id: string; token: string; reference?: string; customerInfo: Record<string, unknown> }
  >
  requests: { method: string; path: string; status: number }[]
}

/** The sandbox's control calls, as any integrator would use them. */
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

  async fault(fault: Record<string, unknown>): Promise<void> {
    const answer = await fetch(`${this.#origin}/_control/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    })
    if (!answer.ok) throw new Error(`The sandbox refused the fault: ${await answer.text()}`)
  }

  async clearFaults(): Promise<void> {
    await fetch(`${this.#origin}/_control/faults`, { method: 'DELETE' })
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
    await fetch(`${this.#origin}/_control/tokens/${session?.token}/approve`, { method: 'POST' })
  }
}
