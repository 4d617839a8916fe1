import { dictionary } from '../locale.ts'

/** Why a signup stands where it stands, and when Smartpay was and will be asked about it. */
export const explainedWords = dictionary(
  {
    explain: {
      erased: '個人情報は消去されました。残っているのは、いつ何が起きたかだけです。',
      typing: '入力の途中です。確認画面まで進んでいません。何も請求されていません。',
      'not-confirmed':
        '入力は終わっていますが、確定のボタンは押されていません。Smartpayにはまだ何も送っていません。',
      sending: 'Smartpayに送っています。返事がなければ、見回りが同じ鍵で送り直します。',
      'send-failed':
        'Smartpayの返事がまだありません。見回りが同じ鍵で送り直します。二重には申し込まれません。',
      silent:
        'Smartpayで同意済みかどうか、まだ確かめられていません。お客さまは完了ページに戻っておらず、Smartpayからの知らせ（Webhook）も届いていません。',
      asked:
        '最後に確かめたとき、お客さまの同意はまだありませんでした。完了ページにも戻っていません。同意したとお客さまがおっしゃるときは、もう一度確かめてください。',
      'event-waiting': 'Smartpayから知らせが届いていますが、まだ反映されていません。',
      returned:
        'お客さまは完了ページまで戻っていますが、Smartpayはまだ「同意済み」と答えていません。',
      canceled:
        'お客さまはSmartpayの画面で取りやめました。何も請求されていません。あとから同意されたときは、完了になります。',
      abandoned:
        '7日のあいだ同意を確かめられず、途中離脱として扱っています。同意の知らせだけが届いていないこともあります。お客さまが同意したとおっしゃるときは、確かめてください。',
      declined:
        'Smartpayが承認しませんでした。理由は知らされません。銀行振込や代引きでのお申し込みはできます。',
      refused:
        'Smartpayがお申し込みの内容を受け付けませんでした。入力は新しい下書きに引き継がれています。',
      spare:
        '同意は済んでいますが、定期便はほかのトークンか別の方法で支払われています。このトークンは請求には使われません。',
      late: '承認が届いたのは、同意から7日を過ぎたあとでした。契約の日付が古いため、ご注文にはせず、トークンは予備としてお預かりしています。お客さまに確かめ、お申し込みの続きをご案内ください。',
      done: '同意が済み、定期便が始まっています。',
      'done-by-hand': '確定が済み、定期便が始まっています。お支払いは下の方法です。',
    },
    lastLook: (when: string) => `最後に確かめたのは${when}です。`,
    neverLooked: 'まだ一度も確かめていません。',
    nextLook: (when: string) => `次の見回りは${when}の予定です。`,
    noNextLook: '見回りの予定はありません。',
  },
  {
    explain: {
      erased: 'The personal details were erased. What is left is what happened when.',
      typing: 'Still typing: the confirmation was never reached. Nothing was charged.',
      'not-confirmed':
        'Everything is typed, but the confirm button was not pressed. Smartpay has heard nothing yet.',
      sending: 'Being sent to Smartpay. Without an answer the sweep sends it again, same key.',
      'send-failed':
        'Smartpay has not answered yet. The sweep sends it again with the same key, so nothing is signed up twice.',
      silent:
        'We do not know yet whether the shopper agreed at Smartpay: they did not come back to the success page, and no webhook has arrived.',
      asked:
        'When Smartpay was last asked, the shopper had not agreed yet, and they did not come back to the success page. If they say that they agreed, ask once more.',
      'event-waiting': 'Smartpay has told us something that was not worked through yet.',
      returned: 'The shopper came back to the success page, but Smartpay has not said yes so far.',
      canceled:
        'The shopper turned back at Smartpay. Nothing was charged. A later approval still completes it.',
      abandoned:
        'For 7 days no consent could be found, so it counts as abandoned. It may be that only the news of it was lost: if the shopper says that they agreed, ask Smartpay.',
      declined:
        'Smartpay did not approve it, and gives no reason. Bank transfer and cash on delivery remain open.',
      refused:
        'Smartpay did not accept the details. A new draft with everything typed has taken over.',
      spare:
        'The shopper agreed, but the subscription is paid by another token or in another way. This token is not charged.',
      late: 'The approval came more than 7 days after the agreement. Its dates are too old, so no order was made and the token is kept as a spare. Ask the shopper, and send them the link to go on.',
      done: 'The shopper agreed, and the subscription has begun.',
      'done-by-hand': 'Confirmed, and the subscription has begun. It is paid as shown below.',
    },
    lastLook: (when: string) => `Smartpay was last asked ${when}.`,
    neverLooked: 'Smartpay was not asked yet.',
    nextLook: (when: string) => `The sweep looks next ${when}.`,
    noNextLook: 'The sweep does not look any more.',
  },
)
