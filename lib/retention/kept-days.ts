/** After how many days rows that nobody needs any more are deleted; the README names them. */
export const keptDays = {
  /**
   * Events that were dealt with, since they last came. Smartpay delivers again for three days: until long
   * after that a delivery meets the row of the first.
   */
  events: 90,
} as const
