import { expect, test } from 'vitest'
import { createOrderSession, createSession, eventTypesOf, openSandbox, send } from '../testing.ts'

async function logIn(origin: string, emailAddress = 'hanako+test@example.jp') {
  const body = JSON.stringify({ emailAddress, password: 'secret' })
  const { json } = await send('POST', `${origin}/consumers/auth/login`, { body })
  return { headers: { authorization: `Bearer ${json.accessToken}` } }
}

const payment = { paymentMethod: 'pm_test_visaApproved', paymentPlan: 'pay_in_three' }

test('a shopper logs in and authorizes an order', async () => {
  const origin = await openSandbox()
  const { order } = await createOrderSession(origin, { captureMethod: 'manual' })
  const shopper = await logIn(origin)
  const address = `${origin}/orders/${order.id}/authorizations`
  const { status, json } = await send('POST', address, { ...shopper, body: payment })
  expect([status, json]).toMatchObject([200, { id: order.id, status: 'requires_capture' }])
  expect((await send('POST', address, { ...shopper, body: payment })).status).toBe(409)
})

test('a shopper approves a token', async () => {
  const origin = await openSandbox()
  const { token } = await createSession(origin)
  const shopper = await logIn(origin)
  const address = `${origin}/tokens/${token.id}/approve`
  expect((await send('PUT', address, shopper)).json).toMatchObject({ status: 'active' })
  expect((await send('PUT', address, shopper)).json).toMatchObject({ status: 'active' })
  expect(await eventTypesOf(origin)).toEqual(['token.created', 'token.approved'])
})

test('a card that is refused rejects the order', async () => {
  const origin = await openSandbox()
  const { order } = await createOrderSession(origin)
  const body = { ...payment, paymentMethod: 'pm_test_visaRejected' }
  const sent = { ...(await logIn(origin)), body }
  const answer = await send('POST', `${origin}/orders/${order.id}/authorizations`, sent)
  expect(answer.json).toMatchObject({ status: 'rejected' })
})

test('nobody acts without logging in', async () => {
  const origin = await openSandbox()
  const { token } = await createSession(origin)
  const { order } = await createOrderSession(origin)
  for (const headers of [{}, { authorization: 'Bearer sk_test_a' }]) {
    const approval = await send('PUT', `${origin}/tokens/${token.id}/approve`, { headers })
    const address = `${origin}/orders/${order.id}/authorizations`
    const authorization = await send('POST', address, { headers, body: payment })
    expect([approval.status, authorization.status]).toEqual([401, 401])
  }
  const body = { emailAddress: 'a@b.jp' }
  expect((await send('POST', `${origin}/consumers/auth/login`, { body })).status).toBe(400)
})
