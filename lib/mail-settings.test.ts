import { describe, expect, test } from 'vitest'
import { parseMailbox, parseSmtpUrl } from './mail-settings.ts'

describe('parseSmtpUrl', () => {
  test.each([
    ['smtp://mail.example', { host: 'mail.example', port: 587, secure: false }],
    ['smtps://mail.example/', { host: 'mail.example', port: 465, secure: true }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, secure: false }],
    [
      'smtp://a%40b.example:p%3Aw%2F@mail.example:25',
      {
        host: 'mail.example',
        port: 25,
        secure: false,
        login: { user: 'a@b.example', password: 'p:w/' },
      },
    ],
  ])('reads %s', (text, settings) => expect(parseSmtpUrl(text)).toEqual(settings))

  test.each([
    ['another protocol', 'http://mail.example'],
    ['no server', 'smtp://'],
    ['a path', 'smtp://mail.example/inbox'],
    ['options', 'smtp://mail.example?logger=true'],
    ['a user without a password', 'smtp://user@mail.example'],
    ['a broken escape', 'smtp://user:%zz@mail.example'],
    ['a line break', 'smtp://us\r\ner:word@mail.example'],
    ['an escaped line break', 'smtp://us%0d%0aer:word@mail.example'],
  ])('refuses %s', (_name, text) => expect(parseSmtpUrl(text)).toBeNull())
})

describe('parseMailbox', () => {
  test.each([
    ['shop@example.jp', { emailAddress: 'shop@example.jp' }],
    ['<shop@example.jp>', { emailAddress: 'shop@example.jp' }],
    ['山彦珈琲 <shop@example.jp>', { name: '山彦珈琲', emailAddress: 'shop@example.jp' }],
    ['"Coffee, Inc." <shop@example.jp>', { name: 'Coffee, Inc.', emailAddress: 'shop@example.jp' }],
  ])('reads %s', (text, mailbox) => expect(parseMailbox(text)).toEqual(mailbox))

  test.each([
    ['nothing', ''],
    ['a name alone', 'Shop'],
    ['two people', 'a@b.example, c@d.example'],
    ['two addresses', 'Shop <a@b.example> <c@d.example>'],
    ['a line break', 'Shop\r\nBcc: c@d.example <a@b.example>'],
    ['a line separator', 'Shop\u2028<a@b.example>'],
    ['an address in another script', 'Shop <山@例え.jp>'],
    ['no domain', 'Shop <shop@localhost>'],
  ])('refuses %s', (_name, text) => expect(parseMailbox(text)).toBeNull())
})
