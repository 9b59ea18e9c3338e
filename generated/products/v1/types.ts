// Written by `npm run generate` from openapi/products/v1.yaml. Do not edit.

export interface paths {
    "/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the catalogue
         * @deprecated
         * @description Products that match all filters, one page at a time. Prices are compared without converting currencies.
         */
        get: operations["listProducts"];
        put?: never;
        /**
         * Create a product
         * @deprecated
         * @description Creates a product with its initial stock. Upload its image separately.
         */
        post: operations["createProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{productId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a product
         * @deprecated
         * @description One product, by its id.
         */
        get: operations["getProduct"];
        put?: never;
        post?: never;
        /**
         * Delete a product
         * @deprecated
         * @description Permanently deletes the product with its image and stock adjustments. A product that is reserved for an order cannot be deleted until the order is decided.
         */
        delete: operations["deleteProduct"];
        options?: never;
        head?: never;
        /**
         * Change a product
         * @deprecated
         * @description Changes the given properties only. The SKU cannot be changed. To change the stock, use `adjustStock`, which records a reason.
         */
        patch: operations["updateProduct"];
        trace?: never;
    };
    "/products/{productId}/image": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the image of a product
         * @deprecated
         * @description The image, in the format in which it was uploaded.
         */
        get: operations["getProductImage"];
        /**
         * Upload the image of a product
         * @deprecated
         * @description Replaces the image: PNG, JPEG or WebP, up to 2 MiB and 40 megapixels. The content must match `Content-Type`.
         */
        put: operations["putProductImage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{productId}/stock-adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adjust the stock of a product
         * @deprecated
         * @description Increases or decreases the stock and records the reason. The stock never falls below zero, even with concurrent adjustments.
         */
        post: operations["adjustStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List categories
         * @deprecated
         * @description All categories, sorted by name, with the number of products in each. Not paginated: the list is small.
         */
        get: operations["listCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reserve stock
         * @deprecated
         * @description Reserves all items or none. A reservation that is not confirmed in time expires, and its items return to stock. For a known `reservationId` with the same items, the existing reservation is returned.
         */
        post: operations["reserveStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reservations/{reservationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Release a reservation
         * @deprecated
         * @description Ends the reservation; its items return to stock, also when it is confirmed. A reservation that has already ended is unchanged.
         */
        delete: operations["releaseReservation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reservations/{reservationId}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a reservation
         * @deprecated
         * @description Marks the items as sold, so that the reservation no longer expires. A reservation that is already confirmed is unchanged.
         */
        post: operations["confirmReservation"];
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
        /** @description The identifier of a category in URLs. */
        Slug: string;
        /** @description An amount in the minor unit of its currency, such as cents. */
        MinorUnits: number;
        /** @description An opaque position in a list. Pass it on unchanged; an invalid cursor is refused with 400. */
        Cursor: string;
        /** @description One entity tag, several separated by commas, or `*`. */
        Condition: string;
        /** @description An entity tag (RFC 9110, section 8.8.3). */
        EntityTag: string;
        /** @description One page of products. */
        ProductPage: {
            /** @description The products of this page, in the requested order. */
            items: components["schemas"]["Product"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description A product of the catalogue. */
        Product: {
            /**
             * Format: uuid
             * @description The product's id.
             */
            id: string;
            sku: components["schemas"]["Sku"];
            name: components["schemas"]["ProductName"];
            description: components["schemas"]["ProductDescription"];
            category: components["schemas"]["Slug"];
            price: components["schemas"]["Money"];
            stock: components["schemas"]["Stock"];
            /**
             * Format: uri-reference
             * @description The URL of the image; null when there is none.
             */
            imageUrl: string | null;
            /**
             * Format: date-time
             * @description When the product was created.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the product was last changed.
             */
            updatedAt: string;
        };
        /** @description The stock keeping unit. It is unique. */
        Sku: string;
        /** @description The name of the product, without leading or trailing spaces and without control characters. */
        ProductName: string;
        /** @description The description, as plain text. Line feeds are the only control characters allowed. */
        ProductDescription: string;
        /** @description An amount of money, as an integer in minor units: binary fractions cannot represent 0.10 exactly. */
        Money: {
            amount: components["schemas"]["MinorUnits"];
            /**
             * @description The currency (ISO 4217).
             * @enum {string}
             */
            currency: "EUR" | "GBP" | "USD";
        };
        /** @description The number of items that can be sold. */
        Stock: number;
        /** @description The cursor of the next page; null on the last one. */
        NextCursor: string | null;
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
        /** @description A product to create. */
        NewProductRequest: {
            sku: components["schemas"]["Sku"];
            name: components["schemas"]["ProductName"];
            /**
             * @description The description; empty by default.
             * @default
             */
            description: string;
            category: components["schemas"]["Slug"];
            price: components["schemas"]["Money"];
            /**
             * @description The initial stock.
             * @default 0
             */
            stock: number;
        };
        /** @description The properties to change; at least one. */
        ProductChange: {
            name?: components["schemas"]["ProductName"];
            description?: components["schemas"]["ProductDescription"];
            category?: components["schemas"]["Slug"];
            price?: components["schemas"]["Money"];
        };
        /** @description A stock adjustment to record. */
        NewStockAdjustment: {
            delta: components["schemas"]["Delta"];
            reason: components["schemas"]["StockReason"];
            note?: components["schemas"]["Note"];
        };
        /** @description The number of items that are added (positive) or removed (negative). */
        Delta: number;
        /**
         * @description Why the stock changes.
         * @enum {string}
         */
        StockReason: "received" | "sold" | "returned" | "damaged" | "counted";
        /** @description An optional note. */
        Note: string;
        /** @description A recorded stock adjustment. */
        StockAdjustment: {
            /**
             * Format: uuid
             * @description The adjustment's id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The product's id.
             */
            productId: string;
            delta: components["schemas"]["Delta"];
            reason: components["schemas"]["StockReason"];
            note?: components["schemas"]["Note"];
            /** @description The stock after the adjustment. */
            stock: number;
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            createdAt: string;
        };
        /** @description All categories. */
        CategoryList: {
            /** @description The categories, by name. */
            items: components["schemas"]["Category"][];
        };
        /** @description A category of products. */
        Category: {
            slug: components["schemas"]["Slug"];
            /** @description The name of the category. */
            name: string;
            /** @description The number of products in it. */
            productCount: number;
        };
        /** @description A unique value that the caller chooses for one request. */
        IdempotencyKey: string;
        /** @description A reservation to create. */
        NewReservationRequest: {
            /**
             * Format: uuid
             * @description The id of the reservation; generated by default.
             */
            reservationId?: string;
            items: components["schemas"]["ReservationItems"];
            /**
             * @description After how many seconds the reservation expires.
             * @default 900
             */
            expiresIn: number;
        };
        /** @description The reserved items; each product once. */
        ReservationItems: components["schemas"]["ReservationItem"][];
        /** @description A product and the quantity to reserve. */
        ReservationItem: {
            /**
             * Format: uuid
             * @description The product's id.
             */
            productId: string;
            /** @description The quantity. */
            quantity: number;
        };
        /** @description A reservation of stock. */
        Reservation: {
            /**
             * Format: uuid
             * @description The reservation's id.
             */
            id: string;
            /**
             * @description The state of the reservation. `expired`: it was not confirmed in time.
             * @enum {string}
             */
            status: "reserved" | "confirmed" | "released" | "expired";
            /** @description The reserved items, without products that were deleted since. */
            items: components["schemas"]["ReservationItem"][];
            /**
             * Format: date-time
             * @description When it expires, unless it is confirmed before.
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            createdAt: string;
        };
        /** @description A product to create. */
        NewProduct: {
            sku: components["schemas"]["Sku"];
            name: components["schemas"]["ProductName"];
            /**
             * @description The description; empty by default.
             * @default
             */
            description?: string;
            category: components["schemas"]["Slug"];
            price: components["schemas"]["Money"];
            /**
             * @description The initial stock.
             * @default 0
             */
            stock?: number;
        };
        /** @description A reservation to create. */
        NewReservation: {
            /**
             * Format: uuid
             * @description The id of the reservation; generated by default.
             */
            reservationId?: string;
            items: components["schemas"]["ReservationItems"];
            /**
             * @description After how many seconds the reservation expires.
             * @default 900
             */
            expiresIn?: number;
        };
        /** @description The product after the change. */
        ProductChangedData: {
            /**
             * Format: uuid
             * @description The product's id.
             */
            productId: string;
            /**
             * @description What happened to the product.
             * @enum {string}
             */
            change: "created" | "updated" | "deleted";
            product?: components["schemas"]["Product"];
        };
        /** @description A change of stock. */
        StockChangedData: {
            /**
             * Format: uuid
             * @description The product's id.
             */
            productId: string;
            /** @description The number of items that were added (positive) or removed (negative). */
            delta: number;
            stock: components["schemas"]["Stock"];
            /**
             * @description The reason of the adjustment, or what happened to the reservation. `restocked`: a confirmed reservation was released.
             * @enum {string}
             */
            reason: "received" | "sold" | "returned" | "damaged" | "counted" | "reserved" | "released" | "expired" | "restocked";
            /**
             * Format: uuid
             * @description The reservation that caused it, if any.
             */
            reservationId?: string;
        };
        /** @description An event that a service publishes (CloudEvents 1.0, JSON format). Delivery is at least once: use `id` to detect duplicates. */
        CloudEvent: {
            /**
             * @description The version of CloudEvents.
             * @constant
             */
            specversion: "1.0";
            /**
             * Format: uuid
             * @description The id of the event; the same for each delivery.
             */
            id: string;
            /** @description The service that publishes it. */
            source: string;
            /** @description The event type: `<service>.<event>.<version>`. */
            type: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            time: string;
            /** @description The id of the entity. Events of one subject are delivered in order. */
            subject: string;
            /**
             * @description The media type of `data`.
             * @constant
             */
            datacontenttype: "application/json";
            /** @description The trace that the event belongs to (W3C Trace Context; CloudEvents extension "Distributed Tracing"). */
            traceparent?: string;
            /** @description What happened. */
            data: {
                [key: string]: unknown;
            };
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
    listProducts: {
        parameters: {
            query: {
                /** @description Full-text search in names and descriptions. All words must match, in any inflection. */
                q?: string;
                /** @description Only products of the category with this slug. */
                category?: components["schemas"]["Slug"];
                /** @description Only products that cost this much or more. */
                minPrice?: components["schemas"]["MinorUnits"];
                /** @description Only products that cost this much or less. */
                maxPrice?: components["schemas"]["MinorUnits"];
                /** @description `true`: only products in stock; `false`: only products that are sold out. */
                inStock?: boolean;
                /** @description The sort order; a minus sign means descending. */
                sort: "name" | "-name" | "price" | "-price" | "createdAt" | "-createdAt";
                /** @description The `nextCursor` of the previous page. Without it, the list starts from the beginning. */
                cursor?: components["schemas"]["Cursor"];
                /** @description The maximum number of items in a page. */
                limit: number;
            };
            header?: {
                /** @description The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body. */
                "If-None-Match"?: components["schemas"]["Condition"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of products. */
            200: {
                headers: {
                    /** @description The requests that remain (`r`) until the current window ends, in `t` seconds (draft-ietf-httpapi-ratelimit-headers). */
                    RateLimit?: string;
                    /** @description How many requests (`q`) are allowed in a window of `w` seconds (draft-ietf-httpapi-ratelimit-headers). */
                    "RateLimit-Policy"?: string;
                    /** @description How long the response may be cached, and by whom. */
                    "Cache-Control"?: string;
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    /** @description Since when this operation has been deprecated (RFC 9745); `@0` for ever. */
                    Deprecation: string;
                    /** @description The last second of the last day of this operation (RFC 8594). Requests after it get 410. `Link` names the documentation, and the successor where there is one. */
                    Sunset: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPage"];
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
            /** @description None of the media types in `Accept` is available. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. `Retry-After` says when to try again. */
            429: {
                headers: {
                    /** @description How many seconds to wait before the next attempt. */
                    "Retry-After": number;
                    /** @description The requests that remain (`r`) until the current window ends, in `t` seconds (draft-ietf-httpapi-ratelimit-headers). */
                    RateLimit?: string;
                    /** @description How many requests (`q`) are allowed in a window of `w` seconds (draft-ietf-httpapi-ratelimit-headers). */
                    "RateLimit-Policy"?: string;
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
    createProduct: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The product to create. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProductRequest"];
            };
        };
        responses: {
            /** @description The product is created. */
            201: {
                headers: {
                    /** @description The URL of the resource. */
                    Location: string;
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    /** @description Since when this operation has been deprecated (RFC 9745); `@0` for ever. */
                    Deprecation: string;
                    /** @description The last second of the last day of this operation (RFC 8594). Requests after it get 410. `Link` names the documentation, and the successor where there is one. */
                    Sunset: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
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
            /** @description The caller has none of the required roles. */
            403: {
                headers: {
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
            /** @description A product with this SKU already exists. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type or the content of the body is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No category has this slug. */
            422: {
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
    getProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body. */
                "If-None-Match"?: components["schemas"]["Condition"];
            };
            path: {
                /** @description The product's id. */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product. */
            200: {
                headers: {
                    /** @description How long the response may be cached, and by whom. */
                    "Cache-Control"?: string;
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    /** @description Since when this operation has been deprecated (RFC 9745); `@0` for ever. */
                    Deprecation: string;
                    /** @description The last second of the last day of this operation (RFC 8594). Requests after it get 410. `Link` names the documentation, and the successor where there is one. */
                    Sunset: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
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
            /** @description The resource does not exist. */
            404: {
                headers: {
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
    deleteProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read with the resource. Without it the response is 428; if the resource has changed since, 412. */
                "If-Match"?: components["schemas"]["Condition"];
            };
            path: {
                /** @description The product's id. */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product is deleted. */
            204: {
                headers: {
                    /** @description Since when this operation has been deprecated (RFC 9745); `@0` for ever. */
                    Deprecation: string;
                    /** @description The last second of the last day of this operation (RFC 8594). Requests after it get 410. `Link` names the documentation, and the successor where there is one. */
                    Sunset: string;
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
            /** @description The caller has none of the required roles. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The product is reserved; nothing was deleted. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource has changed since it was read. Read it again. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` is missing. It prevents overwriting a change that the caller has not seen. */
            428: {
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
    updateProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read with the resource. Without it the response is 428; if the resource has changed since, 412. */
                "If-Match"?: components["schemas"]["Condition"];
            };
            path: {
                /** @description The product's id. */
                productId: string;
            };
            cookie?: never;
        };
        /** @description What to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductChange"];
            };
        };
        responses: {
            /** @description The updated product. */
            200: {
                headers: {
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    /** @description Since when this operation has been deprecated (RFC 9745); `@0` for ever. */
                    Deprecation: string;
                    /** @description The last second of the last day of this operation (RFC 8594). Requests after it get 410. `Link` names the documentation, and the successor where there is one. */
                    Sunset: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
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
            /** @description The caller has none of the required roles. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist. */
            404: {
                headers: {
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
            /** @description The resource has changed since it was read. Read it again. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type or the content of the body is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No category has this slug. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `If-Match` is missing. It prevents overwriting a change that the caller has not seen. */
            428: {
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
    getProductImage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body. */
                "If-None-Match"?: components["schemas"]["Condition"];
            };
            path: {
                /** @description The product's id. */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image. */
            200: {
                headers: {
                    /** @description How long the response may be cached, and by whom. */
                    "Cache-Control"?: string;
                    /** @description Pages of any origin may show the image. */
                    "Cross-Origin-Resource-Policy": "cross-origin";
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    /** @description Since when this operation has been deprecated (RFC 9745); `@0` for ever. */
                    Deprecation: string;
                    /** @description The last second of the last day of this operation (RFC 8594). Requests after it get 410. `Link` names the documentation, and the successor where there is one. */
                    Sunset: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                    "image/jpeg": unknown;
                    "image/webp": unknown;
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
            /** @description The product does not exist or has no image. */
            404: {
                headers: {
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
    putProductImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The product's id. */
                productId: string;
            };
            cookie?: never;
        };
        /** @description The image, at most 2 MiB and 40 megapixels. */
        requestBody: {
            content: {
                "image/png": unknown;
                "image/jpeg": unknown;
                "image/webp": unknown;
            };
        };
        responses: {
            /** @description The image is stored. */
            204: {
                headers: {
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    /** @description Since when this operation has been deprecated (RFC 9745); `@0` for ever. */
                    Deprecation: string;
                    /** @description The last second of the last day of this operation (RFC 8594). Requests after it get 410. `Link` names the documentation, and the successor where there is one. */
                    Sunset: string;
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
            /** @description The caller has none of the required roles. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The image is larger than 2 MiB or 40 megapixels. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported, or the content does not match it. */
            415: {
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
    adjustStock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The product's id. */
                productId: string;
            };
            cookie?: never;
        };
        /** @description The change and its reason. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStockAdjustment"];
            };
        };
        responses: {
            /** @description The adjustment is recorded. */
            201: {
                headers: {
                    /** @description Since when this operation has been deprecated (RFC 9745); `@0` for ever. */
                    Deprecation: string;
                    /** @description The last second of the last day of this operation (RFC 8594). Requests after it get 410. `Link` names the documentation, and the successor where there is one. */
                    Sunset: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockAdjustment"];
                };
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
            /** @description The caller has none of the required roles. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist. */
            404: {
                headers: {
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
            /** @description The stock would fall below zero or exceed the maximum; nothing was recorded. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type or the content of the body is not supported. */
            415: {
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
    listCategories: {
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
            /** @description The categories. */
            200: {
                headers: {
                    /** @description How long the response may be cached, and by whom. */
                    "Cache-Control"?: string;
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    /** @description Since when this operation has been deprecated (RFC 9745); `@0` for ever. */
                    Deprecation: string;
                    /** @description The last second of the last day of this operation (RFC 8594). Requests after it get 410. `Link` names the documentation, and the successor where there is one. */
                    Sunset: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryList"];
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
    reserveStock: {
        parameters: {
            query?: never;
            header: {
                /** @description A unique value for this request, such as a UUID. Repeating the request with the same key within 24 hours returns the first response again; a different request with the same key is 422. */
                "Idempotency-Key": components["schemas"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The items to reserve. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReservationRequest"];
            };
        };
        responses: {
            /** @description The items are reserved. */
            201: {
                headers: {
                    /** @description Present when this is the stored response to an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Since when this operation has been deprecated (RFC 9745); `@0` for ever. */
                    Deprecation: string;
                    /** @description The last second of the last day of this operation (RFC 8594). Requests after it get 410. `Link` names the documentation, and the successor where there is one. */
                    Sunset: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reservation"];
                };
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
            /** @description The caller has none of the required roles. */
            403: {
                headers: {
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
            /** @description There is insufficient stock, the id belongs to a reservation of other items, or the first request with this idempotency key is still being processed. Nothing was reserved. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The media type or the content of the body is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A product does not exist or is listed twice, or the idempotency key was used for a different request. */
            422: {
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
    releaseReservation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The reservation's id. */
                reservationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The items are in stock again. */
            204: {
                headers: {
                    /** @description Since when this operation has been deprecated (RFC 9745); `@0` for ever. */
                    Deprecation: string;
                    /** @description The last second of the last day of this operation (RFC 8594). Requests after it get 410. `Link` names the documentation, and the successor where there is one. */
                    Sunset: string;
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
            /** @description The caller has none of the required roles. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist. */
            404: {
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
    confirmReservation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique value for this request, such as a UUID. Repeating the request with the same key within 24 hours returns the first response again; a different request with the same key is 422. */
                "Idempotency-Key"?: components["schemas"]["IdempotencyKey"];
            };
            path: {
                /** @description The reservation's id. */
                reservationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The items are sold. */
            200: {
                headers: {
                    /** @description Present when this is the stored response to an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: "true";
                    /** @description Since when this operation has been deprecated (RFC 9745); `@0` for ever. */
                    Deprecation: string;
                    /** @description The last second of the last day of this operation (RFC 8594). Requests after it get 410. `Link` names the documentation, and the successor where there is one. */
                    Sunset: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reservation"];
                };
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
            /** @description The caller has none of the required roles. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource does not exist. */
            404: {
                headers: {
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
            /** @description The reservation was released or has expired, or the first request with this idempotency key is still being processed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This `Idempotency-Key` was used for a different request. */
            422: {
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
