import { dictionary } from '#lib/i18n/locale.ts'

/** Deliveries to pack and to hand over to the carrier. */
export const dispatchWords = dictionary(
  {
    lead: '発送日が来たお届けです。運送会社に渡したら「発送した」を押してください。発送のときに請求を確定するプランでは、その場でSmartpayの請求が確定します。',
    leadGone:
      '発送を記録したお届けです。まちがえて記録したときは、7日以内なら取り消せます。届いたこと、戻ってきたことも記録できます。',
    tabs: { ready: '今日発送する', waiting: 'まだ出せない', ahead: 'これから', gone: '発送済み' },
    columns: {
      day: '発送予定',
      to: '届け先',
      lines: '中身',
      parcel: '運送会社と送り状番号',
      number: '回',
      shipped: '発送',
    },
    late: (days: number) => `${days}日前の予定`,
    carrier: '運送会社',
    tracking: '送り状番号',
    send: '発送した',
    captures: '発送と同時に請求を確定します',
    empty: {
      ready: '今日発送するものはありません。',
      waiting: '出せないものはありません。',
      ahead: 'これから発送するものはありません。',
      gone: 'まだ発送したものはありません。',
    },
    flash: {
      shipped: '発送を記録しました。まちがえたときは「発送済み」から取り消せます。',
      'long-text': '運送会社と送り状番号は、60文字以内で入力してください。',
    },
  },
  {
    leadGone:
      'Deliveries that were marked as shipped. A mistake can be undone within 7 days; that one arrived or came back can be recorded.',
    lead: 'Deliveries whose day has come. Press “Shipped” once the carrier has the parcel. Where the plan charges at dispatch, Smartpay collects the order then.',
    tabs: { ready: 'To ship today', waiting: 'Not yet', ahead: 'Later', gone: 'Shipped' },
    columns: {
      day: 'Planned for',
      to: 'Deliver to',
      lines: 'Contents',
      parcel: 'Carrier and tracking number',
      number: 'Order',
      shipped: 'Shipped',
    },
    late: (days: number) => (days === 1 ? 'planned for yesterday' : `planned ${days} days ago`),
    carrier: 'Carrier',
    tracking: 'Tracking no.',
    send: 'Shipped',
    captures: 'This collects the order at Smartpay',
    empty: {
      ready: 'Nothing to ship today.',
      waiting: 'Nothing is held back.',
      ahead: 'Nothing is planned for later.',
      gone: 'Nothing has been shipped yet.',
    },
    flash: {
      shipped: 'The delivery was marked as shipped. A mistake can be undone under “Shipped”.',
      'long-text': 'Carrier and tracking number take up to 60 characters each.',
    },
  },
)
