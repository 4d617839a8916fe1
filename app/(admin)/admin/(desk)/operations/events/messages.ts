import { dictionary } from '#lib/i18n/locale.ts'

/** What Smartpay told by webhook. */
export const eventWords = dictionary(
  {
    title: 'イベント',
    lead: 'Smartpayから届いた知らせ（Webhook）です。届いた順に処理し、処理できないものは保留にして、ここでやり直せます。',
    tabs: { all: 'すべて', received: '処理待ち', parked: '保留', processed: '処理済み' },
    type: '種類',
    about: '対象',
    status: '状態',
    why: '理由',
    received: '受信',
    deliveries: '届いた回数',
    replay: 'やり直す',
    replayAll: '保留をすべてやり直す',
    nextTry: (when: string) => `次は${when}`,
    because: {
      'unknown-type': '未対応の種類です',
      'unknown-object': '相手がここに見つかりません',
      silent: 'Smartpayが答えませんでした',
      'other-mode': '別のモード（本番・テスト）のものです',
      'too-old': '署名が3日より古いものです',
      'from-the-future': '署名の時刻が先すぎます',
    },
    empty: '条件に合うイベントはありません。',
    action: '操作',
    flash: {
      replayed: 'もう一度処理します。結果は下に出ます。',
      'nothing-to-replay': 'やり直すイベントはありませんでした。',
      error: 'いま処理できませんでした。もう一度お試しください。',
    },
  },
  {
    title: 'Events',
    lead: 'What Smartpay sent by webhook. Events are processed as they arrive; those that cannot be processed are parked and can be replayed here.',
    tabs: { all: 'All', received: 'Waiting', parked: 'Parked', processed: 'Processed' },
    type: 'Type',
    about: 'About',
    status: 'Status',
    why: 'Reason',
    received: 'Received',
    deliveries: 'Deliveries',
    replay: 'Replay',
    replayAll: 'Replay all parked',
    nextTry: (when: string) => `next ${when}`,
    because: {
      'unknown-type': 'unknown type',
      'unknown-object': 'about something unknown here',
      silent: 'Smartpay did not answer',
      'other-mode': 'for the other mode (live or test)',
      'too-old': 'signed more than 3 days ago',
      'from-the-future': 'signed in the future',
    },
    empty: 'No events match.',
    action: 'Action',
    flash: {
      replayed: 'Processing again; the result appears below.',
      'nothing-to-replay': 'There was no event to replay.',
      error: 'Something went wrong. Please try again.',
    },
  },
)

/** What an action here leads to: each has a sentence. */
export type EventCode = keyof (typeof eventWords)['ja']['flash']
