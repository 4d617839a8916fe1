import { expect, test } from 'vitest'
import { newId } from './ids.ts'
import { pageFields } from './page-fields.ts'

const signupId = newId('su')
const batchId = newId('bat')

test.each([
  ['/admin', { page: 'admin' }],
  [`/ja/signup/${signupId}/confirm`, { page: 'ja.signup.confirm', signupId }],
  [`/admin/tokens/batches/${batchId}?from=x`, { page: 'admin.tokens.batches', batchId }],
  ['/admin/reset?link=aSecretLinkOfSomebody', { page: 'admin.reset' }],
  ['/admin/customers/taro@example.jp', { page: 'admin.customers' }],
  ['/admin/join/aSecretLinkOfSomebody', { page: 'admin.join' }],
  ['', {}],
])('%s', (address, fields) => {
  expect(pageFields(address)).toEqual(fields)
})
