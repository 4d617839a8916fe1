/** `warning`: it works, and is still not as it should be. */
export type Finding = { good: boolean; says: string; mend?: string; warning?: true }
