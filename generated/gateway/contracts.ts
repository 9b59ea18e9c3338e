// Written by `npm run generate` from openapi/. Do not edit.
import type { Contract } from '#platform/contract/contract.ts'
import { contract as gatewayV1 } from '../gateway/v1/contract.ts'
import { contract as notificationsV1 } from '../notifications/v1/contract.ts'
import { contract as ordersV1 } from '../orders/v1/contract.ts'
import { contract as ordersV2 } from '../orders/v2/contract.ts'
import { contract as paymentsV1 } from '../payments/v1/contract.ts'
import { contract as productsV1 } from '../products/v1/contract.ts'
import { contract as productsV2 } from '../products/v2/contract.ts'
import { contract as shopWindowV1 } from '../shop-window/v1/contract.ts'
import { contract as usersV1 } from '../users/v1/contract.ts'
import { contract as usersV2 } from '../users/v2/contract.ts'

/** Every contract of the system: what the gateway's routes and documentation are derived from. */
export const contracts: readonly Contract[] = [gatewayV1, notificationsV1, ordersV1, ordersV2, paymentsV1, productsV1, productsV2, shopWindowV1, usersV1, usersV2]
