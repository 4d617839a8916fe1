import { dictionary } from '#lib/i18n/locale.ts'

/** What the page says that a refused action leads to. */
export const refusedWords = dictionary(
  {
    title: 'この操作は、あなたの役割ではできません。',
    text: (role: string) =>
      `あなたの役割は「${role}」です。必要なときは、オーナーに頼んでください。拒否された操作は監査ログに残ります。`,
    nothing: '拒否された操作はありません。',
    role: (role: string) => `あなたの役割は「${role}」です。`,
    page: '前のページへ戻る',
    back: 'ダッシュボードへ戻る',
  },
  {
    title: 'Your role does not allow this.',
    text: (role: string) =>
      `Your role is “${role}”. Ask an owner if you need it. Refused actions are recorded in the audit log.`,
    nothing: 'Nothing was refused.',
    role: (role: string) => `Your role is “${role}”.`,
    page: 'Back to the previous page',
    back: 'Back to the overview',
  },
)
