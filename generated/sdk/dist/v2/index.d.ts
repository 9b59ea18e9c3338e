// Written by `npm run generate` from openapi/. Do not edit.
import { type Client, type ClientConfig, type OperationContext, type OperationId, type OperationPath, type OperationTag, type Ops, type Problem } from './client.js';
export * from './client.js';
/** The operation of a call, as middleware receives it. */
export type ShopOperation = OperationContext<OperationId, OperationPath, OperationTag>;
/** A method for each operation. */
export type ShopClient = Client<Ops, ShopOperation>;
/**
 * Creates a client with its own credentials and settings. Reads, and changes that can be repeated without harm, are tried
 * up to three times; each attempt has 30 seconds.
 *
 * @param config `serverUrl` is the URL of the gateway. A page that the gateway serves can omit it
 * @throws TypeError without `serverUrl` outside of a browser
 */
export declare function createShopClient(config?: ClientConfig<ShopOperation>): ShopClient;
/**
 * The problem (RFC 9457) of an error response: `code` is stable and meant for programs, `errors` lists the fields that
 * are not valid. Undefined for other errors, such as a failed connection.
 */
export declare function problemOf(error: unknown): Problem | undefined;
import type { SessionTokens } from './client.js';
/** Tokens as `logIn` and `refreshSession` return them. */
export type Tokens = Pick<SessionTokens, 'accessToken' | 'refreshToken' | 'expiresIn'>;
/** A session that a client sends with each call. */
export interface Session {
    /** The current access token; refreshed first if it is about to expire. */
    accessToken(): Promise<string>;
}
/**
 * Sends the tokens of a session with every call, and refreshes them shortly before they expire. A refresh token works
 * once, so calls that need a refresh at the same time share one.
 *
 * @param tokens the result of `logIn` or of the last refresh
 * @param onRefresh called with the new tokens, to store them
 * @throws ApiError from calls, when the session has ended: log in again
 */
export declare function keepSession(shop: ShopClient, tokens: Tokens, onRefresh?: (tokens: Tokens) => void | Promise<void>): Session;
