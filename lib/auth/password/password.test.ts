import { describe, expect, test } from 'vitest'
import { whyNotPassword } from './password.ts'

const email = 'hanako.teiki@example.jp'

describe('a password that is guessed first', () => {
  test.each([
    'aaaaaaaaaaaa',
    'abababababab',
    '            ',
    '　　　　　　　　　　　　',
    'passwordpassword',
    '123412341234',
    '123456789012',
    '098765432109',
    '111222333444',
    'abcdefghijkl',
    'qwertyuiop12',
    'Qwertyuiop123',
    'asdfghjkl;12',
    '1qaz2wsx3edc4rfv',
    'zxcvbnm,./zxcvbnm,./',
    'Password1234',
    'password2026!!',
    'P@ssw0rd2026',
    'p4ssw0rdp4ssw0rd!',
    'iloveyou1234!',
    'Administrator1',
    'welcome-to-teiki'.replace('-to', ''),
    'letmein-letmein-1',
    'sakura20261129',
    '２０２６１１２９２０２６',
    '2026-11-29-2026',
    'hanako.teiki@example.jp',
    'Hanako.Teiki@Example.jp',
    'hanako.teiki1!',
  ])('is refused: %s', (password) => {
    expect(whyNotPassword(password, email)).toBe('common-password')
  })
})

describe('another one', () => {
  test.each([
    'correct horse battery staple',
    'a password of the tests',
    'teiki-local-owner-7',
    'another password of the tests',
    'kobutori jiisan no kobu',
    'お茶を三杯のんでから寝る朝',
    'x7#Lq2!vR9pZ',
    'my-dog-eats-9-shoes',
    'Tr0ub4dor&3-again',
  ])('is taken: %s', (password) => {
    expect(whyNotPassword(password, email)).toBe(null)
  })
})

test.each([
  ['elevenchars', 'short-password'],
  ['x7#Lq2!vR9pZ'.repeat(11), 'long-password'],
])('%s: %s', (password, reason) => {
  expect(whyNotPassword(password, email)).toBe(reason)
})
