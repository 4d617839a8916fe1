import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** The tests of commands start whole shops, and races are played by the hundred: begun last, one would run alone at the end. */
export class ShopsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) =>
      moduleId.includes('/lib/cli/') || moduleId.includes('/charging/races')
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}
