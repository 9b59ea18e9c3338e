// Written by `npm run generate` from openapi/. Do not edit.
export const Role = {
    customer: "customer",
    staff: "staff",
    admin: "admin"
};
export const StockReason = {
    received: "received",
    sold: "sold",
    returned: "returned",
    damaged: "damaged",
    counted: "counted"
};
export const PaymentStatus = {
    pending: "pending",
    authorized: "authorized",
    captured: "captured",
    voided: "voided",
    refunded: "refunded",
    failed: "failed"
};
export const Channel = {
    email: "email"
};
export const EndpointStatus = {
    enabled: "enabled",
    disabled: "disabled"
};
export const DeliveryStatus = {
    pending: "pending",
    delivered: "delivered",
    failed: "failed"
};
export const ReadinessStatus = {
    ready: "ready",
    degraded: "degraded",
    draining: "draining"
};
export const OPERATIONS = {
    listUsers: { id: "listUsers", method: "GET", path: "/api/v1/users", tags: ["Users: Administration"], params: [{ name: "q", in: "query" }, { name: "role", in: "query" }, { name: "sort", in: "query" }, { name: "cursor", in: "query" }, { name: "limit", in: "query" }, { name: "If-None-Match", in: "header" }], security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "etag", key: "etag", type: "string" }], pagination: { style: "cursor", param: "cursor", nextCursor: "/nextCursor", items: "/items" } },
    registerUser: { id: "registerUser", method: "POST", path: "/api/v1/users", tags: ["Users: Accounts"], body: { contentType: "application/json" }, responseHeaders: [{ name: "location", key: "location", type: "string" }, { name: "ratelimit", key: "ratelimit", type: "string" }, { name: "ratelimit-policy", key: "ratelimitPolicy", type: "string" }, { name: "etag", key: "etag", type: "string" }] },
    getMe: { id: "getMe", method: "GET", path: "/api/v1/users/me", tags: ["Users: Accounts"], params: [{ name: "If-None-Match", in: "header" }], security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "etag", key: "etag", type: "string" }] },
    deleteMe: { id: "deleteMe", method: "DELETE", path: "/api/v1/users/me", tags: ["Users: Accounts"], responseKind: "void", security: [[{ scheme: "bearer", kind: "bearer" }]] },
    updateMe: { id: "updateMe", method: "PATCH", path: "/api/v1/users/me", tags: ["Users: Accounts"], params: [{ name: "If-Match", in: "header" }], body: { contentType: "application/json" }, security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "etag", key: "etag", type: "string" }] },
    changePassword: { id: "changePassword", method: "PUT", path: "/api/v1/users/me/password", tags: ["Users: Accounts"], body: { contentType: "application/json" }, responseKind: "void", security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "ratelimit", key: "ratelimit", type: "string" }, { name: "ratelimit-policy", key: "ratelimitPolicy", type: "string" }] },
    getUser: { id: "getUser", method: "GET", path: "/api/v1/users/{userId}", tags: ["Users: Administration"], params: [{ name: "userId", in: "path" }, { name: "If-None-Match", in: "header" }], security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "etag", key: "etag", type: "string" }] },
    setUserRole: { id: "setUserRole", method: "PUT", path: "/api/v1/users/{userId}/role", tags: ["Users: Administration"], params: [{ name: "userId", in: "path" }], body: { contentType: "application/json" }, security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "etag", key: "etag", type: "string" }] },
    logIn: { id: "logIn", method: "POST", path: "/api/v1/sessions", tags: ["Users: Sessions"], body: { contentType: "application/json" }, responseHeaders: [{ name: "ratelimit", key: "ratelimit", type: "string" }, { name: "ratelimit-policy", key: "ratelimitPolicy", type: "string" }, { name: "cache-control", key: "cacheControl", type: "string" }] },
    refreshSession: { id: "refreshSession", method: "POST", path: "/api/v1/sessions/refresh", tags: ["Users: Sessions"], body: { contentType: "application/json" }, responseHeaders: [{ name: "cache-control", key: "cacheControl", type: "string" }] },
    getSession: { id: "getSession", method: "GET", path: "/api/v1/sessions/current", tags: ["Users: Sessions"], security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "cache-control", key: "cacheControl", type: "string" }] },
    logOut: { id: "logOut", method: "DELETE", path: "/api/v1/sessions/current", tags: ["Users: Sessions"], responseKind: "void", security: [[{ scheme: "bearer", kind: "bearer" }]] },
    getJwks: { id: "getJwks", method: "GET", path: "/api/v1/.well-known/jwks.json", tags: ["Users: Trust"], params: [{ name: "If-None-Match", in: "header" }], responseHeaders: [{ name: "cache-control", key: "cacheControl", type: "string" }, { name: "etag", key: "etag", type: "string" }] },
    listProducts: { id: "listProducts", method: "GET", path: "/api/v1/products", tags: ["Products: Catalogue"], params: [{ name: "q", in: "query" }, { name: "category", in: "query" }, { name: "minPrice", in: "query" }, { name: "maxPrice", in: "query" }, { name: "inStock", in: "query" }, { name: "sort", in: "query" }, { name: "cursor", in: "query" }, { name: "limit", in: "query" }, { name: "If-None-Match", in: "header" }], responseHeaders: [{ name: "ratelimit", key: "ratelimit", type: "string" }, { name: "ratelimit-policy", key: "ratelimitPolicy", type: "string" }, { name: "cache-control", key: "cacheControl", type: "string" }, { name: "etag", key: "etag", type: "string" }, { name: "deprecation", key: "deprecation", type: "string" }, { name: "sunset", key: "sunset", type: "string" }], pagination: { style: "cursor", param: "cursor", nextCursor: "/nextCursor", items: "/items" } },
    createProduct: { id: "createProduct", method: "POST", path: "/api/v1/products", tags: ["Products: Assortment"], body: { contentType: "application/json" }, security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "location", key: "location", type: "string" }, { name: "etag", key: "etag", type: "string" }, { name: "deprecation", key: "deprecation", type: "string" }, { name: "sunset", key: "sunset", type: "string" }] },
    getProduct: { id: "getProduct", method: "GET", path: "/api/v1/products/{productId}", tags: ["Products: Catalogue"], params: [{ name: "productId", in: "path" }, { name: "If-None-Match", in: "header" }], responseHeaders: [{ name: "cache-control", key: "cacheControl", type: "string" }, { name: "etag", key: "etag", type: "string" }, { name: "deprecation", key: "deprecation", type: "string" }, { name: "sunset", key: "sunset", type: "string" }] },
    deleteProduct: { id: "deleteProduct", method: "DELETE", path: "/api/v1/products/{productId}", tags: ["Products: Assortment"], params: [{ name: "productId", in: "path" }, { name: "If-Match", in: "header" }], responseKind: "void", security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "deprecation", key: "deprecation", type: "string" }, { name: "sunset", key: "sunset", type: "string" }] },
    updateProduct: { id: "updateProduct", method: "PATCH", path: "/api/v1/products/{productId}", tags: ["Products: Assortment"], params: [{ name: "productId", in: "path" }, { name: "If-Match", in: "header" }], body: { contentType: "application/json" }, security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "etag", key: "etag", type: "string" }, { name: "deprecation", key: "deprecation", type: "string" }, { name: "sunset", key: "sunset", type: "string" }] },
    getProductImage: { id: "getProductImage", method: "GET", path: "/api/v1/products/{productId}/image", tags: ["Products: Catalogue"], params: [{ name: "productId", in: "path" }, { name: "If-None-Match", in: "header" }], responseKind: "blob", responseHeaders: [{ name: "cache-control", key: "cacheControl", type: "string" }, { name: "cross-origin-resource-policy", key: "crossOriginResourcePolicy", type: "string" }, { name: "etag", key: "etag", type: "string" }, { name: "deprecation", key: "deprecation", type: "string" }, { name: "sunset", key: "sunset", type: "string" }] },
    putProductImage: { id: "putProductImage", method: "PUT", path: "/api/v1/products/{productId}/image", tags: ["Products: Assortment"], params: [{ name: "productId", in: "path" }], body: { contentType: "image/png" }, responseKind: "void", security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "etag", key: "etag", type: "string" }, { name: "deprecation", key: "deprecation", type: "string" }, { name: "sunset", key: "sunset", type: "string" }] },
    adjustStock: { id: "adjustStock", method: "POST", path: "/api/v1/products/{productId}/stock-adjustments", tags: ["Products: Stock"], params: [{ name: "productId", in: "path" }], body: { contentType: "application/json" }, security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "deprecation", key: "deprecation", type: "string" }, { name: "sunset", key: "sunset", type: "string" }] },
    listCategories: { id: "listCategories", method: "GET", path: "/api/v1/categories", tags: ["Products: Catalogue"], params: [{ name: "If-None-Match", in: "header" }], responseHeaders: [{ name: "cache-control", key: "cacheControl", type: "string" }, { name: "etag", key: "etag", type: "string" }, { name: "deprecation", key: "deprecation", type: "string" }, { name: "sunset", key: "sunset", type: "string" }] },
    listOrders: { id: "listOrders", method: "GET", path: "/api/v1/orders", tags: ["Orders"], params: [{ name: "status", in: "query" }, { name: "createdFrom", in: "query" }, { name: "createdBefore", in: "query" }, { name: "sort", in: "query" }, { name: "cursor", in: "query" }, { name: "limit", in: "query" }, { name: "If-None-Match", in: "header" }], security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "etag", key: "etag", type: "string" }], pagination: { style: "cursor", param: "cursor", nextCursor: "/nextCursor", items: "/items" } },
    placeOrder: { id: "placeOrder", method: "POST", path: "/api/v1/orders", tags: ["Orders"], params: [{ name: "Idempotency-Key", in: "header" }], body: { contentType: "application/json" }, security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "ratelimit", key: "ratelimit", type: "string" }, { name: "ratelimit-policy", key: "ratelimitPolicy", type: "string" }, { name: "location", key: "location", type: "string" }, { name: "idempotency-replayed", key: "idempotencyReplayed", type: "string" }] },
    getOrder: { id: "getOrder", method: "GET", path: "/api/v1/orders/{orderId}", tags: ["Orders"], params: [{ name: "orderId", in: "path" }, { name: "If-None-Match", in: "header" }], security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "etag", key: "etag", type: "string" }] },
    cancelOrder: { id: "cancelOrder", method: "POST", path: "/api/v1/orders/{orderId}/cancellation", tags: ["Orders"], params: [{ name: "orderId", in: "path" }], security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "location", key: "location", type: "string" }] },
    resumeOrder: { id: "resumeOrder", method: "POST", path: "/api/v1/orders/{orderId}/resumption", tags: ["Orders"], params: [{ name: "orderId", in: "path" }, { name: "Idempotency-Key", in: "header" }], security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "location", key: "location", type: "string" }, { name: "idempotency-replayed", key: "idempotencyReplayed", type: "string" }] },
    streamOrderEvents: { id: "streamOrderEvents", method: "GET", path: "/api/v1/orders/{orderId}/events", tags: ["Orders"], params: [{ name: "orderId", in: "path" }, { name: "Last-Event-ID", in: "header" }], responseKind: "sse", sseDataKind: "json", security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "cache-control", key: "cacheControl", type: "string" }] },
    listPayments: { id: "listPayments", method: "GET", path: "/api/v1/payments", tags: ["Payments"], params: [{ name: "orderId", in: "query" }, { name: "status", in: "query" }, { name: "cursor", in: "query" }, { name: "limit", in: "query" }, { name: "If-None-Match", in: "header" }], security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "etag", key: "etag", type: "string" }], pagination: { style: "cursor", param: "cursor", nextCursor: "/nextCursor", items: "/items" } },
    getPayment: { id: "getPayment", method: "GET", path: "/api/v1/payments/{paymentId}", tags: ["Payments"], params: [{ name: "paymentId", in: "path" }, { name: "If-None-Match", in: "header" }], security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "etag", key: "etag", type: "string" }] },
    listNotifications: { id: "listNotifications", method: "GET", path: "/api/v1/notifications", tags: ["Notifications"], params: [{ name: "orderId", in: "query" }, { name: "cursor", in: "query" }, { name: "limit", in: "query" }, { name: "If-None-Match", in: "header" }], security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "etag", key: "etag", type: "string" }, { name: "deprecation", key: "deprecation", type: "string" }, { name: "sunset", key: "sunset", type: "string" }], pagination: { style: "cursor", param: "cursor", nextCursor: "/nextCursor", items: "/items" } },
    getNotificationPreferences: { id: "getNotificationPreferences", method: "GET", path: "/api/v1/notification-preferences", tags: ["Notifications"], params: [{ name: "If-None-Match", in: "header" }], security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "etag", key: "etag", type: "string" }] },
    setNotificationPreferences: { id: "setNotificationPreferences", method: "PUT", path: "/api/v1/notification-preferences", tags: ["Notifications"], params: [{ name: "If-Match", in: "header" }], body: { contentType: "application/json" }, security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "etag", key: "etag", type: "string" }] },
    listWebhookEndpoints: { id: "listWebhookEndpoints", method: "GET", path: "/api/v1/webhook-endpoints", tags: ["Notifications: Webhooks"], params: [{ name: "cursor", in: "query" }, { name: "limit", in: "query" }, { name: "If-None-Match", in: "header" }], security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "etag", key: "etag", type: "string" }], pagination: { style: "cursor", param: "cursor", nextCursor: "/nextCursor", items: "/items" } },
    createWebhookEndpoint: { id: "createWebhookEndpoint", method: "POST", path: "/api/v1/webhook-endpoints", tags: ["Notifications: Webhooks"], body: { contentType: "application/json" }, security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "cache-control", key: "cacheControl", type: "string" }] },
    deleteWebhookEndpoint: { id: "deleteWebhookEndpoint", method: "DELETE", path: "/api/v1/webhook-endpoints/{endpointId}", tags: ["Notifications: Webhooks"], params: [{ name: "endpointId", in: "path" }], responseKind: "void", security: [[{ scheme: "bearer", kind: "bearer" }]] },
    listWebhookDeliveries: { id: "listWebhookDeliveries", method: "GET", path: "/api/v1/webhook-endpoints/{endpointId}/deliveries", tags: ["Notifications: Webhooks"], params: [{ name: "endpointId", in: "path" }, { name: "status", in: "query" }, { name: "cursor", in: "query" }, { name: "limit", in: "query" }, { name: "If-None-Match", in: "header" }], security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "etag", key: "etag", type: "string" }], pagination: { style: "cursor", param: "cursor", nextCursor: "/nextCursor", items: "/items" } },
    redeliverWebhook: { id: "redeliverWebhook", method: "POST", path: "/api/v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redelivery", tags: ["Notifications: Webhooks"], params: [{ name: "endpointId", in: "path" }, { name: "deliveryId", in: "path" }], security: [[{ scheme: "bearer", kind: "bearer" }]] },
    getShopWindow: { id: "getShopWindow", method: "GET", path: "/api/v1/shop-window", tags: ["Shop window"], params: [{ name: "If-None-Match", in: "header" }], security: [[{ scheme: "bearer", kind: "bearer" }]], responseHeaders: [{ name: "etag", key: "etag", type: "string" }] },
    getOpenApi: { id: "getOpenApi", method: "GET", path: "/openapi.json", tags: ["Gateway: Contracts"], params: [{ name: "If-None-Match", in: "header" }], responseHeaders: [{ name: "etag", key: "etag", type: "string" }, { name: "cache-control", key: "cacheControl", type: "string" }] },
    getServiceOpenApi: { id: "getServiceOpenApi", method: "GET", path: "/openapi/{service}/{version}.json", tags: ["Gateway: Contracts"], params: [{ name: "service", in: "path" }, { name: "version", in: "path" }, { name: "If-None-Match", in: "header" }], responseHeaders: [{ name: "etag", key: "etag", type: "string" }, { name: "cache-control", key: "cacheControl", type: "string" }] },
    getAsyncApi: { id: "getAsyncApi", method: "GET", path: "/asyncapi.json", tags: ["Gateway: Contracts"], params: [{ name: "If-None-Match", in: "header" }], responseHeaders: [{ name: "etag", key: "etag", type: "string" }, { name: "cache-control", key: "cacheControl", type: "string" }] },
    getHealth: { id: "getHealth", method: "GET", path: "/health", tags: ["Gateway: Health"], params: [{ name: "ignored", in: "query", style: "form", explode: true }], responseHeaders: [{ name: "cache-control", key: "cacheControl", type: "string" }] },
    getLiveness: { id: "getLiveness", method: "GET", path: "/health/live", tags: ["Gateway: Health"], params: [{ name: "ignored", in: "query", style: "form", explode: true }], responseHeaders: [{ name: "cache-control", key: "cacheControl", type: "string" }] },
    getReadiness: { id: "getReadiness", method: "GET", path: "/health/ready", tags: ["Gateway: Health"], params: [{ name: "ignored", in: "query", style: "form", explode: true }], responseHeaders: [{ name: "cache-control", key: "cacheControl", type: "string" }] }
};
export class ApiError extends Error {
    url;
    status;
    statusText;
    body;
    constructor(url, status, statusText, body) {
        const { title, code, requestId } = (body ?? {});
        const names = [code, requestId && `request ${requestId}`].filter(Boolean).join(', ');
        super([`Request failed with status ${status}${title ? ':' : ''}`, title, names && `(${names})`].filter(Boolean).join(' '));
        this.name = 'ApiError';
        this.url = url;
        this.status = status;
        this.statusText = statusText;
        this.body = body;
    }
}
export class TimeoutError extends Error {
    operationId;
    timeout;
    attempt;
    constructor(operationId, timeout, attempt) {
        super(`Request "${operationId}" timed out after ${timeout} ms (attempt ${attempt})`);
        this.name = 'TimeoutError';
        this.operationId = operationId;
        this.timeout = timeout;
        this.attempt = attempt;
    }
}
function abortError(signal) {
    const reason = signal.reason;
    if (reason instanceof Error)
        return reason;
    return new DOMException('The operation was aborted.', 'AbortError');
}
function encodeReserved(value) {
    return encodeURIComponent(value).replace(/%(3A|2F|3F|23|5B|5D|40|21|24|26|27|28|29|2A|2B|2C|3B|3D)/g, (match) => decodeURIComponent(match));
}
function substitutePath(template, values) {
    return template.replace(/\{([^{}]+)\}/g, (_match, name) => {
        const value = values[name];
        if (value === undefined)
            throw new Error(`Missing path parameter "${name}"`);
        return encodeURIComponent(String(value));
    });
}
function buildUrl(serverUrl, path, query, styles) {
    let end = serverUrl.length;
    while (end > 0 && serverUrl.charCodeAt(end - 1) === 47)
        end--;
    const url = serverUrl.slice(0, end) + path;
    if (!query)
        return url;
    const params = new URLSearchParams();
    const raw = [];
    for (const [key, value] of Object.entries(query)) {
        if (value === undefined || value === null)
            continue;
        const spec = styles?.[key];
        if (!spec) {
            if (Array.isArray(value)) {
                for (const v of value) {
                    if (v !== undefined && v !== null)
                        params.append(key, String(v));
                }
            }
            else if (Object(value) === value) {
                for (const [subKey, subValue] of Object.entries(value)) {
                    if (subValue !== undefined && subValue !== null) {
                        params.append(`${key}[${subKey}]`, String(subValue));
                    }
                }
            }
            else {
                params.append(key, String(value));
            }
            continue;
        }
        if (Array.isArray(value)) {
            const items = value.filter((v) => v !== undefined && v !== null).map(String);
            if (spec.style === 'form' && spec.explode) {
                for (const v of items) {
                    if (spec.allowReserved)
                        raw.push(`${key}=${encodeReserved(v)}`);
                    else
                        params.append(key, v);
                }
            }
            else {
                const delim = spec.style === 'pipeDelimited' ? '|' : spec.style === 'spaceDelimited' ? '%20' : ',';
                const enc = spec.allowReserved ? encodeReserved : encodeURIComponent;
                raw.push(`${encodeURIComponent(key)}=${items.map(enc).join(delim)}`);
            }
        }
        else if (Object(value) === value) {
            for (const [subKey, subValue] of Object.entries(value)) {
                if (subValue !== undefined && subValue !== null) {
                    if (spec.allowReserved)
                        raw.push(`${key}[${subKey}]=${encodeReserved(String(subValue))}`);
                    else
                        params.append(`${key}[${subKey}]`, String(subValue));
                }
            }
        }
        else if (spec.allowReserved) {
            raw.push(`${key}=${encodeReserved(String(value))}`);
        }
        else {
            params.append(key, String(value));
        }
    }
    const qs = [params.toString(), ...raw].filter(Boolean).join('&');
    return qs ? `${url}?${qs}` : url;
}
async function parse(response, kind) {
    if (kind === 'void') {
        if (response.status === 204 || response.status === 205 || response.status === 304) {
            return undefined;
        }
        const contentType = (response.headers.get('content-type') ?? '').toLowerCase();
        if (!contentType.includes('json'))
            return undefined;
        const text = await response.text().catch(() => '');
        if (text === '')
            return undefined;
        try {
            return JSON.parse(text);
        }
        catch {
            return undefined;
        }
    }
    if (response.status === 204)
        return undefined;
    if (kind === 'stream')
        return response.body;
    if (kind === 'blob')
        return response.blob();
    if (kind === 'arrayBuffer')
        return response.arrayBuffer();
    if (kind === 'formData')
        return response.formData();
    if (kind === 'text')
        return response.text();
    if (kind === 'json')
        return response.json();
    const contentType = (response.headers.get('content-type') ?? '').toLowerCase();
    if (contentType.includes('json'))
        return response.json();
    if (contentType.startsWith('text/'))
        return response.text();
    const blob = await response.blob();
    return blob.size > 0 ? blob : undefined;
}
async function readError(response) {
    const contentType = response.headers.get('content-type') ?? '';
    if (contentType.toLowerCase().includes('json')) {
        return response.json().catch(() => undefined);
    }
    return response.text().catch(() => undefined);
}
const IDEMPOTENT_METHODS = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);
const TRANSIENT_STATUS = new Set([408, 429, 500, 502, 503, 504]);
export function defaultRetryOn(ctx) {
    const safeToResend = IDEMPOTENT_METHODS.has(ctx.request.method.toUpperCase()) ||
        'Idempotency-Key' in ctx.request.headers ||
        'idempotency-key' in ctx.request.headers;
    if (!safeToResend)
        return false;
    return ctx.response === undefined || TRANSIENT_STATUS.has(ctx.response.status);
}
function retryDelay(retry, attempt, retryAfter) {
    if (retryAfter) {
        const seconds = Number(retryAfter);
        if (!Number.isNaN(seconds))
            return seconds * 1000;
        const when = Date.parse(retryAfter);
        if (!Number.isNaN(when))
            return Math.max(0, when - Date.now());
    }
    const base = retry.retryDelay ?? 1000;
    const raw = retry.retryStrategy === 'fixed' ? base : base * Math.pow(2, attempt - 1);
    return retry.jitter === false ? raw : Math.random() * raw;
}
function sleep(ms, signal) {
    return new Promise((resolve, reject) => {
        if (signal?.aborted) {
            reject(abortError(signal));
            return;
        }
        const onAbort = () => {
            clearTimeout(timer);
            reject(abortError(signal));
        };
        const timer = setTimeout(() => {
            if (signal)
                signal.removeEventListener('abort', onAbort);
            resolve();
        }, ms);
        if (signal)
            signal.addEventListener('abort', onAbort, { once: true });
    });
}
async function resolveToken(provider) {
    return typeof provider === 'function' ? await provider() : provider;
}
function encodeBase64(text) {
    let binary = '';
    for (const byte of new TextEncoder().encode(text))
        binary += String.fromCharCode(byte);
    return btoa(binary);
}
function isConfigured(scheme, config) {
    if (scheme.kind === 'apiKey')
        return config.auth?.apiKey?.[scheme.scheme] !== undefined;
    if (scheme.kind === 'bearer')
        return config.auth?.bearer !== undefined;
    return config.auth?.basic !== undefined;
}
async function resolveAuth(security, config) {
    const alternative = security.find((schemes) => schemes.every((scheme) => isConfigured(scheme, config))) ??
        security[0] ??
        [];
    const headers = {};
    const query = {};
    const cookies = [];
    for (const scheme of alternative) {
        if (scheme.kind === 'apiKey') {
            const provider = config.auth?.apiKey?.[scheme.scheme];
            if (provider === undefined)
                continue;
            const value = await resolveToken(provider);
            if (scheme.in === 'header')
                headers[scheme.name] = value;
            else if (scheme.in === 'query')
                query[scheme.name] = value;
            else
                cookies.push(`${scheme.name}=${encodeURIComponent(value)}`);
        }
        else if (scheme.kind === 'bearer') {
            const provider = config.auth?.bearer;
            if (provider !== undefined)
                headers.Authorization = `Bearer ${await resolveToken(provider)}`;
        }
        else {
            const basic = config.auth?.basic;
            if (basic !== undefined) {
                headers.Authorization = `Basic ${encodeBase64(`${basic.username}:${basic.password}`)}`;
            }
        }
    }
    if (cookies.length > 0)
        headers.Cookie = cookies.join('; ');
    return { headers, query };
}
export function mergeSetup(setup, config = {}) {
    return {
        ...setup?.config,
        ...config,
        middleware: [...(setup?.middleware ?? []), ...(config.middleware ?? [])],
    };
}
function resolvePointer(value, pointer) {
    if (pointer === '')
        return value;
    if (!pointer.startsWith('/'))
        return undefined;
    let current = value;
    for (const token of pointer.slice(1).split('/')) {
        const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
        if (Array.isArray(current)) {
            if (!/^(0|[1-9]\d*)$/.test(key))
                return undefined;
            current = current[Number(key)];
        }
        else if (Object(current) === current && key in current) {
            current = current[key];
        }
        else {
            return undefined;
        }
    }
    return current;
}
async function* pages(call, spec, args = {}, init) {
    if (spec.style === 'cursor') {
        let cursor = args.query?.[spec.param];
        while (true) {
            const query = { ...args.query };
            if (cursor !== undefined)
                query[spec.param] = cursor;
            const page = await call({ ...args, query }, init);
            yield page;
            if (spec.hasMore !== undefined && resolvePointer(page, spec.hasMore) === false)
                return;
            const next = resolvePointer(page, spec.nextCursor);
            if (next === undefined || next === null || next === '')
                return;
            if (typeof next !== 'string' && typeof next !== 'number') {
                throw new Error(`Pagination cursor at ${spec.nextCursor} is not a string or number`);
            }
            if (next === cursor) {
                throw new Error('Pagination did not advance: operation returned the same cursor twice');
            }
            cursor = next;
        }
    }
    else if (spec.style === 'link' || spec.style === 'body-link') {
        throw new Error('link-style pagination iterates via pagesByLink');
    }
    else {
        const start = args.query?.[spec.param];
        const fallback = spec.style === 'page' ? 1 : 0;
        const absent = start === undefined || start === null || start === '';
        let position = absent || Number.isNaN(Number(start)) ? fallback : Number(start);
        let previousItems;
        while (true) {
            const page = await call({ ...args, query: { ...args.query, [spec.param]: position } }, init);
            const pageItems = resolvePointer(page, spec.items);
            const serialized = Array.isArray(pageItems) ? JSON.stringify(pageItems) : undefined;
            if (serialized !== undefined && serialized === previousItems) {
                throw new Error('Pagination did not advance: the operation returned the same page twice');
            }
            yield page;
            if (!Array.isArray(pageItems) || pageItems.length === 0)
                return;
            previousItems = serialized;
            position += spec.style === 'page' ? 1 : pageItems.length;
        }
    }
}
async function* items(call, spec, args, init) {
    for await (const page of pages(call, spec, args, init)) {
        const pageItems = resolvePointer(page, spec.items);
        if (Array.isArray(pageItems))
            yield* pageItems;
    }
}
function linkNext(header) {
    if (header === null)
        return undefined;
    for (const entry of header.split(/,\s*(?=<)/)) {
        const target = /^\s*<([^>]*)>(.*)$/.exec(entry);
        if (!target)
            continue;
        const [, url = '', params = ''] = target;
        const rel = /;\s*rel\s*=\s*"?([^";]+)"?/i.exec(params);
        if (rel?.[1]?.split(/\s+/).includes('next'))
            return url;
    }
    return undefined;
}
async function* pagesByLink(call, spec, args = {}, init) {
    const pointer = spec.style === 'body-link' ? spec.nextLink : undefined;
    let query = args.query;
    let previous;
    while (true) {
        const { page, linkHeader, url } = await call({ ...args, ...(query === undefined ? {} : { query }) }, init);
        yield page;
        const target = pointer === undefined ? linkNext(linkHeader) : resolvePointer(page, pointer);
        if (target === undefined || target === null || target === '')
            return;
        if (typeof target !== 'string') {
            throw new Error(`Pagination link at ${pointer} is not a string`);
        }
        const pageUrl = new URL(url, 'http://relative.invalid');
        const next = new URL(target, pageUrl).toString();
        if (next === previous || next === pageUrl.toString()) {
            throw new Error('Pagination did not advance: the Link rel="next" target repeats');
        }
        previous = next;
        const linkParams = {};
        for (const [key, value] of new URL(next).searchParams) {
            const seen = linkParams[key];
            if (seen === undefined)
                linkParams[key] = value;
            else if (Array.isArray(seen))
                seen.push(value);
            else
                linkParams[key] = [seen, value];
        }
        query = { ...args.query, ...linkParams };
    }
}
async function* itemsByLink(call, spec, args, init) {
    for await (const page of pagesByLink(call, spec, args, init)) {
        const pageItems = resolvePointer(page, spec.items);
        if (Array.isArray(pageItems))
            yield* pageItems;
    }
}
function toHeaderRecord(headers) {
    if (headers === undefined)
        return {};
    if (headers instanceof Headers) {
        const record = {};
        headers.forEach((value, key) => {
            record[key] = value;
        });
        return record;
    }
    if (Array.isArray(headers))
        return Object.fromEntries(headers);
    return headers;
}
function middlewareChain(config) {
    const single = config.onRequest || config.onResponse || config.onError
        ? [
            {
                ...(config.onRequest ? { onRequest: config.onRequest } : {}),
                ...(config.onResponse ? { onResponse: config.onResponse } : {}),
                ...(config.onError ? { onError: config.onError } : {}),
            },
        ]
        : [];
    return [...single, ...(config.middleware ?? [])];
}
function timeoutSignal(ms) {
    if (typeof AbortSignal.timeout === 'function')
        return AbortSignal.timeout(ms);
    const controller = new AbortController();
    setTimeout(() => {
        controller.abort(new DOMException(`Timed out after ${ms} ms`, 'TimeoutError'));
    }, ms);
    return controller.signal;
}
function anySignal(signals) {
    if (typeof AbortSignal.any === 'function')
        return AbortSignal.any(signals);
    const controller = new AbortController();
    const listeners = new Map();
    const abort = (reason) => {
        for (const [signal, listener] of listeners)
            signal.removeEventListener('abort', listener);
        controller.abort(reason);
    };
    for (const signal of signals) {
        const listener = () => abort(signal.reason);
        listeners.set(signal, listener);
        signal.addEventListener('abort', listener);
    }
    return controller.signal;
}
async function send(config, op, url, init, body, bodySpec, caps, accept = 'application/json') {
    const { retry: callRetry, timeout: callTimeout, idempotencyKey: callKey, ...fetchInit } = init;
    const retry = { ...config.retry, ...callRetry };
    const timeout = callTimeout ?? config.timeout;
    const idempotency = callKey ?? config.idempotencyKey;
    const extra = typeof config.headers === 'function' ? await config.headers() : config.headers;
    const headers = {
        Accept: accept,
        ...extra,
        ...toHeaderRecord(fetchInit.headers),
    };
    const method = (fetchInit.method ?? 'GET').toUpperCase();
    if (idempotency !== undefined &&
        idempotency !== false &&
        (method === 'POST' || method === 'PATCH') &&
        !('Idempotency-Key' in headers) &&
        !('idempotency-key' in headers)) {
        headers['Idempotency-Key'] =
            typeof idempotency === 'string'
                ? idempotency
                : typeof idempotency === 'function'
                    ? idempotency()
                    : crypto.randomUUID();
    }
    if (typeof config.clientHeader === 'string' &&
        typeof document === 'undefined' &&
        !('X-Redocly-Client' in headers) &&
        !('x-redocly-client' in headers)) {
        headers['X-Redocly-Client'] = config.clientHeader;
    }
    const context = {
        url,
        method: fetchInit.method ?? 'GET',
        headers,
        body,
        operation: op,
    };
    const middleware = middlewareChain(config);
    for (const mw of middleware)
        if (mw.onRequest)
            await mw.onRequest(context);
    let payload;
    let isStream = false;
    if (context.body !== undefined) {
        const value = context.body;
        const isBinary = value instanceof Blob ||
            value instanceof ArrayBuffer ||
            ArrayBuffer.isView(value);
        const isFormData = typeof FormData !== 'undefined' && value instanceof FormData;
        const isURLSearchParams = value instanceof URLSearchParams;
        isStream =
            (typeof ReadableStream !== 'undefined' && value instanceof ReadableStream) ||
                (value !== null &&
                    typeof value[Symbol.asyncIterator] === 'function');
        const hasContentType = 'Content-Type' in context.headers || 'content-type' in context.headers;
        if (isFormData || isURLSearchParams || isBinary || isStream || typeof value === 'string') {
            payload = value;
            const declared = bodySpec?.contentType;
            if (!isFormData &&
                !isURLSearchParams &&
                !hasContentType &&
                declared !== undefined &&
                !declared.toLowerCase().includes('multipart')) {
                context.headers['Content-Type'] = declared;
            }
        }
        else if (bodySpec?.multipart === true) {
            if (!caps.serializeMultipart) {
                throw new Error('Multipart capability not wired: cannot serialize the request body');
            }
            payload = caps.serializeMultipart(value);
        }
        else {
            payload = JSON.stringify(value);
            if (!hasContentType) {
                context.headers['Content-Type'] = bodySpec?.contentType ?? 'application/json';
            }
        }
    }
    const doFetch = config.fetch ?? fetch;
    const maxAttempts = isStream ? 1 : 1 + (retry.retries ?? 0);
    const retryOn = retry.retryOn ?? defaultRetryOn;
    const signal = fetchInit.signal ?? undefined;
    const startedAt = Date.now();
    let attempt = 0;
    let finalResponse;
    let lastResponse;
    try {
        while (true) {
            if (signal?.aborted)
                throw abortError(signal);
            attempt++;
            const budget = timeout ? timeoutSignal(timeout) : undefined;
            const attemptSignal = budget && signal ? anySignal([signal, budget]) : (budget ?? signal);
            let response;
            try {
                response = await doFetch(context.url, {
                    ...fetchInit,
                    ...(isStream ? { duplex: 'half' } : {}),
                    signal: attemptSignal ?? null,
                    method: context.method,
                    headers: context.headers,
                    body: payload ?? null,
                });
            }
            catch (error) {
                const timedOut = timeout !== undefined && budget?.aborted && !signal?.aborted;
                if (attempt < maxAttempts &&
                    !signal?.aborted &&
                    (await retryOn({ attempt, request: context, error }))) {
                    await sleep(retryDelay(retry, attempt, null), signal);
                    continue;
                }
                if (timedOut)
                    throw new TimeoutError(op.id, timeout, attempt);
                throw error;
            }
            lastResponse = response;
            for (let i = middleware.length - 1; i >= 0; i--) {
                const onResponse = middleware[i]?.onResponse;
                if (onResponse) {
                    const replaced = await onResponse(response, context);
                    if (replaced && replaced !== response) {
                        await response.body?.cancel().catch(() => undefined);
                        response = replaced;
                        lastResponse = replaced;
                    }
                }
            }
            if (!response.ok &&
                attempt < maxAttempts &&
                !signal?.aborted &&
                (await retryOn({ attempt, request: context, response }))) {
                const retryAfter = response.headers.get('retry-after');
                await response.body?.cancel().catch(() => undefined);
                lastResponse = undefined;
                await sleep(retryDelay(retry, attempt, retryAfter), signal);
                continue;
            }
            finalResponse = response;
            break;
        }
    }
    catch (error) {
        const settled = {
            response: lastResponse,
            error,
            attempts: attempt,
            durationMs: Date.now() - startedAt,
        };
        for (const mw of middleware) {
            if (!mw.onSettled)
                continue;
            try {
                await mw.onSettled(context, settled);
            }
            catch (hookError) {
                globalThis.console?.warn('onSettled hook failed', hookError);
            }
        }
        throw error;
    }
    const settled = {
        response: finalResponse,
        attempts: attempt,
        durationMs: Date.now() - startedAt,
    };
    const hookErrors = [];
    for (const mw of middleware) {
        if (!mw.onSettled)
            continue;
        try {
            await mw.onSettled(context, settled);
        }
        catch (hookError) {
            hookErrors.push(hookError);
        }
    }
    if (hookErrors.length > 0) {
        await finalResponse.body?.cancel().catch(() => undefined);
        throw hookErrors[0];
    }
    return { response: finalResponse, context };
}
const FRAME_DELIMITER = /(?:\r\n|\r|\n){2}/;
class SseParseError extends Error {
}
async function* sse(config, op, prepare, dataKind = 'text') {
    let lastEventId;
    let serverRetry;
    let failures = 0;
    while (true) {
        const { url, init, body: requestBody } = await prepare();
        const { reconnect = true, reconnectDelay, ...rest } = init;
        const signal = rest.signal ?? undefined;
        if (signal?.aborted)
            return;
        const headers = {
            Accept: 'text/event-stream',
            ...toHeaderRecord(rest.headers),
        };
        const sendHeaders = lastEventId === undefined ? headers : { ...headers, 'Last-Event-ID': lastEventId };
        try {
            const { response } = await send(config, op, url, { ...rest, method: rest.method ?? 'GET', headers: sendHeaders, timeout: 0 }, requestBody, undefined, {});
            if (!response.ok) {
                const errorBody = await readError(response);
                throw new ApiError(url, response.status, response.statusText, errorBody);
            }
            failures = 0;
            const body = response.body;
            if (!body)
                return;
            const reader = body.getReader();
            const decoder = new TextDecoder();
            let buffer = '';
            try {
                while (true) {
                    const { done, value } = await reader.read();
                    buffer += done ? decoder.decode() : decoder.decode(value, { stream: true });
                    let match;
                    while ((match = FRAME_DELIMITER.exec(buffer)) !== null) {
                        const raw = buffer.slice(0, match.index);
                        buffer = buffer.slice(match.index + match[0].length);
                        const event = parseSseFrame(raw, dataKind);
                        if (event) {
                            if (event.id !== undefined)
                                lastEventId = event.id;
                            if (event.retry !== undefined)
                                serverRetry = event.retry;
                            yield event;
                        }
                    }
                    if (done) {
                        const event = buffer.length > 0 ? parseSseFrame(buffer, dataKind) : undefined;
                        if (event) {
                            if (event.id !== undefined)
                                lastEventId = event.id;
                            if (event.retry !== undefined)
                                serverRetry = event.retry;
                            yield event;
                        }
                        return;
                    }
                    if (buffer.length > 1048576) {
                        throw new SseParseError('SSE frame exceeded 1048576 characters without a delimiter');
                    }
                }
            }
            finally {
                await reader.cancel().catch(() => undefined);
            }
        }
        catch (error) {
            if (signal?.aborted)
                return;
            if (error instanceof ApiError || error instanceof SseParseError)
                throw error;
            if (!reconnect)
                throw error;
        }
        failures++;
        const base = serverRetry ?? reconnectDelay ?? 1000;
        const delay = Math.min(base * Math.pow(2, failures - 1), 30_000);
        try {
            await sleep(Math.random() * delay, signal);
        }
        catch {
            return;
        }
    }
}
function parseSseFrame(raw, dataKind) {
    let event;
    const dataLines = [];
    let id;
    let retry;
    let sawField = false;
    for (const line of raw.split(/\r\n|\n|\r/)) {
        if (line === '' || line.startsWith(':'))
            continue;
        const colon = line.indexOf(':');
        const field = colon === -1 ? line : line.slice(0, colon);
        let val = colon === -1 ? '' : line.slice(colon + 1);
        if (val.startsWith(' '))
            val = val.slice(1);
        sawField = true;
        if (field === 'event')
            event = val;
        else if (field === 'data')
            dataLines.push(val);
        else if (field === 'id')
            id = val;
        else if (field === 'retry') {
            if (/^\d+$/.test(val))
                retry = Number(val);
        }
    }
    if (!sawField)
        return undefined;
    const dataText = dataLines.join('\n');
    let data = dataText;
    if (dataKind === 'json' && dataText !== '') {
        try {
            data = JSON.parse(dataText);
        }
        catch (error) {
            throw new SseParseError(`Failed to parse SSE event data as JSON: ${error instanceof Error ? error.message : String(error)}`);
        }
    }
    return {
        ...(event === undefined ? {} : { event }),
        data,
        ...(id === undefined ? {} : { id }),
        ...(retry === undefined ? {} : { retry }),
    };
}
const LAYERS = ['path', 'query', 'body', 'headers', 'cookies'];
const LAYER_OF = {
    path: 'path',
    query: 'query',
    header: 'headers',
    cookie: 'cookies',
};
function namespaceArgs(op, args) {
    const layers = {};
    let body;
    let properties;
    const layerOfParam = new Map((op.params ?? []).map((param) => [param.name, param.in]));
    for (const [key, value] of Object.entries(args)) {
        const layer = LAYER_OF[layerOfParam.get(key) ?? ''];
        if (layer !== undefined) {
            (layers[layer] ??= {})[key] = value;
        }
        else if (key === 'body' && op.body !== undefined) {
            body = value;
        }
        else if (op.body !== undefined) {
            (properties ??= {})[key] = value;
        }
        else {
            throw new TypeError(`Unknown argument "${key}" for operation "${op.id}": it names no declared parameter, and the operation takes no request body.`);
        }
    }
    const namespaced = {};
    if (layers.path)
        namespaced.path = layers.path;
    if (layers.query)
        namespaced.query = layers.query;
    if (layers.headers)
        namespaced.headers = layers.headers;
    if (layers.cookies)
        namespaced.cookies = layers.cookies;
    if (properties !== undefined)
        namespaced.body = properties;
    else if (body !== undefined)
        namespaced.body = body;
    return namespaced;
}
function acceptFor(kind) {
    if (kind === 'text')
        return 'text/*';
    if (kind === 'blob' || kind === 'arrayBuffer' || kind === 'stream' || kind === 'formData') {
        return '*/*';
    }
    return 'application/json';
}
function kindFor(op) {
    if (op.responseKind === 'void' || op.responseKind === 'blob' || op.responseKind === 'text') {
        return op.responseKind;
    }
    return 'auto';
}
function inputOf(op, args, config) {
    const merged = config.argsStyle === 'flat' && op.argsStyle !== 'grouped';
    return merged ? namespaceArgs(op, args) : args;
}
function splitArgs(op, args) {
    for (const key of Object.keys(args)) {
        if (!LAYERS.includes(key)) {
            throw new TypeError(`Unknown argument "${key}" for operation "${op.id}". Inputs are grouped by layer: ${LAYERS.join(', ')}.`);
        }
    }
    return {
        path: args.path ?? {},
        query: args.query,
        body: args.body,
        headers: args.headers,
        cookies: args.cookies,
    };
}
function queryStyles(op) {
    let styles;
    for (const param of op.params ?? []) {
        if (param.in !== 'query')
            continue;
        const deviates = (param.style !== undefined && param.style !== 'form') ||
            param.explode === false ||
            param.allowReserved === true;
        if (!deviates)
            continue;
        styles ??= {};
        styles[param.name] = {
            style: param.style ?? 'form',
            explode: param.explode ?? true,
            ...(param.allowReserved === undefined ? {} : { allowReserved: param.allowReserved }),
        };
    }
    return styles;
}
function stringHeaders(headers) {
    const out = {};
    for (const [key, value] of Object.entries(headers ?? {})) {
        if (value !== undefined && value !== null)
            out[key] = String(value);
    }
    return out;
}
async function prepareRequest(config, op, args, init, caps) {
    const { path, query, body, headers, cookies } = splitArgs(op, args);
    const authed = op.security?.length && caps.resolveAuth
        ? await caps.resolveAuth(op.security, config)
        : { headers: {}, query: {} };
    const cookiePairs = Object.entries(cookies ?? {})
        .filter(([, value]) => value !== undefined && value !== null)
        .map(([cookieName, value]) => `${cookieName}=${encodeURIComponent(String(value))}`);
    if (cookiePairs.length > 0) {
        authed.headers.Cookie = [authed.headers.Cookie, ...cookiePairs].filter(Boolean).join('; ');
    }
    const fullQuery = { ...query, ...authed.query };
    const url = buildUrl(config.serverUrl ?? '', substitutePath(op.path, path), Object.keys(fullQuery).length > 0 ? fullQuery : undefined, queryStyles(op));
    const mergedInit = {
        ...init,
        method: op.method.toUpperCase(),
        headers: {
            ...authed.headers,
            ...stringHeaders(headers),
            ...toHeaderRecord(init.headers),
        },
    };
    return { url, init: mergedInit, body };
}
function coerceResponseHeader(raw, type) {
    if (raw === null)
        return undefined;
    if (type === 'number') {
        if (raw.trim() === '')
            return undefined;
        const value = Number(raw);
        return Number.isFinite(value) ? value : undefined;
    }
    if (type === 'boolean') {
        const value = raw.trim().toLowerCase();
        if (value === 'true')
            return true;
        if (value === 'false')
            return false;
        return undefined;
    }
    return raw;
}
function readEnvelopeHeaders(response, specs) {
    const headers = {};
    for (const spec of specs ?? []) {
        const value = coerceResponseHeader(response.headers.get(spec.name), spec.type);
        if (value !== undefined)
            headers[spec.key] = value;
    }
    return headers;
}
async function execute(config, op, args, init, caps) {
    const prepared = await prepareRequest(config, op, args, init, caps);
    const opCtx = { id: op.id, path: op.path, tags: [...(op.tags ?? [])] };
    const { parseAs, envelope, ...sendInit } = prepared.init;
    const readKind = parseAs ?? kindFor(op);
    const { response, context } = await send(config, opCtx, prepared.url, sendInit, prepared.body, op.body, caps, acceptFor(readKind));
    if (config.errorMode === 'result') {
        if (!response.ok) {
            return { data: undefined, error: await readError(response), response };
        }
        return { data: await parse(response, readKind), error: undefined, response };
    }
    if (!response.ok) {
        let error = new ApiError(context.url, response.status, response.statusText, await readError(response));
        for (const mw of middlewareChain(config)) {
            if (mw.onError)
                error = await mw.onError(error, context);
        }
        throw error;
    }
    const data = await parse(response, readKind);
    if (envelope === true) {
        return {
            data,
            headers: readEnvelopeHeaders(response, op.responseHeaders),
            response,
        };
    }
    return data;
}
function paginateCapability(caps, op) {
    if (!caps.paginate) {
        throw new Error(`Pagination capability not wired: cannot iterate operation "${op.id}"`);
    }
    return caps.paginate;
}
function pageCall(method, config) {
    const callWithoutEnvelope = (args, init) => {
        if (!init || init.envelope === undefined)
            return method(args, init);
        const { envelope: _envelope, ...pageInit } = init;
        return method(args, pageInit);
    };
    if (config.errorMode !== 'result')
        return callWithoutEnvelope;
    return async (args, init) => {
        const envelope = (await callWithoutEnvelope(args, init));
        if (!envelope.response.ok) {
            const { response } = envelope;
            throw new ApiError(response.url, response.status, response.statusText, envelope.error);
        }
        return envelope.data;
    };
}
function linkPageCall(config, op, caps) {
    return async (args = {}, init = {}) => {
        const prepared = await prepareRequest(config, op, args, init, caps);
        const { parseAs, envelope: _envelope, ...sendInit } = prepared.init;
        const readKind = parseAs ?? kindFor(op);
        const opCtx = { id: op.id, path: op.path, tags: [...(op.tags ?? [])] };
        const { response } = await send(config, opCtx, prepared.url, sendInit, prepared.body, op.body, caps, acceptFor(readKind));
        if (!response.ok) {
            throw new ApiError(prepared.url, response.status, response.statusText, await readError(response));
        }
        return {
            page: await parse(response, readKind),
            linkHeader: response.headers.get('link'),
            url: response.url === '' ? prepared.url : response.url,
        };
    };
}
function createClientCore(operations, initial = {}, caps = {}) {
    const given = initial;
    const config = { ...given, middleware: [...(given.middleware ?? [])] };
    const client = {};
    for (const [name, op] of Object.entries(operations)) {
        if (op.responseKind === 'sse') {
            const method = (given = {}, init = {}) => {
                const args = inputOf(op, given, config);
                if (!caps.sse) {
                    throw new Error(`SSE capability not wired: cannot stream operation "${op.id}"`);
                }
                const stream = caps.sse;
                return (async function* () {
                    const opCtx = { id: op.id, path: op.path, tags: [...(op.tags ?? [])] };
                    const prepare = async () => {
                        const prepared = await prepareRequest(config, op, args, init, caps);
                        return { url: prepared.url, init: prepared.init, body: prepared.body };
                    };
                    yield* stream(config, opCtx, prepare, op.sseDataKind ?? 'text');
                })();
            };
            Object.defineProperty(method, 'name', { value: name });
            Object.defineProperty(method, 'operationId', { value: op.id });
            client[name] = method;
        }
        else {
            const raw = (args = {}, init = {}) => execute(config, op, args, init, caps);
            const method = (args = {}, init = {}) => raw(inputOf(op, args, config), init);
            Object.defineProperty(method, 'name', { value: name });
            Object.defineProperty(method, 'operationId', { value: op.id });
            const spec = op.pagination;
            client[name] =
                spec === undefined
                    ? method
                    : spec.style === 'link' || spec.style === 'body-link'
                        ? Object.assign(method, {
                            pages: (args, init) => paginateCapability(caps, op).pagesByLink(linkPageCall(config, op, caps), spec, inputOf(op, args ?? {}, config), init),
                            items: (args, init) => paginateCapability(caps, op).itemsByLink(linkPageCall(config, op, caps), spec, inputOf(op, args ?? {}, config), init),
                        })
                        : Object.assign(method, {
                            pages: (args, init) => paginateCapability(caps, op).pages(pageCall(raw, config), spec, inputOf(op, args ?? {}, config), init),
                            items: (args, init) => paginateCapability(caps, op).items(pageCall(raw, config), spec, inputOf(op, args ?? {}, config), init),
                        });
        }
    }
    client.configure = (next) => {
        const { errorMode: _fixedMode, argsStyle: _fixedStyle, auth, ...rest } = next;
        Object.assign(config, rest);
        if (auth) {
            config.auth = {
                ...config.auth,
                ...auth,
                ...(auth.apiKey ? { apiKey: { ...config.auth?.apiKey, ...auth.apiKey } } : {}),
            };
        }
    };
    client.use = (...middleware) => {
        config.middleware = [...(config.middleware ?? []), ...middleware];
    };
    client.auth = {
        bearer(token) {
            config.auth = { ...config.auth, bearer: token };
        },
        basic(username, password) {
            config.auth = { ...config.auth, basic: { username, password } };
        },
        apiKey(scheme, value) {
            config.auth = { ...config.auth, apiKey: { ...config.auth?.apiKey, [scheme]: value } };
        },
    };
    return client;
}
export function createClient(operations, config) {
    return createClientCore(operations, config, { resolveAuth, sse, paginate: { pages, items, pagesByLink, itemsByLink } });
}
const __redoclySetup = { config: { clientHeader: false, timeout: 30_000, retry: { retries: 2, retryDelay: 200 } } };
export const client = createClient(OPERATIONS, mergeSetup({ config: { serverUrl: "/", clientHeader: "redocly-client-generator" } }, mergeSetup(__redoclySetup, {})));
export const { configure, use } = client;
export const { listUsers, registerUser, getMe, deleteMe, updateMe, changePassword, getUser, setUserRole, logIn, refreshSession, getSession, logOut, getJwks, listProducts, createProduct, getProduct, deleteProduct, updateProduct, getProductImage, putProductImage, adjustStock, listCategories, listOrders, placeOrder, getOrder, cancelOrder, resumeOrder, streamOrderEvents, listPayments, getPayment, listNotifications, getNotificationPreferences, setNotificationPreferences, listWebhookEndpoints, createWebhookEndpoint, deleteWebhookEndpoint, listWebhookDeliveries, redeliverWebhook, getShopWindow, getOpenApi, getServiceOpenApi, getAsyncApi, getHealth, getLiveness, getReadiness } = client;
