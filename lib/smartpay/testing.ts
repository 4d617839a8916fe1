import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Lets a server of the test's own stand in for Smartpay, before the settings are read for the first time. */
export async function listenAsSmartpay(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  askSmartpayAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
}

/** The settings of a test whose Smartpay is at `origin`, before they are read for the first time. */
export function askSmartpayAt(origin: string): void {
  Object.assign(process.env, {
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
    SMARTPAY_API_URL: `${origin}/v1`,
    SMARTPAY_SECRET_KEY: 'sk_test_abc',
    APP_URL: 'http://localhost:3000',
    APP_SECRET: 'x'.repeat(32),
    CRON_SECRET: 'y'.repeat(16),
    LOCAL_RUN: '1',
  })
}
