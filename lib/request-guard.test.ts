import { describe, expect, test } from 'vitest'
import { preferredLocale } from './accept-language.ts'
import { refuseRequest } from './request-guard.ts'

const shop = 'https://shop.example'
const post = {
  method: 'POST',
  pathname: '/ja',
  secFetchSite: 'same-origin',
  origin: shop,
  contentLength: '100',
  chunked: false,
}

function passkeys(secFetchSite: string | null) {
  return { method: 'GET', pathname: '/api/staff/passkey/sign-in', secFetchSite, origin: null }
}

describe('refuseRequest', () => {
  test.each([
    ['our own page', {}, null],
    ['an old browser with our origin', { secFetchSite: null }, null],
    ['no origin but same-origin', { origin: null }, null],
    [
      'another site',
      { secFetchSite: 'cross-site', origin: 'https://evil.example' },
      'foreign-origin',
    ],
    ['a sibling site', { secFetchSite: 'same-site' }, 'foreign-origin'],
    ['a typed address', { secFetchSite: 'none' }, 'foreign-origin'],
    ['neither header', { secFetchSite: null, origin: null }, 'foreign-origin'],
    ['a null origin', { secFetchSite: null, origin: 'null' }, 'foreign-origin'],
    ['headers that disagree', { origin: 'https://evil.example' }, 'foreign-origin'],
    ['a prefix of ours', { secFetchSite: null, origin: `${shop}.evil.example` }, 'foreign-origin'],
    ['64 KB', { contentLength: `${64 * 1024}` }, null],
    ['more than 64 KB', { contentLength: `${64 * 1024 + 1}` }, 'too-large'],
    ['an unknown length', { contentLength: null, chunked: true }, 'too-large'],
    ['a nonsense length', { contentLength: 'x' }, 'too-large'],
    [
      'a job with its bearer',
      { pathname: '/api/jobs/sweep', secFetchSite: null, origin: null },
      null,
    ],
    [
      'an action posted below a job',
      { pathname: '/api/jobs/sweep/x', secFetchSite: null, origin: null },
      'foreign-origin',
    ],
    [
      'an action posted beside the webhook',
      { pathname: '/api/webhooks/other', secFetchSite: null, origin: null },
      'foreign-origin',
    ],
    [
      'a webhook with its signature',
      { pathname: '/api/webhooks/smartpay', secFetchSite: null, origin: null },
      null,
    ],
    [
      'a broken address',
      { method: 'GET', pathname: '/ja/signup/%ff/confirm' },
      'unreadable-address',
    ],
    ['passkey options for our own script', passkeys('same-origin'), null],
    ['passkey options in an old browser', passkeys(null), null],
    ['passkey options for another site', passkeys('cross-site'), 'foreign-origin'],
    ['passkey options for a sibling site', passkeys('same-site'), 'foreign-origin'],
    ['passkey options as a page', passkeys('none'), 'foreign-origin'],
    ['a page from another site', { method: 'GET', secFetchSite: 'cross-site' }, null],
    ['PUT', { method: 'PUT' }, 'method'],
    ['a method of WebDAV', { method: 'PROPFIND' }, 'method'],
    ['reading from anywhere', { method: 'GET', secFetchSite: 'cross-site', origin: null }, null],
  ] as const)('%s', (_name, changes, expected) => {
    expect(refuseRequest({ ...post, ...changes }, shop)).toBe(expected)
  })
})

describe('preferredLocale', () => {
  test.each([
    [null, 'ja'],
    ['', 'ja'],
    ['ja', 'ja'],
    ['en-US,en;q=0.9', 'en'],
    ['fr,en;q=0.5,ja;q=0.4', 'en'],
    ['en;q=0.1,ja-JP;q=0.8', 'ja'],
    ['en;q=0,de', 'ja'],
    ['fr', 'ja'],
    ['en;q=nonsense', 'ja'],
    ['x'.repeat(100_000), 'ja'],
  ])('%j', (header, expected) => expect(preferredLocale(header)).toBe(expected))
})
