import { paths } from '#lib/paths.ts'

const subjectKinds = ['customer', 'subscription', 'signup'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** The page of what an action is about. */
export function subjectPath(kind: SubjectKind, id: string): string {
  return paths.admin[kind](id)
}

export function readSubjectKind(typed: string | undefined): SubjectKind {
  return subjectKinds.find((one) => one === typed) ?? 'customer'
}
