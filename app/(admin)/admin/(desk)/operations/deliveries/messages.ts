import { dictionary } from '#lib/i18n/locale.ts'

/** How many webhooks came, and how many were rejected. */
export const deliveryWords = dictionary(
  {
    title: 'Webhookの受信',
    lead: '署名の正しいものを1度ずつ保存し、拒否したものは件数だけを残します。',
    endpoints: (n: number) => `有効な署名鍵 ${n}個`,
    noEndpoint: 'Webhookが登録されていません。npm run webhook:register で登録してください。',
    last: (age: string) => `最後の受信は${age}`,
    noneYet: 'まだ何も届いていません',
    waiting: (n: number) => `処理待ち ${n}件`,
    parked: (n: number) => `保留 ${n}件`,
    day: '日',
    kept: '受け取り',
    reasons: {
      'bad-signature': '署名が違う',
      unsigned: '署名なし',
      'unknown-secret': '知らない鍵',
      unreadable: '読めない',
      'too-large': '大きすぎ',
    },
  },
  {
    title: 'Webhook deliveries',
    lead: 'Correctly signed webhooks are stored once; of rejected ones only the count is kept.',
    endpoints: (n: number) => `${n} signing ${n === 1 ? 'secret' : 'secrets'}`,
    noEndpoint: 'No webhook is registered: run npm run webhook:register.',
    last: (age: string) => `last delivery ${age}`,
    noneYet: 'nothing received yet',
    waiting: (n: number) => `${n} waiting`,
    parked: (n: number) => `${n} parked`,
    day: 'Day',
    kept: 'Received',
    reasons: {
      'bad-signature': 'Wrong signature',
      unsigned: 'Unsigned',
      'unknown-secret': 'Unknown secret',
      unreadable: 'Unreadable',
      'too-large': 'Too large',
    },
  },
)
