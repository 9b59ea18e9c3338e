// Written by `npm run generate` from openapi/products/v1.yaml and openapi/products/v2.yaml. Do not edit.
import type { MigrationPlan } from '#platform/contract/migration-plan.ts'
import type { OlderVersion, RequestConversion } from '#platform/versions/older-version.ts'
import { contract as newer } from '../v2/contract.ts'
import type { Handlers as New } from '../v2/handlers.ts'
import type { components as NewComponents } from '../v2/types.ts'
import { contract } from './contract.ts'
import { eventValidators } from './events.ts'
import type { Handlers as Old } from './handlers.ts'
import type { components as OldComponents } from './types.ts'

type OldSchemas = OldComponents['schemas']
type NewSchemas = NewComponents['schemas']

/** What v1 needs to be served by the handlers of v2: one function for each difference. */
export interface Migrations {
  /** By schema: its values in requests to the newer form, those in responses and problems to the older one. */
  schemas: {
    "Money": {
      /**
       * - amount: the type is another: `["integer"]` is `["string"]`.
       * - amount: `maxLength` was set or lowered: nothing is `11`.
       * - amount: a pattern was set: nothing is `"^(?:(?:0|[1-9][0-9]{0,6})\\.[0-9]{2}|10000000\\.00)$"`.
       */
      request: (value: OldSchemas["Money"]) => NewSchemas["Money"]
    }
    "Product": {
      /**
       * - stock: a property was removed.
       * - imageUrl: a property was removed.
       */
      response: (value: NewSchemas["Product"]) => OldSchemas["Product"]
    }
  }
  /** By operation. */
  operations: {
    "listProducts": {
      /**
       * - query parameter minPrice: the type is another: `["integer"]` is `["string"]`.
       * - query parameter minPrice: `maxLength` was set or lowered: nothing is `11`.
       * - query parameter minPrice: a pattern was set: nothing is `"^(?:(?:0|[1-9][0-9]{0,6})\\.[0-9]{2}|10000000\\.00)$"`.
       * - query parameter maxPrice: the type is another: `["integer"]` is `["string"]`.
       * - query parameter maxPrice: `maxLength` was set or lowered: nothing is `11`.
       * - query parameter maxPrice: a pattern was set: nothing is `"^(?:(?:0|[1-9][0-9]{0,6})\\.[0-9]{2}|10000000\\.00)$"`.
       */
      request: RequestConversion<Old["listProducts"], New["listProducts"]>
    }
  }
}

const plan: MigrationPlan = {
  "operations": {
    "listProducts": {
      "successor": "listProducts",
      "own": [
        "request"
      ],
      "checks": true,
      "responses": {
        "200": {
          "application/json": {
            "at": "ProductPage"
          }
        }
      }
    },
    "createProduct": {
      "successor": "createProduct",
      "own": [],
      "checks": true,
      "request": {
        "application/json": {
          "at": "NewProduct"
        }
      },
      "responses": {
        "201": {
          "application/json": {
            "call": "Product"
          }
        }
      }
    },
    "getProduct": {
      "successor": "getProduct",
      "own": [],
      "checks": false,
      "responses": {
        "200": {
          "application/json": {
            "call": "Product"
          }
        }
      }
    },
    "deleteProduct": {
      "successor": "deleteProduct",
      "own": [],
      "checks": false
    },
    "updateProduct": {
      "successor": "updateProduct",
      "own": [],
      "checks": true,
      "request": {
        "application/json": {
          "at": "ProductChange"
        }
      },
      "responses": {
        "200": {
          "application/json": {
            "call": "Product"
          }
        }
      }
    },
    "getProductImage": {
      "successor": "getProductImage",
      "own": [],
      "checks": false
    },
    "putProductImage": {
      "successor": "putProductImage",
      "own": [],
      "checks": false
    },
    "adjustStock": {
      "successor": "adjustStock",
      "own": [],
      "checks": false
    },
    "listCategories": {
      "successor": "listCategories",
      "own": [],
      "checks": false
    },
    "reserveStock": {
      "successor": "reserveStock",
      "own": [],
      "checks": false
    },
    "releaseReservation": {
      "successor": "releaseReservation",
      "own": [],
      "checks": false
    },
    "confirmReservation": {
      "successor": "confirmReservation",
      "own": [],
      "checks": false
    }
  },
  "schemas": {
    "request": {
      "NewProduct": {
        "properties": {
          "price": {
            "call": "Money"
          }
        }
      },
      "ProductChange": {
        "properties": {
          "price": {
            "call": "Money"
          }
        }
      }
    },
    "response": {
      "ProductPage": {
        "properties": {
          "items": {
            "items": {
              "call": "Product"
            }
          }
        }
      },
      "ProductChangedData": {
        "properties": {
          "product": {
            "call": "Product"
          }
        }
      }
    }
  },
  "functions": {
    "request": [
      "Money"
    ],
    "response": [
      "Product"
    ],
    "problem": []
  },
  "events": {
    "products.product-changed.v2": {
      "type": "products.product-changed.v1",
      "data": {
        "at": "ProductChangedData"
      }
    }
  }
}

/** v1, served by the handlers of v2. */
export const olderVersion = (migrations: Migrations): OlderVersion => ({
  contract,
  newer,
  plan,
  migrations,
  events: eventValidators,
})
