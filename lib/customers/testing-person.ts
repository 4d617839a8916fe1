/** What somebody fills in who makes no mistake. */
export const typedDetails = {
  emailAddress: 'hanako@example.jp',
  lastName: '山田',
  firstName: '花子',
  lastNameKana: 'ヤマダ',
  firstNameKana: 'ハナコ',
  postalCode: '105-0011',
  administrativeArea: '東京都',
  locality: '港区',
  line1: '芝公園4-2-8',
  phoneNumber: '090-1234-5678',
}
