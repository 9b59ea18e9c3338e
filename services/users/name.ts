/** A name in two parts; `familyName` is null where there is none. */
export interface Name {
  givenName: string
  familyName: string | null
}

/** The most characters of a whole name, in every version. */
export const MAX_NAME = 80

/**
 * A whole name in two parts: what follows the last space is the family name. A name without a space has none, nor has
 * one with several spaces at that place, so that `joinName` always gives the same text back.
 */
export function splitName(displayName: string): Name {
  const [, givenName, familyName] = /^(.*[^ ]) ([^ ]+)$/u.exec(displayName) ?? []
  return givenName !== undefined && familyName !== undefined
    ? { givenName, familyName }
    : { givenName: displayName, familyName: null }
}

export const joinName = ({ givenName, familyName }: Name): string =>
  familyName === null ? givenName : `${givenName} ${familyName}`

/** What the table has: the whole name, and the family name, which is empty for none. */
export const storedName = (name: Name) => ({ displayName: joinName(name), familyName: name.familyName ?? '' })

/**
 * The name of a row. A family name that is no end of the whole name is out of date: a release that did not know it has
 * changed the whole name.
 *
 * @param familyName null where no client has said how the name is split
 */
export function nameOf({
  displayName,
  familyName,
}: {
  displayName: string
  familyName: string | null
}): Name {
  if (familyName === '') return { givenName: displayName, familyName: null }
  if (familyName === null || !displayName.endsWith(` ${familyName}`)) return splitName(displayName)
  return { givenName: displayName.slice(0, -familyName.length - 1), familyName }
}
