// Written by `npm run generate` from openapi/. Do not edit.
import { ApiError, createClient, mergeSetup, OPERATIONS, } from './client.js';
export * from './client.js';
export function createShopClient(config = {}) {
    const defaults = { serverUrl: '/', ...{ clientHeader: false, timeout: 30_000, retry: { retries: 2, retryDelay: 200 } } };
    return createClient(OPERATIONS, mergeSetup({ config: defaults }, config));
}
export function problemOf(error) {
    if (!(error instanceof ApiError) || typeof error.body !== 'object' || error.body === null)
        return undefined;
    return 'code' in error.body && 'status' in error.body ? error.body : undefined;
}
