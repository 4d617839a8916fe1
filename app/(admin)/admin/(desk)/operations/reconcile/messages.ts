import { dictionary } from '#lib/i18n/locale.ts'

/** Where Smartpay and this shop differ. */
export const reconcileWords = dictionary(
  {
    title: '照合',
    done: (when: string, here: string, there: string) =>
      `${when}に終わった照合。ここの有効・無効のトークン${here}個と、Smartpayの一覧${there}個を比べました。`,
    compares:
      'Smartpayの一覧に出るのは有効と無効だけです。同意待ち・不承認・削除済みは比べません。',
    differences: (n: number) => `違いは${n}件`,
    stays: '下の操作を選ぶまで、どちらの側も書き換えません。',
    first: (n: number) => `はじめの${n}件を表示しています。`,
    never: 'まだ照合したことがありません。1日に1度、自動で照合します。',
    failed: '最後の照合では、Smartpayが答えませんでした。',
    again: 'いま照合し直す',
    groups: {
      'unknown-here': 'Smartpayにあって、ここにない',
      'not-there': 'ここにあって、Smartpayにない',
      'other-state': '状態が違う',
    },
    id: '番号',
    there: 'Smartpayでは',
    here: 'ここでは',
    about: '関係する契約',
    remedy: '対処',
    none: 'なし',
    remedies: {
      'disable-there': 'Smartpayで無効にする',
      'take-deleted': '削除済みを取り込む',
      'take-active': '有効を取り込む',
      'take-disabled': '無効を取り込む',
    },
    stops: (n: number, sum: string) => `定期便${n}件（請求前の合計${sum}）の請求が止まります`,
    resumes: (n: number, sum: string) =>
      `定期便${n}件（請求前の合計${sum}）を請求できるようになります`,
    begins: 'お申し込みが完了になり、まだなら定期便が始まります',
    stopsThere: 'Smartpayで、だれもこのトークンに請求できなくなります',
    harmless: '請求には使われません。要らなければSmartpayの管理画面で削除してください',
    foreign:
      'この店の申し込みの番号が付いていません。同じアカウントを使うほかのもののトークンかもしれないため、ここからは無効にできません。要らなければSmartpayの管理画面で無効にしてください。',
    doubtful:
      '同じ数だけ、こちらにあってSmartpayにないトークンがあります。鍵やAPP_SECRETが違うのかもしれません。先にそちらを確かめてください。',
    next: (day: string, sum: string) => `次の請求 ${day} ${sum}`,
    uncharged: (day: string, sum: string) => `${day}の${sum}はまだ請求していません`,
    fromSignup: 'お申し込みを見る',
    agree: '両方のトークンはすべて一致しています。',
    fixedAll: '見つかった違いは、すべて解消しています。',
    log: '対処の記録は監査ログに残ります。',
    usedBy: (n: number) => `契約${n}件`,
    unused: '契約なし',
    notOurs: 'この店のお申し込みではありません',
    flash: {
      compared: 'Smartpayと照合しました。',
      comparing: '照合を続けています。終わると、この画面に結果が出ます。',
      'compare-failed': 'Smartpayが答えませんでした。前回の結果のままです。',
      mended: 'Smartpayに確認して、合わせました。',
      suspected:
        'Smartpayはこのトークンを知らないと答えました。1時間以上あとの確認でも同じなら、削除済みにします。',
      gone: 'この違いはもうありません。ほかの人が対処したか、対処しているところです。',
      silent: 'Smartpayに確かめられませんでした。何も変えていません。',
      'no-remedy': 'この違いに、ここでできることはありません。',
      error: 'いま処理できませんでした。もう一度お試しください。',
    },
  },
  {
    title: 'Reconciliation',
    done: (when: string, here: string, there: string) =>
      `Finished ${when}: ${here} active and disabled tokens here compared with ${there} listed at Smartpay.`,
    compares: 'Smartpay lists only active and disabled tokens; all others are not compared.',
    differences: (n: number) => `${n} ${n === 1 ? 'difference' : 'differences'}`,
    stays: 'Neither side is changed until you choose an action below.',
    first: (n: number) => `The first ${n} are shown.`,
    never: 'Not compared yet. A scheduled job compares once a day.',
    failed: 'Smartpay did not answer the last comparison.',
    again: 'Compare now',
    groups: {
      'unknown-here': 'At Smartpay, not here',
      'not-there': 'Here, not at Smartpay',
      'other-state': 'Different status',
    },
    id: 'ID',
    there: 'At Smartpay',
    here: 'Here',
    about: 'Affected subscriptions',
    remedy: 'Fix',
    none: 'none',
    remedies: {
      'disable-there': 'Disable at Smartpay',
      'take-deleted': 'Update here: deleted',
      'take-active': 'Update here: active',
      'take-disabled': 'Update here: disabled',
    },
    stops: (n: number, sum: string) =>
      `${n} ${n === 1 ? 'subscription' : 'subscriptions'} (${sum} not charged yet) can no longer be charged`,
    resumes: (n: number, sum: string) =>
      `${n} ${n === 1 ? 'subscription' : 'subscriptions'} (${sum} not charged yet) can be charged again`,
    begins: 'The signup completes, and its subscription starts unless it has already',
    stopsThere: 'Nobody can charge this token at Smartpay any more',
    harmless: 'It is not used for charges. Delete it in Smartpay’s dashboard if nothing needs it',
    foreign:
      'It names no signup of this shop and may belong to something else on the same account. If nothing needs it, disable it in Smartpay’s dashboard.',
    doubtful:
      'Just as many of our tokens are missing at Smartpay: a key or APP_SECRET may be wrong. Check those first.',
    next: (day: string, sum: string) => `next charge ${day} ${sum}`,
    uncharged: (day: string, sum: string) => `${sum} of ${day} not charged yet`,
    fromSignup: 'View signup',
    agree: 'All tokens match on both sides.',
    fixedAll: 'All differences found have been fixed.',
    log: 'Fixes are recorded in the audit log.',
    usedBy: (n: number) => `${n} ${n === 1 ? 'subscription' : 'subscriptions'}`,
    unused: 'no subscription',
    notOurs: 'Not a signup of this shop',
    flash: {
      compared: 'Compared with Smartpay.',
      comparing: 'The comparison is still running. Its result appears here when it is complete.',
      'compare-failed': 'Smartpay did not answer. The last result is still shown.',
      mended: 'Checked with Smartpay and fixed.',
      suspected:
        'Smartpay says that it does not know this token. If it says so again, at least an hour from now, the token counts as deleted.',
      gone: 'This difference is gone: somebody fixed it or is fixing it.',
      silent: 'Smartpay could not be reached. Nothing was changed.',
      'no-remedy': 'This difference cannot be fixed here.',
      error: 'Something went wrong. Please try again.',
    },
  },
)

/** What an action here leads to: each has a sentence. */
export type ReconcileCode = keyof (typeof reconcileWords)['ja']['flash']
