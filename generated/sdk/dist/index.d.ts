// Written by `npm run generate` from openapi/. Do not edit.
import { type Client, type ClientConfig, type OperationContext, type OperationId, type OperationPath, type OperationTag, type Ops, type Problem } from './client.js';
export * from './client.js';
/** What middleware sees of the operation that is called. */
export type ShopOperation = OperationContext<OperationId, OperationPath, OperationTag>;
/** A method for each operation. */
export type ShopClient = Client<Ops, ShopOperation>;
/**
 * A client with credentials and settings of its own. Reads, and changes that can be repeated without harm, are tried
 * up to three times; each attempt has 30 seconds.
 *
 * @param config `serverUrl` is the gateway's address; in a browser it may be left out when the page comes from there
 */
export declare function createShopClient(config?: ClientConfig<ShopOperation>): ShopClient;
/**
 * Why the API refused a call (RFC 9457): `code` is stable and made for programs, `errors` says which fields are
 * wrong. Undefined for anything that isn't a refusal, such as a connection that failed.
 */
export declare function problemOf(error: unknown): Problem | undefined;
