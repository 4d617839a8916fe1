import { dictionary } from '#lib/i18n/locale.ts'

/** Words of the mails about a forgotten password of the staff. */
export const staffPasswordWords = dictionary(
  {
    addressee: (name: string) => `${name}さま`,
    reset: {
      subject: 'パスワードの再設定',
      preheader: '新しいパスワードを決めるためのリンクです。',
      lead: (shop: string) =>
        `${shop}の管理画面にサインインするためのパスワードを、再設定できます。下のボタンから、新しいパスワードを決めてください。`,
      button: '新しいパスワードを決める',
      once: 'リンクは30分以内に1回だけ使えます。そのあとのサインインでは、これまでどおり認証アプリの番号もうかがいます。',
      note: 'お心当たりのないときは、何もせずに削除してください。パスワードは変わりません。',
    },
    changed: {
      subject: 'パスワードが変わりました',
      preheader: 'ほかのサインインは、すべて終わりました。',
      lead: (shop: string) =>
        `${shop}の管理画面の、あなたのパスワードが変わりました。ほかのサインインは、すべて終わりました。`,
      notYou:
        'お心当たりのないときは、すぐに下のボタンからパスワードを決め直し、オーナーに知らせてください。',
      button: 'パスワードを決め直す',
      passkeys: '登録されているパスキー',
      passkeysStay: (account: string) =>
        `次のパスキーは、いまもサインインに使えます。覚えのないものは、「アカウント」の画面（${account}）で外してください。`,
      unnamed: '名前のないパスキー',
      note: 'このメールは、パスワードが変わったときに必ずお送りしています。',
    },
  },
  {
    addressee: (name: string) => `Dear ${name}`,
    reset: {
      subject: 'Set a new password',
      preheader: 'A link to choose another password.',
      lead: (shop: string) =>
        `You can set a new password for the admin of ${shop}. The button leads to a page where you choose it.`,
      button: 'Choose a new password',
      once: 'The link works once, within 30 minutes. Signing in then asks for the code of your authenticator, as before.',
      note: 'If you did not expect this message, please delete it: your password stays as it is.',
    },
    changed: {
      subject: 'Your password was changed',
      preheader: 'All other sessions have ended.',
      lead: (shop: string) =>
        `Your password for the admin of ${shop} was changed. Every other session has ended.`,
      notYou: 'If that was not you, choose another one at once with the button, and tell an owner.',
      button: 'Choose another password',
      passkeys: 'Your passkeys',
      passkeysStay: (account: string) =>
        `These passkeys still sign in. If you do not know one of them, remove it under “Account” (${account}).`,
      unnamed: 'A passkey without a name',
      note: 'We send this message whenever a password changes.',
    },
  },
)
