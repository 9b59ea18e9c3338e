// Written by `npm run generate` from openapi/shop-window/v1.yaml. Do not edit.

export interface paths {
    "/shop-window": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the first page
         * @description The sections are read at the same time. A section whose service does not respond within a second is empty and named in `unavailable`; the others are complete. Without a token there are no open orders.
         */
        get: operations["getShopWindow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description One entity tag, several separated by commas, or `*`. */
        Condition: string;
        /** @description An entity tag (RFC 9110, section 8.8.3). */
        EntityTag: string;
        /** @description The sections of the first page. */
        ShopWindow: {
            /** @description All categories, by name. */
            categories: components["schemas"]["Category"][];
            /** @description The products that were added last, newest first. */
            newestProducts: components["schemas"]["ProductCard"][];
            /** @description The orders of the caller that are being processed, newest first. */
            openOrders: components["schemas"]["OpenOrder"][];
            /** @description The sections that could not be read. They are empty. */
            unavailable: ("categories" | "newestProducts" | "openOrders")[];
        };
        /** @description A category of products. */
        Category: {
            /** @description The identifier of the category in URLs. */
            slug: string;
            /** @description The name of the category. */
            name: string;
            /** @description The number of products in it. */
            productCount: number;
        };
        /** @description What a list shows of a product. */
        ProductCard: {
            /**
             * Format: uuid
             * @description The product's id.
             */
            id: string;
            /** @description The name of the product. */
            name: string;
            price: components["schemas"]["Money"];
            /**
             * Format: uri-reference
             * @description The URL of the image; null when there is none.
             */
            imageUrl: string | null;
        };
        /** @description An amount of money, as an integer in minor units: binary fractions cannot represent 0.10 exactly. */
        Money: {
            amount: components["schemas"]["MinorUnits"];
            /**
             * @description The currency (ISO 4217).
             * @enum {string}
             */
            currency: "EUR" | "GBP" | "USD";
        };
        /** @description An amount in the minor unit of its currency, such as cents. */
        MinorUnits: number;
        /** @description An order that is being processed. */
        OpenOrder: {
            /**
             * Format: uuid
             * @description The order's id.
             */
            id: string;
            /**
             * @description Whether it is being confirmed or cancelled.
             * @enum {string}
             */
            status: "pending" | "cancelling";
            total: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description When the order was placed.
             */
            createdAt: string;
        };
        /** @description An error (RFC 9457). `code` is stable and meant for programs, `title` and `detail` are for people. */
        Problem: {
            /**
             * Format: uri
             * @description The kind of problem, as a URI.
             */
            type: string;
            /** @description A short summary of the problem type. */
            title: string;
            /** @description The HTTP status code. */
            status: number;
            /** @description An explanation of this occurrence. Absent with status 500. */
            detail?: string;
            /** @description The path of the request. */
            instance?: string;
            /** @description A stable error code. The codes of a service start with its name and a dot. */
            code: string;
            /** @description The id of the request. Quote it when you report a problem. */
            requestId?: string;
            /** @description The validation errors of the request. */
            errors?: components["schemas"]["FieldError"][];
        };
        /** @description One error in a request. */
        FieldError: {
            /**
             * Format: json-pointer
             * @description The location of the error, as a JSON pointer that starts with /body, /query, /path, /header or /cookie.
             */
            pointer: string;
            /** @description What is wrong. */
            detail: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getShopWindow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body. */
                "If-None-Match"?: components["schemas"]["Condition"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sections that are available. */
            200: {
                headers: {
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopWindow"];
                };
            };
            /** @description The cached copy is still current. */
            304: {
                headers: {
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    /** @description How long the response may be cached, and by whom. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `errors` lists every error and its location. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    /** @description The authentication scheme (RFC 9110, section 11.6.1). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description None of the media types in `Accept` is available. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An internal error. The response contains no details; `requestId` identifies it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A dependency of the service, such as its database, is unavailable, or the service is overloaded. Try again later. */
            503: {
                headers: {
                    /** @description How many seconds to wait before the next attempt, if known. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
