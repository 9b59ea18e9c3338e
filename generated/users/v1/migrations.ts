// Written by `npm run generate` from openapi/users/v1.yaml and openapi/users/v2.yaml. Do not edit.
import type { MigrationPlan } from '#platform/contract/migration-plan.ts'
import type { OlderVersion } from '#platform/versions/older-version.ts'
import { contract as newer } from '../v2/contract.ts'
import type { components as NewComponents } from '../v2/types.ts'
import { contract } from './contract.ts'
import type { components as OldComponents } from './types.ts'

type OldSchemas = OldComponents['schemas']
type NewSchemas = NewComponents['schemas']

/** What v1 needs to be served by the handlers of v2: one function for each difference. */
export interface Migrations {
  /** By schema: its values in requests to the newer form, those in responses and problems to the older one. */
  schemas: {
    "Contact": {
      /**
       * - displayName: a property was removed.
       */
      response: (value: NewSchemas["Contact"]) => OldSchemas["Contact"]
    }
    "Registration": {
      /**
       * - displayName: a property was removed.
       * - givenName: a required property was added.
       */
      request: (value: OldSchemas["Registration"]) => NewSchemas["Registration"]
    }
    "User": {
      /**
       * - displayName: a property was removed.
       */
      response: (value: NewSchemas["User"]) => OldSchemas["User"]
    }
    "UserChange": {
      /**
       * - displayName: a property was removed.
       */
      request: (value: OldSchemas["UserChange"]) => NewSchemas["UserChange"]
    }
  }
}

const plan: MigrationPlan = {
  "operations": {
    "listUsers": {
      "successor": "listUsers",
      "own": [],
      "checks": false,
      "responses": {
        "200": {
          "application/json": {
            "at": "UserPage"
          }
        }
      }
    },
    "registerUser": {
      "successor": "registerUser",
      "own": [],
      "checks": true,
      "request": {
        "application/json": {
          "call": "Registration"
        }
      },
      "responses": {
        "201": {
          "application/json": {
            "call": "User"
          }
        }
      }
    },
    "getMe": {
      "successor": "getMe",
      "own": [],
      "checks": false,
      "responses": {
        "200": {
          "application/json": {
            "call": "User"
          }
        }
      }
    },
    "deleteMe": {
      "successor": "deleteMe",
      "own": [],
      "checks": false
    },
    "updateMe": {
      "successor": "updateMe",
      "own": [],
      "checks": true,
      "request": {
        "application/json": {
          "call": "UserChange"
        }
      },
      "responses": {
        "200": {
          "application/json": {
            "call": "User"
          }
        }
      }
    },
    "changePassword": {
      "successor": "changePassword",
      "own": [],
      "checks": false
    },
    "getUser": {
      "successor": "getUser",
      "own": [],
      "checks": false,
      "responses": {
        "200": {
          "application/json": {
            "call": "User"
          }
        }
      }
    },
    "setUserRole": {
      "successor": "setUserRole",
      "own": [],
      "checks": false,
      "responses": {
        "200": {
          "application/json": {
            "call": "User"
          }
        }
      }
    },
    "getUserContact": {
      "successor": "getUserContact",
      "own": [],
      "checks": false,
      "responses": {
        "200": {
          "application/json": {
            "call": "Contact"
          }
        }
      }
    },
    "logIn": {
      "successor": "logIn",
      "own": [],
      "checks": false
    },
    "refreshSession": {
      "successor": "refreshSession",
      "own": [],
      "checks": false
    },
    "getSession": {
      "successor": "getSession",
      "own": [],
      "checks": false
    },
    "logOut": {
      "successor": "logOut",
      "own": [],
      "checks": false
    },
    "getJwks": {
      "successor": "getJwks",
      "own": [],
      "checks": false
    },
    "issueServiceToken": {
      "successor": "issueServiceToken",
      "own": [],
      "checks": false
    }
  },
  "schemas": {
    "request": {},
    "response": {
      "UserPage": {
        "properties": {
          "items": {
            "items": {
              "call": "User"
            }
          }
        }
      }
    }
  },
  "functions": {
    "request": [
      "Registration",
      "UserChange"
    ],
    "response": [
      "Contact",
      "User"
    ],
    "problem": []
  },
  "events": {}
}

/** v1, served by the handlers of v2. */
export const olderVersion = (migrations: Migrations): OlderVersion => ({
  contract,
  newer,
  plan,
  migrations,
})
