// Written by `npm run generate` from openapi/. Do not edit.
import { ApiError, createClient, mergeSetup, OPERATIONS, } from './client.js';
export * from './client.js';
const namesOperation = {
    onError: (error, { operation }) => {
        error.message = error.message.replace(/^Request/, operation.id);
        return error;
    },
};
const namesClient = {
    onRequest: ({ headers }) => {
        if (typeof document !== 'undefined' || 'User-Agent' in headers || 'user-agent' in headers)
            return;
        headers['User-Agent'] = 'charter-shop-sdk/1.0.0';
    },
};
export function createShopClient(config = {}) {
    if (config.serverUrl === undefined && typeof document === 'undefined')
        throw new TypeError("createShopClient needs a serverUrl outside of a browser: { serverUrl: 'http://localhost:8080' }");
    const defaults = { serverUrl: '/', ...{ clientHeader: false, timeout: 30_000, retry: { retries: 2, retryDelay: 200 } } };
    return createClient(OPERATIONS, mergeSetup({ config: defaults, middleware: [namesOperation, namesClient] }, config));
}
export function problemOf(error) {
    if (!(error instanceof ApiError) || typeof error.body !== 'object' || error.body === null)
        return undefined;
    return 'code' in error.body && 'status' in error.body ? error.body : undefined;
}
export function keepSession(shop, tokens, onRefresh = () => { }) {
    let current = tokens;
    let expiresAt = Date.now() + tokens.expiresIn * 1000;
    let refreshing;
    const refresh = async () => {
        const next = await shop.refreshSession({ body: { refreshToken: current.refreshToken } });
        current = next;
        expiresAt = Date.now() + next.expiresIn * 1000;
        await onRefresh(next);
    };
    const accessToken = async () => {
        if (Date.now() > expiresAt - 30_000)
            await (refreshing ??= refresh().finally(() => (refreshing = undefined)));
        return current.accessToken;
    };
    shop.auth.bearer(accessToken);
    return { accessToken };
}
