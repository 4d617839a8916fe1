import fc from 'fast-check'

/** Whether a property holds is all that is asked; to look for its smallest counterexample takes longer than everything else. */
fc.configureGlobal({ endOnFailure: true })
