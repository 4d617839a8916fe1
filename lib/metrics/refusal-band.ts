/** Charges of a span of time that Smartpay decided, and those among them that it refused. */
export type Decided = { refused: number; decided: number }

/** Shares from 0 to 1. */
export type Band = { lower: number; upper: number }

/** With less than that, chance says more than any rule. */
const fewestDays = 7
const fewestDecided = 100
const fewestNow = 20
/** Three is what control charts take: of four hundred ordinary days about one is outside. */
const deviations = 3

/** Null: nothing was decided. */
export function refusalShare({ refused, decided }: Decided): number | null {
  return decided === 0 ? null : refused / decided
}

/**
 * Between which shares the refusals of `now` are as on the days before: the share of all those days, three standard deviations up
 * and down. A deviation has two parts: how much such days differ among themselves, and what chance alone does to as
 * few charges as there are now; and one charge more or less is never unusual. Null: there are too few of the one or the other to say.
 */
export function refusalBand(days: readonly Decided[], now: Decided): Band | null {
  const counting = days.filter(({ decided }) => decided > 0)
  const decided = sumOf(counting, (day) => day.decided)
  if (counting.length < fewestDays || decided < fewestDecided || now.decided < fewestNow)
    return null
  const refused = sumOf(counting, (day) => day.refused)
  const share = refused / decided
  // Where nothing was ever refused, one is no alarm: as if one of each kind had been seen beside.
  const cautious = (refused + 1) / (decided + 2)
  const ofChance = cautious * (1 - cautious)
  const seen = sumOf(counting, (day) => day.decided * (day.refused / day.decided - share) ** 2)
  const ofDays = Math.max(0, (seen - ofChance * (counting.length - 1)) / decided)
  const width = deviations * Math.sqrt(ofDays + ofChance / now.decided) + 1 / now.decided
  return { lower: Math.max(0, share - width), upper: Math.min(1, share + width) }
}

function sumOf(days: readonly Decided[], of: (day: Decided) => number): number {
  return days.reduce((sum, day) => sum + of(day), 0)
}
