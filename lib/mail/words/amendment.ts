import { dictionary } from '#lib/i18n/locale.ts'

/** Words of the mails about a change of what was agreed to. */
export const amendmentMailWords = dictionary(
  {
    proposed: {
      subject: (plan: string) => `【ご確認ください】変更のご提案（${plan}）`,
      preheader: 'ご同意いただくまで、何も変わりません。',
      title: '定期便の変更のご提案',
      lead: (plan: string) =>
        `「${plan}」について、次の変更をご提案します。ご同意いただくまで、何も変わりません。`,
      changes: '変更の内容',
      from: '変更後の最初のご注文',
      button: '内容を確認して答える',
      nothing: (date: string) =>
        `${date}までにお返事がなければ、いまのお約束のまま続きます。お心当たりのない場合は、そのままお待ちいただくか、当店にご連絡ください。`,
    },
    agreed: {
      subject: (plan: string) => `変更を承りました（${plan}）`,
      preheader: 'ご同意いただいた内容をお知らせします。',
      title: '定期便の変更を承りました',
      lead: (plan: string, cycle: string) => `「${plan}」は、${cycle}から次の内容に変わりました。`,
      before: 'それより前に確定したご注文は、そのままお届けします。',
    },
  },
  {
    proposed: {
      subject: (plan: string) => `Please answer: a change is proposed for ${plan}`,
      preheader: 'Nothing changes until you agree.',
      title: 'A change is proposed for your subscription',
      lead: (plan: string) =>
        `We propose this change of ${plan}. Nothing changes until you agree to it.`,
      changes: 'What would change',
      from: 'The first order by it',
      button: 'Read it and answer',
      nothing: (date: string) =>
        `Without an answer by ${date} everything stays as agreed. If you did not expect this mail, do nothing, or tell us.`,
    },
    agreed: {
      subject: (plan: string) => `Your subscription is changed: ${plan}`,
      preheader: 'This is what you agreed to.',
      title: 'Your subscription is changed',
      lead: (plan: string, cycle: string) => `From ${cycle} on, ${plan} is as follows.`,
      before: 'An order that was made before stays as it was.',
    },
  },
)
