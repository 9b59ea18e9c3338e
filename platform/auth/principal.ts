/** The authenticated caller, as a security verifier established it. */
export interface Principal {
  /** The user's id, or the name of a service. */
  id: string
  kind: 'user' | 'service'
  /** Roles, or scopes of OAuth 2.0: compared with the contract's `security: [{bearer: [admin]}]`. */
  roles: readonly string[]
  /**
   * When the credentials expire, in milliseconds since 1970; event streams end then. Absent for those that do not
   * expire.
   */
  expiresAtMs?: number
  /** Claims of the token that only the issuing service reads, such as the session's id. */
  claims: Readonly<Record<string, unknown>>
}

/** What a verifier returns: a principal, or the parts of one that differ from a user without roles. */
export type Identity = Pick<Principal, 'id'> & Partial<Principal>

export const principalOf = (identity: Identity): Principal =>
  identity.kind && identity.roles && identity.claims
    ? (identity as Principal)
    : { kind: 'user', roles: [], claims: {}, ...identity }
