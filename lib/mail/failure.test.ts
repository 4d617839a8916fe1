import { expect, test } from 'vitest'
import { failureOf } from './failure.ts'

test.each([
  ['a refused connection', { code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'unreachable', true],
  ['an unknown host', { code: 'EDNS' }, 'unreachable', true],
  ['a slow greeting', { code: 'ETIMEDOUT', command: 'CONN' }, 'timeout', true],
  [
    'a self-signed server',
    { code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    'tls',
    true,
  ],
  ['no STARTTLS', { code: 'ETLS' }, 'tls', true],
  [
    'a wrong password',
    { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' },
    'unauthorized',
    true,
  ],
  [
    'a missing login',
    { code: 'EENVELOPE', responseCode: 530, command: 'MAIL FROM' },
    'unauthorized',
    true,
  ],
  [
    'a closed house',
    { code: 'EPROTOCOL', responseCode: 554, command: 'CONN' },
    'turned-away',
    true,
  ],
  [
    'a full mailbox',
    { code: 'EENVELOPE', responseCode: 452, command: 'RCPT TO' },
    'refused-for-now',
    true,
  ],
  [
    'an unknown mailbox',
    { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' },
    'refused',
    false,
  ],
  ['an impossible address', { code: 'EENVELOPE', command: 'API' }, 'unsendable', false],
  ['a mail that is too long', { code: 'EMESSAGE', command: 'MAIL FROM' }, 'unsendable', false],
])('before the text, %s sent nothing', (_name, error, reason, retry) =>
  expect(failureOf(error, false)).toEqual({ sent: 'no', retry, reason }),
)

test.each([
  ['a refusal for now', { responseCode: 451, command: 'DATA' }, 'refused-for-now', true],
  ['a goodbye', { responseCode: 421, command: 'CONN' }, 'refused-for-now', true],
  ['a refusal', { responseCode: 554, command: 'DATA' }, 'refused', false],
])('after the text, %s is an answer', (_name, error, reason, retry) =>
  expect(failureOf(error, true)).toEqual({ sent: 'no', retry, reason }),
)

test.each([
  ['silence', { code: 'ETIMEDOUT' }],
  ['a dropped connection', { code: 'ECONNECTION' }],
  ['an answer that is none', { code: 'EPROTOCOL', responseCode: 250 }],
])('after the text, %s leaves it unknown', (_name, error) =>
  expect(failureOf(error, true)).toEqual({ sent: 'unknown', retry: false, reason: 'no-answer' }),
)
