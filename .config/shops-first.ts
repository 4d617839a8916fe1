import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** The tests of commands start whole shops and take longest: begun last, one would run alone at the end. */
export class ShopsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isCommand = ({ moduleId }: TestSpecification) => moduleId.includes('/lib/cli/')
    return [...sorted.filter(isCommand), ...sorted.filter((file) => !isCommand(file))]
  }
}
