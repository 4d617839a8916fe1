/** The sentence for what the address says went wrong; nothing for anything else. */
export function problemSentence(
  sentences: Readonly<Record<string, string>>,
  problem: string | string[] | undefined,
): string | undefined {
  return typeof problem === 'string' && Object.hasOwn(sentences, problem)
    ? sentences[problem]
    : undefined
}
