/** `npm run test:full` plays the whole matrix; `npm test` a part of it that meets each language, scheme and width. */
export const isWhole = Boolean(process.env.TEST_FULL)

const schemes = ['light', 'dark'] as const
const ends = [390, 1280] as const

/** In which a page is looked at. */
export const looks = schemes
  .flatMap((colorScheme) => ends.map((width) => ({ colorScheme, width })))
  .filter(({ colorScheme, width }) => isWhole || (colorScheme === 'light') === (width === 390))
