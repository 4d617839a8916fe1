type Town = { administrativeArea: string; locality: string }

/** Whether an address names another town than its postcode does, however wide or spaced. What is empty names none. */
export function isOtherTown(
  typed: Partial<Record<keyof Town, string | undefined>>,
  town: Town,
): boolean {
  const differs = (text: string | undefined, name: string) =>
    Boolean(text) && text?.normalize('NFKC').replace(/\s/g, '') !== name
  return (
    differs(typed.administrativeArea, town.administrativeArea) ||
    differs(typed.locality, town.locality)
  )
}
