import { expect, test } from 'vitest'
import { fingerprintOfDeployment } from './deployment.ts'

const ours = {
  appUrl: 'https://shop.example',
  databaseUrl: 'postgresql://web:one@db.example:5432/teiki',
  vercelEnv: 'production',
}

test.each([
  ['another host', { appUrl: 'https://copy.example' }],
  ['another database server', { databaseUrl: 'postgresql://web:one@other.example:5432/teiki' }],
  ['another database', { databaseUrl: 'postgresql://web:one@db.example:5432/copy' }],
  ['a preview', { vercelEnv: 'preview' }],
])('%s is another deployment', (_name, change) => {
  expect(fingerprintOfDeployment({ ...ours, ...change })).not.toBe(fingerprintOfDeployment(ours))
})

test('a new password, a path of the shop’s address or a machine of the owner’s make none', () => {
  const changed = {
    ...ours,
    vercelEnv: undefined,
    appUrl: 'https://shop.example/',
    databaseUrl: 'postgresql://web:two@db.example:5432/teiki',
  }
  expect(fingerprintOfDeployment(changed)).toBe(fingerprintOfDeployment(ours))
})

test('what one part ends in is not taken for the beginning of the next', () => {
  const moved = {
    ...ours,
    appUrl: 'https://shop.exampled',
    databaseUrl: 'postgresql://b.example:5432/teiki',
  }
  expect(fingerprintOfDeployment(moved)).not.toBe(fingerprintOfDeployment(ours))
})

test('a later version of the shop finds the fingerprint that an earlier one stored', () => {
  expect(fingerprintOfDeployment(ours)).toBe(
    '7dc7e1c4e95954b43f35e38d011d6ea09b275ebb1743fde35a04f1e33d4705f7',
  )
})
