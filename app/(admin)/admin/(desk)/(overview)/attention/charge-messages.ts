import { dictionary } from '#lib/i18n/locale.ts'

/** Of what needs attention, orders that should have been collected from tokens and were not. */
export const attentionChargeWords = dictionary(
  {
    'paid-late': {
      title: '終わった請求への支払い',
      detail: 'Smartpayで支払われました。自動で返金します',
      nothing: '自動で返金できないときは残ります。Smartpayで返金し、定期便の画面で記録してください',
    },
    'charging-stopped': {
      title: 'すべての請求を停止中',
      detail: 'スタッフが止めたか、失敗が続いたため自動で止まりました',
      nothing: '自動で止まったときはしばらくして再開し、スタッフが止めたときは止まったままです',
    },
    'charging-not-enabled': {
      title: '本番の請求が許可されていない',
      detail: 'この環境では、npm run live:enable がまだ実行されていません',
      nothing: '注文は作りますが、請求はしません',
    },
    'charge-unsendable': {
      title: '送ることができない、これからの請求',
      detail: 'リハーサルで、内容に誤りのある請求が見つかりました',
      nothing: 'その日になっても送られず、注文は「請求できなかった注文」になります',
    },
    'charge-odd': {
      title: 'Smartpayで確認が必要な請求',
      detail: 'Smartpayの注文が、請求した内容と合いません',
      nothing: '結果を記録するまで、この注文は進みません。定期便の画面で記録してください',
    },
    'charge-unknown': {
      title: '結果のわからない請求',
      detail: 'Smartpayに送りましたが、返事を確認できていません',
      nothing: '二重にならないように送り直すか、照会で確認を続けます',
    },
    'refund-unknown': {
      title: '結果のわからない返金',
      detail: 'Smartpayに送りましたが、返事を確認できていません',
      nothing: '二重にならないように送り直すか、照会で確認を続けます',
    },
    'refund-failed': {
      title: 'できなかった返金',
      detail: 'Smartpayで返金できませんでした（この30日間）',
      nothing: 'お金は戻りません。理由は定期便の画面にあります。もう一度返金できます',
    },
    'charge-late': {
      title: '請求日を過ぎた注文',
      detail: '請求日が過ぎても、まだ請求していません',
      nothing: '妨げがなくなれば請求します。遅れすぎた注文はお休みになります',
    },
    'order-skipped': {
      title: '遅すぎて請求しなかった注文',
      detail: '請求できる期間のうちに、請求されませんでした（この7日間）',
      nothing: 'この回はお休みになりました。次の回から請求します',
    },
    'authorization-ending': {
      title: '承認の期限が近い、発送前の注文',
      detail: 'Smartpayの承認から7日のうちに発送しないと、承認がなくなります',
      nothing: '期限が過ぎると請求できなくなり、お店の決まりのとおり、あらためて承認を求めます',
    },
    'order-past-due': {
      title: '請求できなかった注文',
      detail: 'Smartpayが承認しなかったか、受け付けませんでした',
      nothing: 'お店の決まりのとおり再請求し、期間が過ぎると打ち切ります',
    },
  },
  {
    'paid-late': {
      title: 'Paid after the charge was over',
      detail: 'Paid at Smartpay; it is refunded automatically',
      nothing: 'If that fails it stays here: refund it at Smartpay, and record that on their page',
    },
    'charging-stopped': {
      title: 'All charging is stopped',
      detail: 'By staff, or automatically because too many charges failed',
      nothing: 'If it stopped automatically, it resumes after a while; else it stays stopped',
    },
    'charging-not-enabled': {
      title: 'Live charging is not enabled',
      detail: 'npm run live:enable was not run for this deployment',
      nothing: 'Orders are made, but not charged',
    },
    'charge-unsendable': {
      title: 'Coming charges that cannot be sent',
      detail: 'The rehearsal found that something is wrong with what they would send',
      nothing: 'They are not sent on their day, and their orders could not be charged',
    },
    'charge-odd': {
      title: 'Charges to check at Smartpay',
      detail: 'Smartpay’s order is not as it was asked for',
      nothing: 'The order waits until what you find is recorded on its page',
    },
    'charge-unknown': {
      title: 'Charges with unknown result',
      detail: 'Sent to Smartpay; the answer could not be confirmed',
      nothing: 'Sent again without charging twice, or looked up by its reference',
    },
    'refund-unknown': {
      title: 'Refunds without a result',
      detail: 'Sent to Smartpay, whose answer is not known',
      nothing: 'They are sent again or looked up, and never made twice',
    },
    'refund-failed': {
      title: 'Refunds that failed',
      detail: 'Smartpay did not make them (last 30 days)',
      nothing: 'Nothing goes back. The reason stands on their page; it can be tried again',
    },
    'charge-late': {
      title: 'Orders not charged on their day',
      detail: 'The day is over, and they were not charged',
      nothing: 'Charged once nothing stands against it; those too late are skipped',
    },
    'order-skipped': {
      title: 'Orders too late to be charged',
      detail: 'Not charged within the time allowed (last 7 days)',
      nothing: 'These cycles are skipped. The next ones are charged',
    },
    'authorization-ending': {
      title: 'Not shipped, and the approval ends soon',
      detail: 'Smartpay releases what is not shipped within 7 days of its approval',
      nothing: 'The approval ends, and Smartpay is asked again as the shop’s policy says',
    },
    'order-past-due': {
      title: 'Orders that could not be charged',
      detail: 'Smartpay declined or refused them',
      nothing: 'They are charged again as the shop’s policy says, then given up',
    },
  },
)
