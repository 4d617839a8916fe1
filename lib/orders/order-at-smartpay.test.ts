import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '#lib/sandbox/server.ts'
import { activeToken } from '#lib/sandbox/testing.ts'
import { createOrder } from '#lib/smartpay/orders.ts'
import { askSmartpayAt } from '#lib/smartpay/testing.ts'
import { requested } from './testing-request.ts'

describe('at Smartpay', () => {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 })
    askSmartpayAt(sandbox.origin)
  })
  afterAll(() => sandbox.close())

  test.each(['ja', 'en'] as const)('an order in %s is paid', async (locale) => {
    const request = requested({ locale, tokenId: await activeToken(sandbox.origin) })
    expect(await createOrder(JSON.stringify(request), `charge_${locale}`)).toMatchObject({
      value: { status: 'succeeded', amount: request.amount, reference: 'ch_1' },
    })
  })
})
