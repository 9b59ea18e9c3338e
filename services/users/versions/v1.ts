import { olderVersion } from '#generated/users/v1/migrations.ts'
import { joinName, splitName } from '../name.ts'

/** Names as one text. */
export const v1 = olderVersion({
  schemas: {
    Contact: {
      response: ({ givenName, familyName, ...same }) => ({
        ...same,
        displayName: joinName({ givenName, familyName }),
      }),
    },
    Registration: {
      request: ({ displayName, ...same }) => ({ ...same, ...splitName(displayName) }),
    },
    User: {
      response: ({ givenName, familyName, ...same }) => ({
        ...same,
        displayName: joinName({ givenName, familyName }),
      }),
    },
    UserChange: {
      request: ({ displayName }) => (displayName === undefined ? {} : splitName(displayName)),
    },
  },
})
