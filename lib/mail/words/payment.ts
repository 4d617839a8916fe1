import { dictionary } from '#lib/i18n/locale.ts'

/** Words of the mails about what is paid offline: asked for, late, received, skipped. */
export const paymentMailWords = dictionary(
  {
    payment: {
      subject: (plan: string, cycle: string) => `お支払いのご案内（${plan}・${cycle}）`,
      title: 'お支払いのご案内',
      lead: (plan: string, cycle: string) =>
        `「${plan}」${cycle}のお支払いについて、ご案内します。`,
      breakdown: '金額の内訳',
      order: 'ご注文（税込・送料込み）',
      transferFee: '振込の事務手数料',
      deliveryFee: '代引き手数料',
      total: '合計',
      transferSum: 'お振込の金額',
      transferBy: (date: string) => `${date}までにお願いします`,
      account: 'お振込先',
      accountTypes: { ordinary: '普通', checking: '当座' },
      steps: 'お振込の手順',
      transfer: (sum: string, date: string) => `${date}までに、${sum}をお振り込みください。`,
      reference: (reference: string) =>
        `お振込人名は、お名前の前に「${reference}」を付けてください。`,
      payerName: (reference: string, lastName: string, firstName: string) =>
        `${reference} ${lastName} ${firstName}`,
      afterwards: 'ご入金を確認したら、メールでお知らせし、商品を発送します。',
      bankFee: 'このほかに、ご利用の銀行の振込手数料がかかることがあります。',
      unpaidTitle: 'ご入金がないとき',
      unpaid: (date: string) =>
        `${date}までにご入金を確認できないときは、この回のお届けをお休みにします。お支払いは要りません。`,
      deliverySum: 'お届けのときのお支払い',
      deliveryOn: (date: string) => `${date}ごろのお届けです`,
      carrier: '配達員（配送会社）',
      carrierText: '商品と引き換えに、配達員にお支払いください。前もってのお手続きは要りません。',
      notTakenTitle: 'お受け取りがないとき',
      notTaken: (date: string) =>
        `${date}ごろのお届けをお受け取りいただけないときは、この回をお休みにします。`,
    },
    paymentReminder: {
      subject: (plan: string, cycle: string) =>
        `お支払いの期限が近づいています（${plan}・${cycle}）`,
      title: 'お支払いの期限が近づいています',
      lead: (plan: string, cycle: string) =>
        `「${plan}」${cycle}のご入金を、まだ確認できていません。`,
      crossed: 'このメールと行き違いでお振り込みいただいていましたら、ご容赦ください。',
    },
    paymentReceived: {
      subject: (plan: string, cycle: string) => `ご入金を確認しました（${plan}・${cycle}）`,
      title: 'ご入金を確認しました',
      lead: (plan: string, cycle: string) =>
        `「${plan}」${cycle}のお支払いを確認しました。ありがとうございます。`,
      sum: 'お支払いいただいた金額',
      detail: (date: string) => `${date}に確認しました`,
      next: 'このあとのこと',
    },
    orderExpired: {
      subject: (plan: string, cycle: string) => `今回はお休みにしました（${plan}・${cycle}）`,
      preheader: 'この回のお支払いは要りません。',
      title: '今回のお届けをお休みにしました',
      lead: (plan: string, cycle: string, date: string) =>
        `期限の${date}までにご入金を確認できなかったため、「${plan}」${cycle}をお休みにしました。`,
      nothing: 'この回のお支払いは要りません。',
      late: '期限のあとにお振り込みいただいたときは、お手数ですが、このメールにご返信ください。',
    },
  },
  {
    payment: {
      subject: (plan: string, cycle: string) => `How to pay: ${plan}, ${cycle}`,
      title: 'How to pay',
      lead: (plan: string, cycle: string) => `Here is how to pay for ${plan}, ${cycle}.`,
      breakdown: 'The amount',
      order: 'Order (tax and shipping included)',
      transferFee: 'Handling fee',
      deliveryFee: 'Cash-on-delivery fee',
      total: 'Total',
      transferSum: 'Amount to transfer',
      transferBy: (date: string) => `Please pay by ${date}`,
      account: 'Our account',
      accountTypes: { ordinary: 'Ordinary (普通)', checking: 'Checking (当座)' },
      steps: 'Step by step',
      transfer: (sum: string, date: string) => `Transfer ${sum} by ${date}.`,
      reference: (reference: string) =>
        `Put ${reference} before your name, as the name of the payer.`,
      payerName: (reference: string, lastName: string, firstName: string) =>
        `${reference} ${firstName} ${lastName}`,
      afterwards: 'When the payment arrives, we write to you and send your parcel.',
      bankFee: 'Your bank may charge a fee of its own for the transfer.',
      unpaidTitle: 'If no payment arrives',
      unpaid: (date: string) =>
        `If we see no payment by ${date}, we skip this delivery. You owe nothing for it.`,
      deliverySum: 'To pay at delivery',
      deliveryOn: (date: string) => `Arrives around ${date}`,
      carrier: 'The carrier',
      carrierText: 'Pay the carrier when the parcel arrives. There is nothing to do before.',
      notTakenTitle: 'If you cannot take the parcel',
      notTaken: (date: string) =>
        `If the parcel due around ${date} cannot be handed over, we skip this delivery.`,
    },
    paymentReminder: {
      subject: (plan: string, cycle: string) => `Payment is due soon: ${plan}, ${cycle}`,
      title: 'Payment is due soon',
      lead: (plan: string, cycle: string) =>
        `We have not seen a payment for ${plan}, ${cycle} yet.`,
      crossed: 'If you have already paid, our messages crossed: please ignore this one.',
    },
    paymentReceived: {
      subject: (plan: string, cycle: string) => `Payment received: ${plan}, ${cycle}`,
      title: 'Payment received',
      lead: (plan: string, cycle: string) =>
        `Thank you: your payment for ${plan}, ${cycle} has arrived.`,
      sum: 'You paid',
      detail: (date: string) => `Received on ${date}`,
      next: 'What happens next',
    },
    orderExpired: {
      subject: (plan: string, cycle: string) => `This delivery is skipped: ${plan}, ${cycle}`,
      preheader: 'You owe nothing for it.',
      title: 'This delivery is skipped',
      lead: (plan: string, cycle: string, date: string) =>
        `We saw no payment by ${date}, so we skipped ${plan}, ${cycle}.`,
      nothing: 'You owe nothing for it.',
      late: 'If you paid after that date, please reply to this message.',
    },
  },
)
