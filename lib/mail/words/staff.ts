import { dictionary } from '#lib/i18n/locale.ts'

/** Words of the mail that invites somebody to the staff. */
export const staffMailWords = dictionary(
  {
    subject: 'スタッフとしての招待',
    preheader: '管理画面に参加するためのリンクです。',
    title: 'スタッフとしての招待',
    addressee: (emailAddress: string) => `${emailAddress}さま`,
    lead: (shop: string, role: string) =>
      `${shop}の管理画面に、「${role}」として招待されました。下のボタンから、お名前とパスワード、認証アプリを登録してください。`,
    button: '参加する',
    once: (date: string) => `リンクは1回だけ、${date}まで使えます。ほかの人に渡さないでください。`,
    note: 'このメールは、管理画面への招待のお知らせです。お心当たりのないときは、何もせずに削除してください。',
  },
  {
    subject: 'You are invited to the staff',
    preheader: 'A link to join the admin.',
    title: 'You are invited to the staff',
    addressee: (emailAddress: string) => `Dear ${emailAddress}`,
    lead: (shop: string, role: string) =>
      `You are invited to the admin of ${shop} as “${role}”. The button leads to a page where you set a name, a password and an authenticator.`,
    button: 'Join',
    once: (date: string) => `The link works once, until ${date}. Please do not pass it on.`,
    note: 'This message invites you to the admin. If you did not expect it, please delete it: nothing happens.',
  },
)
