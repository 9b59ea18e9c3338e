import type { Approval } from '#compiler/diff/approvals.ts'
import type { Change } from '#compiler/diff/change.ts'

/** A change of one of the contracts. */
export type ContractChange = Change & { contract: string; approved: Approval | undefined }
