import { dictionary } from '#lib/i18n/locale.ts'

/** Words of the mails about how a subscription goes on or ends. */
export const subscriptionMailWords = dictionary(
  {
    subscriptionCanceled: {
      subject: (plan: string) => `定期便を解約しました（${plan}）`,
      preheader: 'この先のご注文と請求はありません。',
      title: '定期便を解約しました',
      lead: (plan: string, date: string) => `${date}に「${plan}」を解約しました。`,
      nothing: 'この先のご注文、お届け、請求はありません。',
      instalments:
        'これまでのご注文の分割払いは、Smartpayのお約束どおりに続きます。Smartpayの画面でご確認いただけます。',
      late: '行き違いでお支払いいただいたときは、お返しします。お手数ですが、このメールにご返信ください。',
      again: 'またお申し込みいただくときは、お店のページからお進みください。',
    },
    agreementSpare: {
      subject: (plan: string) => `Smartpayの同意をお預かりしています（${plan}）`,
      preheader: 'この同意では、何も請求されません。',
      title: 'Smartpayの同意をお預かりしています',
      lead: (plan: string, paymentMethod: string, date: string) =>
        `「${plan}」のお支払いには、${paymentMethod}を選ばれています。そのあと、${date}にSmartpayでの同意が届きました。`,
      state: 'いまの状態',
      unchanged: (paymentMethod: string) => `${paymentMethod}のまま、変わりません`,
      kept: '予備としてお預かりしています',
      charge: 'この同意では、何も請求されません',
      decide:
        'この同意をどうするかは、下のページでお決めいただけます。お決めになるまで、何も変わりません。',
      button: '同意をどうするか決める',
    },
    agreementUnused: {
      subject: (plan: string) => `Smartpayの同意は使われません（${plan}）`,
      title: 'Smartpayの同意は使われません',
      lead: (plan: string, date: string) =>
        `「${plan}」の定期便は終わっています。${date}のSmartpayでの同意は、お支払いには使いません。`,
      nothing: 'お手続きは必要ありません。',
    },
    paymentMethodChanged: {
      subject: (plan: string) => `お支払いがSmartpayに変わりました（${plan}）`,
      title: 'お支払いがSmartpayに変わりました',
      lead: (plan: string, paymentMethod: string) =>
        `「${plan}」のお支払いを、${paymentMethod}からSmartpayに変更しました。`,
      from: {
        waiting: 'いまお支払い待ちのご注文から、Smartpayでのお支払いになります。',
        next: '次のご注文から、Smartpayでのお支払いになります。',
      },
      waiting: 'Smartpayでのお支払いに変わったご注文',
      atTheDoor: 'お届けのときにお支払いいただくご注文',
      noTransfer:
        'お振り込みのご案内をお送りしたご注文も、Smartpayでのお支払いになります。お振り込みは不要です。すでにお振り込みのときは、このメールにご返信ください。',
      checked: 'ご注文は、そのつどSmartpayの審査のあとに確定します。手数料と利息は0円です。',
    },
    tokenChanged: {
      subject: (plan: string) => `Smartpayの同意を切り替えました（${plan}）`,
      title: 'Smartpayの同意を切り替えました',
      lead: (plan: string, date: string) =>
        `「${plan}」のこれからの請求には、${date}にいただいたSmartpayの同意を使います。`,
      waiting: 'お支払い待ちのご注文',
    },
  },
  {
    subscriptionCanceled: {
      subject: (plan: string) => `Your subscription is canceled: ${plan}`,
      preheader: 'There are no further orders or charges.',
      title: 'Your subscription is canceled',
      lead: (plan: string, date: string) => `We canceled ${plan} on ${date}.`,
      nothing: 'Nothing more is ordered, delivered or charged.',
      instalments:
        'The parts of orders that you have received are still paid as agreed with Smartpay; you see them there.',
      late: 'If you have paid in the meantime, we pay it back. Please reply to this message.',
      again: 'You can subscribe again at our shop whenever you like.',
    },
    agreementSpare: {
      subject: (plan: string) => `We keep your Smartpay agreement as a spare: ${plan}`,
      preheader: 'Nothing is charged by this agreement.',
      title: 'We keep your Smartpay agreement as a spare',
      lead: (plan: string, paymentMethod: string, date: string) =>
        `You chose to pay for ${plan} another way (${paymentMethod}). After that, on ${date}, an agreement at Smartpay arrived.`,
      state: 'Right now',
      unchanged: (paymentMethod: string) => `${paymentMethod}, as before`,
      kept: 'Kept as a spare',
      charge: 'Nothing is charged by it',
      decide:
        'What becomes of this agreement is yours to decide, on the page below. Until you do, nothing changes.',
      button: 'Decide about the agreement',
    },
    agreementUnused: {
      subject: (plan: string) => `Your Smartpay agreement is not used: ${plan}`,
      title: 'Your Smartpay agreement is not used',
      lead: (plan: string, date: string) =>
        `Your subscription to ${plan} has ended. Your agreement at Smartpay of ${date} pays for nothing.`,
      nothing: 'There is nothing for you to do.',
    },
    paymentMethodChanged: {
      subject: (plan: string) => `You now pay by Smartpay: ${plan}`,
      title: 'You now pay by Smartpay',
      lead: (plan: string, paymentMethod: string) =>
        `We changed how you pay for ${plan}. Until now: ${paymentMethod}. From now on: Smartpay.`,
      from: {
        waiting: 'It begins with what is still to be paid.',
        next: 'It begins with the next order.',
      },
      waiting: 'Orders now paid by Smartpay',
      atTheDoor: 'Still paid on delivery',
      noTransfer:
        'If we asked you for a transfer that you have not made, please do not make it: that order is paid by Smartpay, too. If you have made it, simply reply to this message.',
      checked: 'Smartpay checks each order before it is final. There is no fee and no interest.',
    },
    tokenChanged: {
      subject: (plan: string) => `Another Smartpay agreement pays now: ${plan}`,
      title: 'Another Smartpay agreement pays now',
      lead: (plan: string, date: string) =>
        `From the next charge on, ${plan} is paid by your Smartpay agreement of ${date}.`,
      waiting: 'Orders still to be paid',
    },
  },
)
