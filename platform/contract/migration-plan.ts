/** Where a value has parts that differ between two versions, and which function converts each. */
export interface Places {
  /** The schema whose function converts the value. */
  call?: string
  /** The schema whose places the value has. */
  at?: string
  properties?: Readonly<Record<string, Places>>
  /** Of an array. */
  items?: Places
  /** Of `additionalProperties`. */
  entries?: Places
}

/** By media type: of a body, or of each item of a stream. */
export type ContentPlaces = Readonly<Record<string, Places>>

/** How one operation of the older version is served by one of the newer version. */
export interface OperationPlan {
  /** The id of the newer operation. */
  successor: string
  /** It has a function of its own for the request, the response, or problems. */
  own: readonly ('request' | 'response' | 'problem')[]
  /** The newer version has other rules for the request: it is validated again, which sets its defaults. */
  checks: boolean
  request?: ContentPlaces
  /** Parameters with schemas that differ, by where the handler finds them. */
  parameters?: Readonly<Partial<Record<'params' | 'query' | 'headers' | 'cookies', Places>>>
  /** By status as written. */
  responses?: Readonly<Record<string, ContentPlaces>>
  /** The schemas whose functions convert its problems, by status as written. */
  problems?: Readonly<Record<string, string>>
}

/** What differs between a version and the next one, as far as the older one needs it. Written by `npm run generate`. */
export interface MigrationPlan {
  /** By the id of the older operation; null for one that the newer version does not have. */
  operations: Readonly<Record<string, OperationPlan | null>>
  /** Places of schemas that have no function of their own, by direction. */
  schemas: Readonly<Record<'request' | 'response', Readonly<Record<string, Places>>>>
  /** The schemas that have a function, by direction; `problem`: as problems in responses. */
  functions: Readonly<Record<'request' | 'response' | 'problem', readonly string[]>>
  /** By the type of the newer event: the older type, and where its data differs. `own`: a function converts it. */
  events: Readonly<Record<string, { type: string; own?: true; data?: Places }>>
}
