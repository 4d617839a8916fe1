import { dictionary } from '#lib/i18n/locale.ts'

/** Putting right what was recorded of a parcel, and recording what became of it. */
export const parcelWords = dictionary(
  {
    parcel: (order: string, which: string) => `${order}のお届け${which}`,
    which: (number: number, among: number) => `（${among}個のうち${number}個目）`,
    facts: { contents: '中身', shipped: '発送', carrier: '運送会社', tracking: '送り状番号' },
    undo: {
      act: { shipped: '発送の記録を取り消す', ended: '到着・返送の記録を取り消す' },
      title: {
        shipped: (parcel: string) => `${parcel}の発送の記録を取り消しますか？`,
        ended: (parcel: string) => `${parcel}の、到着か返送の記録を取り消しますか？`,
      },
      back: 'お届けは「発送前」に戻り、「発送」の一覧にまた出ます。運送会社と送り状番号の記録は消えます。',
      ends: '返金済みのため、お届けは取り消しになり、発送しません。運送会社と送り状番号の記録は消えます。',
      before: (status: string) => `お届けは「${status}」に戻ります。`,
      staysPaid:
        'お金は動きません。確定した請求や入金の記録は、そのままです。お金を戻すときは、返金してください。',
      mail: '発送のお知らせがお客さまに届いているときは、訂正のメールをお送りします。',
      send: '記録を取り消す',
    },
    track: {
      act: '送り状を直す',
      title: (parcel: string) => `${parcel}の運送会社と送り状番号を直しますか？`,
      mail: '発送のお知らせがお客さまに届いているときは、正しい番号をメールでお知らせします。',
      send: '保存する',
    },
    finish: {
      act: '到着・返送を記録する',
      title: (parcel: string) => `${parcel}は、どうなりましたか？`,
      became: '結果',
      delivered: '届いた',
      returned: (reason: string) => `戻ってきた（${reason}）`,
      hint: 'お金は動きません。戻ってきたお届けの代金は、入金済みなら返金し、入金前なら注文を取り消してください。お客さまへのメールは送りません。',
      send: '記録する',
    },
    flash: {
      'parcel-undone': '記録を取り消しました。',
      'tracking-saved': '運送会社と送り状番号を直しました。',
      'parcel-delivered': '到着を記録しました。',
      'parcel-returned': '返送を記録しました。',
      'no-result': '結果を選んでください。',
      'long-parcel-text': '運送会社と送り状番号は、60文字以内で入力してください。',
      'unknown-delivery': 'このお届けは見つかりません。',
      'parcel-not-gone': 'このお届けは、発送済みではありません。',
      'parcel-there-already': 'このお届けの結果は、すでに記録されています。',
      'parcel-erased': '届け先の個人情報が消去されているため、変えられません。',
      'parcel-order-over':
        '注文が終わっているため、取り消せません。荷物が戻ったときは「返送」を記録してください。',
      'parcel-not-recorded':
        'この発送は、前の注文から引き継いだか、記録を始める前のもののため、取り消せません。荷物が戻ったときは「返送」を記録してください。',
      'parcel-too-late':
        '記録から7日を過ぎたため、取り消せません。荷物が戻ったときは「返送」を記録してください。',
      'parcel-being-refunded':
        'この注文の返金の結果を待っています。結果が出てから取り消してください。',
      'tracking-as-it-was': '運送会社も送り状番号も、いまの記録と同じです。',
    },
  },
  {
    parcel: (order: string, which: string) => `the delivery${which} of order ${order}`,
    which: (number: number, among: number) => ` (${number} of ${among})`,
    facts: {
      contents: 'Contents',
      shipped: 'Shipped',
      carrier: 'Carrier',
      tracking: 'Tracking no.',
    },
    undo: {
      act: { shipped: 'Undo “shipped”', ended: 'Undo what was recorded' },
      title: {
        shipped: (parcel: string) => `Undo that ${parcel} was shipped?`,
        ended: (parcel: string) => `Undo that ${parcel} arrived or came back?`,
      },
      back: 'The delivery waits to be shipped again, and is listed under Dispatch. Its carrier and tracking number are removed.',
      ends: 'It was refunded: the delivery is canceled and not shipped. Its carrier and tracking number are removed.',
      before: (status: string) => `The delivery becomes “${status}” again.`,
      staysPaid:
        'No money moves: what was collected or recorded stays. To give it back, refund the order.',
      mail: 'If the customer was already told that it was shipped, a correction is sent by email.',
      send: 'Undo',
    },
    track: {
      act: 'Correct the tracking number',
      title: (parcel: string) => `Correct carrier and tracking number of ${parcel}?`,
      mail: 'If the customer was already told, the right number is sent by email.',
      send: 'Save',
    },
    finish: {
      act: 'Record arrival or return',
      title: (parcel: string) => `What became of ${parcel}?`,
      became: 'Result',
      delivered: 'It arrived',
      returned: (reason: string) => `It came back: ${reason.toLowerCase()}`,
      hint: 'No money moves. For what came back, refund the order if it is paid, or cancel it if it is not. The customer gets no email.',
      send: 'Record',
    },
    flash: {
      'parcel-undone': 'What was recorded was undone.',
      'tracking-saved': 'Carrier and tracking number were corrected.',
      'parcel-delivered': 'The delivery was recorded as delivered.',
      'parcel-returned': 'The delivery was recorded as returned.',
      'no-result': 'Choose what became of it.',
      'long-parcel-text': 'Carrier and tracking number take up to 60 characters each.',
      'unknown-delivery': 'Delivery not found.',
      'parcel-not-gone': 'This delivery is not shipped.',
      'parcel-there-already': 'What became of this delivery is recorded already.',
      'parcel-erased': 'The address was erased, so it cannot be changed.',
      'parcel-order-over':
        'Its order is over, so this cannot be undone. If the parcel is back, record it as returned.',
      'parcel-not-recorded':
        'It was taken over from an earlier order, or shipped before deliveries were recorded, so this cannot be undone. If the parcel is back, record it as returned.',
      'parcel-too-late':
        'More than 7 days have passed, so this cannot be undone. If the parcel is back, record it as returned.',
      'parcel-being-refunded':
        'A refund of its order is under way. Undo it once the result is known.',
      'tracking-as-it-was': 'Carrier and tracking number are already recorded like that.',
    },
  },
)
