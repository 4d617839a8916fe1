import { dictionary } from '#lib/i18n/locale.ts'

/** Words of the mail about a day that does not agree. */
export const staffCloseWords = dictionary(
  {
    subject: (day: string) => `要確認：${day}の締めに違いがあります`,
    preheader: '予定・記録・Smartpay・お届けが合わないものの一覧です。',
    addressee: (name: string) => `${name}さま`,
    lead: (day: string) =>
      `${day}の予定と記録、Smartpayの一覧、お届けを比べたところ、合わないものがありました。`,
    size: (count: number) => `${count}件`,
    next: 'どの注文かは、管理画面の「日次の締め」でご覧になれます。合わない日は、翌日にもう一度比べます。',
    button: '日次の締めを見る',
    note: 'このメールは、違いのあった日ごとに、オーナーと運用担当の方に一度お送りします。',
  },
  {
    subject: (day: string) => `To check: ${day} does not agree`,
    preheader: 'What of plan, records, Smartpay and deliveries does not agree.',
    addressee: (name: string) => `Dear ${name}`,
    lead: (day: string) =>
      `The plan of ${day}, what was recorded, Smartpay’s lists and the deliveries do not agree.`,
    size: (count: number) => `${count}`,
    next: 'Which orders these are is under Daily close in the admin. A day that does not agree is compared again the next day.',
    button: 'See the daily close',
    note: 'Owners and operators get this mail once for each day that does not agree.',
  },
)
