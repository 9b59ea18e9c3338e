// Written by `npm run generate` from openapi/orders/v1.yaml and openapi/orders/v2.yaml. Do not edit.
import type { MigrationPlan } from '#platform/contract/migration-plan.ts'
import type { OlderVersion } from '#platform/versions/older-version.ts'
import { contract as newer } from '../v2/contract.ts'
import type { components as NewComponents } from '../v2/types.ts'
import { contract } from './contract.ts'
import { eventValidators } from './events.ts'
import type { components as OldComponents } from './types.ts'

type OldSchemas = OldComponents['schemas']
type NewSchemas = NewComponents['schemas']

/** What v1 needs to be served by the handlers of v2: one function for each difference. */
export interface Migrations {
  /** By schema: its values in requests to the newer form, those in responses and problems to the older one. */
  schemas: {
    "OrderStatus": {
      /**
       * - a value of the list was removed: `"pending"` is nothing.
       * - a value of the list was removed: `"needs-attention"` is nothing.
       */
      request: (value: OldSchemas["OrderStatus"]) => NewSchemas["OrderStatus"]
      /**
       * - a value was added to the list: nothing is `"processing"`.
       * - a value was added to the list: nothing is `"on-hold"`.
       */
      response: (value: NewSchemas["OrderStatus"]) => OldSchemas["OrderStatus"]
    }
    "OrderSummaryPage": {
      /**
       * - nextCursor: a property was removed.
       */
      response: (value: NewSchemas["OrderSummaryPage"]) => OldSchemas["OrderSummaryPage"]
    }
    "PaymentMethod": {
      /**
       * - an alternative of `oneOf` or `anyOf` was removed: `"string"`.
       */
      request: (value: OldSchemas["PaymentMethod"]) => NewSchemas["PaymentMethod"]
    }
  }
}

const plan: MigrationPlan = {
  "operations": {
    "listOrders": {
      "successor": "listOrders",
      "own": [],
      "checks": true,
      "parameters": {
        "query": {
          "properties": {
            "status": {
              "call": "OrderStatus"
            }
          }
        }
      },
      "responses": {
        "200": {
          "application/json": {
            "call": "OrderSummaryPage"
          }
        }
      }
    },
    "placeOrder": {
      "successor": "placeOrder",
      "own": [],
      "checks": true,
      "request": {
        "application/json": {
          "at": "NewOrder"
        }
      },
      "responses": {
        "202": {
          "application/json": {
            "at": "Order"
          }
        }
      }
    },
    "getOrder": {
      "successor": "getOrder",
      "own": [],
      "checks": false,
      "responses": {
        "200": {
          "application/json": {
            "at": "Order"
          }
        }
      }
    },
    "cancelOrder": {
      "successor": "cancelOrder",
      "own": [],
      "checks": false,
      "responses": {
        "202": {
          "application/json": {
            "at": "Order"
          }
        }
      }
    },
    "resumeOrder": {
      "successor": "resumeOrder",
      "own": [],
      "checks": false,
      "responses": {
        "202": {
          "application/json": {
            "at": "Order"
          }
        }
      }
    },
    "streamOrderEvents": {
      "successor": "streamOrderEvents",
      "own": [],
      "checks": false,
      "responses": {
        "200": {
          "text/event-stream": {
            "at": "OrderEvent"
          }
        }
      }
    }
  },
  "schemas": {
    "request": {
      "NewOrder": {
        "properties": {
          "paymentMethod": {
            "call": "PaymentMethod"
          }
        }
      }
    },
    "response": {
      "Order": {
        "properties": {
          "status": {
            "call": "OrderStatus"
          }
        }
      },
      "OrderEvent": {
        "properties": {
          "status": {
            "call": "OrderStatus"
          }
        }
      },
      "OrderResumedData": {
        "properties": {
          "status": {
            "call": "OrderStatus"
          }
        }
      }
    }
  },
  "functions": {
    "request": [
      "OrderStatus",
      "PaymentMethod"
    ],
    "response": [
      "OrderStatus",
      "OrderSummaryPage"
    ],
    "problem": []
  },
  "events": {
    "orders.order-resumed.v2": {
      "type": "orders.order-resumed.v1",
      "data": {
        "at": "OrderResumedData"
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
