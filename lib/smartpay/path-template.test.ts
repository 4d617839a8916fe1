import { expect, test } from 'vitest'
import { pathTemplate } from './path-template.ts'

test.each([
  ['/orders', '/orders'],
  ['/checkout-sessions', '/checkout-sessions'],
  ['/tokens/paytok_live_9fK2/disable', '/tokens/{id}/disable'],
  ['/orders/order_test_1?expand=all', '/orders/{id}'],
  ['/tokens?pageToken=secret&maxResults=20', '/tokens'],
  ['/tokens/paytoklivewithoutanythingelseinitatall', '/tokens/{id}'],
  ['/tokens/taro@example.jp', '/tokens/{id}'],
])('%s is told as %s', (path, template) => {
  expect(pathTemplate(path)).toBe(template)
})
