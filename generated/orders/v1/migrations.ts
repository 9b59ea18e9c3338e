// Written by `npm run generate` from openapi/orders/v1.yaml and openapi/orders/v2.yaml. Do not edit.
import type { MigrationPlan } from '#platform/versions/migration-plan.ts'
import type { OlderVersion } from '#platform/versions/older-version.ts'
import { contract as newer } from '../v2/contract.ts'
import type { components as NewComponents } from '../v2/types.ts'
import { contract } from './contract.ts'
import { eventValidators } from './events.ts'
import type { components as OldComponents } from './types.ts'

type Old = OldComponents['schemas']
type New = NewComponents['schemas']

/** What v1 needs to be served by the handlers of v2: one function for each difference. */
export interface Migrations {
  /** By schema: its values in requests to the newer form, and those in responses to the older one. */
  schemas: {
    "OrderStatus": {
      request: (value: Old["OrderStatus"]) => New["OrderStatus"]
      response: (value: New["OrderStatus"]) => Old["OrderStatus"]
    }
    "OrderSummaryPage": {
      response: (value: New["OrderSummaryPage"]) => Old["OrderSummaryPage"]
    }
    "PaymentMethod": {
      request: (value: Old["PaymentMethod"]) => New["PaymentMethod"]
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
    ]
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
