import { expect, test } from './fixtures.ts'

const passing = [
  ['an outage', { kind: 'status', status: 503, times: 1 }],
  ['a server error', { kind: 'status', status: 500, times: 1 }],
  ['an error page', { kind: 'html', times: 1 }],
  ['a dropped connection', { kind: 'reset', times: 1 }],
  ['a lost answer', { kind: 'commit-then-reset', times: 1 }],
  ['nonsense instead of JSON', { kind: 'bad-json', times: 1 }],
] as const

for (const [name, fault] of passing) {
  test(`Trying again after ${name} makes one session`, async ({ shopper, page, smartpay }) => {
    const signupId = await shopper.toConfirmation()
    await smartpay.fault({ ...fault, method: 'POST', path: '/checkout-sessions' })
    await shopper.tickAndConfirm()
    await expect(page.locator('.problems')).toContainText(
      shopper.words.confirm.problems.unavailable,
    )
    await expect(page.locator('main')).toContainText('山田 花子')
    await shopper.go()
    await page.waitForURL(/checkout_test_/)
    expect((await smartpay.of(signupId)).sessions).toHaveLength(1)
  })
}

test('A slow Smartpay is waited for, then told', async ({ shopper, page, smartpay }) => {
  const signupId = await shopper.toConfirmation()
  await smartpay.fault({ kind: 'delay', delayMs: 9_000, times: 1, method: 'POST' })
  await shopper.tickAndConfirm()
  await expect(page.locator('.problems')).toContainText(shopper.words.confirm.problems.unavailable)
  // Until the first call has ended at Smartpay, a repeat is told to wait.
  await expect(async () => {
    await shopper.go()
    await page.waitForURL(/checkout_test_/, { timeout: 10_000 })
  }).toPass()
  expect((await smartpay.of(signupId)).sessions).toHaveLength(1)
})

test('A busy Smartpay is told as such', async ({ shopper, page, smartpay }) => {
  await shopper.toConfirmation()
  await smartpay.fault({ kind: 'status', status: 429, times: 1, method: 'POST' })
  await shopper.tickAndConfirm()
  await expect(page.locator('.problems')).toContainText(shopper.words.confirm.problems.busy)
  await shopper.go()
  await page.waitForURL(/checkout_test_/)
})

for (const [name, fault, problem] of [
  ['refuses the details', { kind: 'status', status: 400, errorCode: 'request.invalid' }, 'refused'],
  ['answers a foreign address', { kind: 'other-host' }, 'untrusted-address'],
] as const) {
  test(`When Smartpay ${name} nothing typed is lost`, async ({ shopper, page, smartpay }) => {
    await shopper.toConfirmation()
    await smartpay.fault({ ...fault, times: 1, method: 'POST', path: '/checkout-sessions' })
    await shopper.tickAndConfirm()
    await expect(page.locator('.problems')).toContainText(shopper.words.confirm.problems[problem])
    await expect(page.locator('main')).toContainText('芝公園4-2-8')
    await shopper.tickAndConfirm()
    await page.waitForURL(/checkout_test_/)
  })
}
