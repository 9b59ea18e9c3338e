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
         * @description All products, page by page. Filters narrow the list together; one that matches nothing gives an empty page. Prices are compared as they are, without conversion between currencies.
         */
        get: operations["listProducts"];
        put?: never;
        /**
         * Add a product
         * @description Adds a product to the catalogue, with its first stock. Its picture is put afterwards.
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
            path: {
                /**
                 * @description The product's id.
                 * @example 3438343e-005d-8628-a296-a574996d4046
                 */
                productId: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        /**
         * Read a product
         * @description One product, by its id.
         */
        get: operations["getProduct"];
        put?: never;
        post?: never;
        /**
         * Take a product out
         * @description Deletes the product with its picture and its stock adjustments. It can't be undone. A product that is set aside for an order stays until that is decided.
         */
        delete: operations["deleteProduct"];
        options?: never;
        head?: never;
        /**
         * Change a product
         * @description Changes what the body names and leaves the rest. The SKU stays for good; stock changes by `adjustStock` only, so every change of it has a reason.
         */
        patch: operations["updateProduct"];
        trace?: never;
    };
    "/products/{productId}/image": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The product's id.
                 * @example 3438343e-005d-8628-a296-a574996d4046
                 */
                productId: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        /**
         * Read a product's picture
         * @description The picture, in the format in which it was put.
         */
        get: operations["getProductImage"];
        /**
         * Give a product a picture
         * @description Stores the picture, in place of the one before. PNG, JPEG or WebP, up to 2 MiB; what it is is told by its bytes, and they must agree with `Content-Type`.
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
            path: {
                /**
                 * @description The product's id.
                 * @example 3438343e-005d-8628-a296-a574996d4046
                 */
                productId: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Book a change of stock
         * @description Adds to the stock or takes from it, and keeps why. It never falls below zero, also when several bookings arrive at the same moment.
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
         * List the categories
         * @description All categories, by name, each with how many products are in it. They are few, so there are no pages.
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
         * Set stock aside
         * @description Takes all items out of stock, or none. Unless the reservation is confirmed in time it ends by itself, and the items return. A `reservationId` that is known already gives the reservation of that name as it is now, if it is for the same items.
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
            path: {
                /**
                 * @description The reservation's id.
                 * @example e4c6c0d2-7f2e-4b9f-9a0d-8d1d3c5b7a22
                 */
                reservationId: components["parameters"]["ReservationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Give stock back
         * @description Ends a reservation: its items return to stock, those of a confirmed one too. One that has ended already stays as it is.
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
            path: {
                /**
                 * @description The reservation's id.
                 * @example e4c6c0d2-7f2e-4b9f-9a0d-8d1d3c5b7a22
                 */
                reservationId: components["parameters"]["ReservationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a reservation
         * @description The items are sold, so the reservation no longer ends by itself. One that is confirmed stays as it is.
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
        /** @description Something that the shop sells. */
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
             * @description Where the picture is; null while there is none.
             */
            imageUrl: string | null;
            /**
             * Format: date-time
             * @description When the product was added.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the product last changed.
             */
            updatedAt: string;
        };
        /** @description One page of products. */
        ProductPage: {
            /** @description The products of this page, in the order that was asked for. */
            items: components["schemas"]["Product"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description The shop's own number of the product (stock keeping unit). No two products share one. */
        Sku: string;
        /** @description What the product is called. No spaces around it, no control characters. */
        ProductName: string;
        /** @description What a buyer wants to know, as plain text; line feeds are its only control characters. */
        ProductDescription: string;
        /** @description The name of a category in addresses. */
        Slug: string;
        /** @description How many can be sold. */
        Stock: number;
        /** @description A product to add. */
        NewProduct: {
            sku: components["schemas"]["Sku"];
            name: components["schemas"]["ProductName"];
            /**
             * @description What a buyer wants to know; nothing, when left out.
             * @default
             */
            description: string;
            category: components["schemas"]["Slug"];
            price: components["schemas"]["Money"];
            /**
             * @description How many there are to begin with.
             * @default 0
             */
            stock: number;
        };
        /** @description What of the product to change; at least one property. */
        ProductChange: {
            name?: components["schemas"]["ProductName"];
            description?: components["schemas"]["ProductDescription"];
            category?: components["schemas"]["Slug"];
            price?: components["schemas"]["Money"];
        };
        /** @description How many come in (above zero) or go out (below zero). */
        Delta: number;
        /**
         * @description Why the stock changes.
         * @enum {string}
         */
        StockReason: "received" | "sold" | "returned" | "damaged" | "counted";
        /** @description What else there is to say about it. */
        Note: string;
        /** @description A change of stock to book. */
        NewStockAdjustment: {
            delta: components["schemas"]["Delta"];
            reason: components["schemas"]["StockReason"];
            note?: components["schemas"]["Note"];
        };
        /** @description A booked change of stock. */
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
            /** @description How many there are after it. */
            stock: number;
            /**
             * Format: date-time
             * @description When it was booked.
             */
            createdAt: string;
        };
        /** @description All categories. */
        CategoryList: {
            /** @description The categories, by name. */
            items: components["schemas"]["Category"][];
        };
        /** @description A part of the catalogue. */
        Category: {
            slug: components["schemas"]["Slug"];
            /** @description What the category is called. */
            name: string;
            /** @description How many products are in it. */
            productCount: number;
        };
        /** @description How many of a product to set aside. */
        ReservationItem: {
            /**
             * Format: uuid
             * @description The product's id.
             */
            productId: string;
            /** @description How many of it. */
            quantity: number;
        };
        /** @description What is set aside; each product once. */
        ReservationItems: components["schemas"]["ReservationItem"][];
        /** @description Stock to set aside. */
        NewReservation: {
            /**
             * Format: uuid
             * @description The id that the reservation shall have; left out, it gets one.
             */
            reservationId?: string;
            items: components["schemas"]["ReservationItems"];
            /**
             * @description After how many seconds the reservation ends by itself.
             * @default 900
             */
            expiresIn: number;
        };
        /** @description Stock that is set aside. */
        Reservation: {
            /**
             * Format: uuid
             * @description The reservation's id.
             */
            id: string;
            /**
             * @description Where it is; `expired`: it ended by itself.
             * @enum {string}
             */
            status: "reserved" | "confirmed" | "released" | "expired";
            /** @description What is set aside, without products that are gone since. */
            items: components["schemas"]["ReservationItem"][];
            /**
             * Format: date-time
             * @description When it ends by itself, unless it is confirmed before.
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
        };
        /** @description The product after the change. */
        ProductChangedData: {
            /**
             * Format: uuid
             * @description The product's id.
             */
            productId: string;
            /**
             * @description What became of it.
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
            /** @description How many came in (above zero) or went out (below zero). */
            delta: number;
            stock: components["schemas"]["Stock"];
            /**
             * @description Why: that of the adjustment, or what became of a reservation; `restocked`: a confirmed one ended.
             * @enum {string}
             */
            reason: "received" | "sold" | "returned" | "damaged" | "counted" | "reserved" | "released" | "expired" | "restocked";
            /**
             * Format: uuid
             * @description The reservation, if it was for one.
             */
            reservationId?: string;
        };
        /** @description An amount in the minor unit of its currency, such as cents. */
        MinorUnits: number;
        /** @description An opaque place in a list. Hand it back as it came; one that this service did not make is refused with 400. */
        Cursor: string;
        /** @description One entity tag, several separated by commas, or `*`. */
        Condition: string;
        /** @description An entity tag (RFC 9110, section 8.8.3). */
        EntityTag: string;
        /**
         * @description What went wrong (RFC 9457). `code` is stable and meant for programs, `title` and `detail` for people.
         * @example {
         *       "type": "urn:problem-type:not-found",
         *       "title": "There is nothing at this address",
         *       "status": 404,
         *       "code": "not-found",
         *       "requestId": "5f0a2c1b9d7e4f38"
         *     }
         */
        Problem: {
            /**
             * Format: uri
             * @description The kind of problem, as a URI.
             */
            type: string;
            /** @description The kind of problem in a few words, the same at each occurrence. */
            title: string;
            /** @description The HTTP status, repeated for readers who see only the body. */
            status: number;
            /** @description A sentence about this occurrence. Never given with a 500. */
            detail?: string;
            /** @description The path that was asked for. */
            instance?: string;
            /** @description A stable name to decide by. Those of a service start with its name and a dot. */
            code: string;
            /** @description Quote it when you report the problem; it finds the log lines of this request. */
            requestId?: string;
            /** @description Each error of a request that does not match the contract. */
            errors?: components["schemas"]["FieldError"][];
        };
        /**
         * @description One error in a request.
         * @example {
         *       "pointer": "/body/name",
         *       "detail": "must be a string"
         *     }
         */
        FieldError: {
            /**
             * Format: json-pointer
             * @description Where it is, as a JSON pointer from the request; it starts with /body, /query, /path or /header.
             */
            pointer: string;
            /** @description What is wrong there. */
            detail: string;
        };
        /** @description A name that the caller gives to one attempt. */
        IdempotencyKey: string;
        /** @description A fact that a service publishes (CloudEvents 1.0, JSON format). It is delivered at least once, so `id` counts. */
        CloudEvent: {
            /**
             * @description The version of CloudEvents.
             * @constant
             */
            specversion: "1.0";
            /**
             * Format: uuid
             * @description The event's id. Whoever has seen it has seen the event.
             */
            id: string;
            /** @description The service that publishes it. */
            source: string;
            /** @description Which event it is: `<service>.<event>.<version>`. */
            type: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            time: string;
            /** @description The id of the thing that it happened to. Events of one subject arrive in their order. */
            subject: string;
            /**
             * @description What `data` is.
             * @constant
             */
            datacontenttype: "application/json";
            /** @description The trace in which it happened (W3C Trace Context; CloudEvents' extension "Distributed Tracing"). */
            traceparent?: string;
            /** @description What happened. */
            data: Record<string, never>;
        };
        /**
         * @description An amount of money. Whole numbers only, because binary fractions can't hold 0.10 exactly.
         * @example {
         *       "amount": 1999,
         *       "currency": "EUR"
         *     }
         */
        Money: {
            amount: components["schemas"]["MinorUnits"];
            /**
             * @description The currency (ISO 4217).
             * @enum {string}
             */
            currency: "EUR" | "GBP" | "USD";
        };
        /** @description The cursor of the next page; null on the last one. */
        NextCursor: string | null;
    };
    responses: {
        /** @description There is a product with this SKU already. */
        SkuTaken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The stock would fall below zero, or rise above what a product can have; nothing was booked. */
        StockOutOfRange: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No category has this slug. */
        UnknownCategory: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such product, or it has no picture. */
        NoImage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The picture is larger than 2 MiB. */
        ImageTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `Content-Type` is none of the three, or the bytes are not what it says. */
        NotAnImage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Some of the product are set aside; nothing was deleted. */
        ProductReserved: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There are not enough of a product, or the id belongs to a reservation of other items, so nothing was set aside; or the first request with this key is still running. */
        NotReserved: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No product has such an id, or one is named twice; or the key belongs to another request. */
        ReservationRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The reservation was given back or has expired; or the first request with this key is still running. */
        ReservationEnded: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The copy that the caller holds is still current. */
        NotModified: {
            headers: {
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The request does not match this contract: `errors` says where. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description None of the media types that the `Accept` header allows can be produced. */
        NotAcceptable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something broke on our side. The reply never says what; `requestId` finds it in the log. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something that the service needs, such as its database, is out of reach. It recovers by itself. */
        Unavailable: {
            headers: {
                "Retry-After": components["headers"]["RetryAfterOptional"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The credentials are missing, malformed, expired or not ours. */
        Unauthenticated: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller is known, but has none of the roles that the operation asks for. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than the operation accepts. */
        ContentTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body has a media type, or a content, that the operation does not accept. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such resource. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The resource has changed since the caller read it: read it again, then decide. */
        PreconditionFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request lacks `If-Match`: without it a change could undo one that the caller has not seen. */
        PreconditionRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description This `Idempotency-Key` came with another request before. */
        IdempotencyKeyReused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The product's id.
         * @example 3438343e-005d-8628-a296-a574996d4046
         */
        ProductId: string;
        /**
         * @description The reservation's id.
         * @example e4c6c0d2-7f2e-4b9f-9a0d-8d1d3c5b7a22
         */
        ReservationId: string;
        /**
         * @description The `nextCursor` of the page before. Left out, the list starts from its beginning.
         * @example eyJrIjoiMjAyNi0wMy0wMSJ9
         */
        Cursor: components["schemas"]["Cursor"];
        /**
         * @description How many items a page holds at most.
         * @example 20
         */
        Limit: number;
        /**
         * @description The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body.
         * @example "2"
         */
        IfNoneMatch: components["schemas"]["Condition"];
        /**
         * @description The `ETag` that was read with the resource. Without it the answer is 428; when it has changed since, 412.
         * @example "1"
         */
        IfMatch: components["schemas"]["Condition"];
        /**
         * @description A name for this attempt, such as a UUID. Sent again with the same request it gives the first reply again, for 24 hours; with another request, 422.
         * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
         */
        IdempotencyKey: components["schemas"]["IdempotencyKey"];
        /**
         * @description A name for this attempt, such as a UUID. Sent again with the same request it gives the first reply again, for 24 hours; with another request, 422.
         * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
         */
        IdempotencyKeyOptional: components["schemas"]["IdempotencyKey"];
    };
    requestBodies: never;
    headers: {
        /**
         * @description The version of the resource, for `If-Match` and `If-None-Match`.
         * @example "3"
         */
        ETag: components["schemas"]["EntityTag"];
        /**
         * @description After how many seconds a new attempt makes sense, where that is known.
         * @example 5
         */
        RetryAfterOptional: number;
        /**
         * @description Where the created resource is.
         * @example /api/v1/things/0f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10
         */
        Location: string;
        /**
         * @description The scheme by which to authenticate (RFC 9110, section 11.6.1).
         * @example Bearer
         */
        WWWAuthenticate: string;
        /**
         * @description How long the reply may be reused, and by whom.
         * @example public, max-age=300
         */
        CacheControl: string;
        /**
         * @description Sent when this is the reply to an earlier request with the same `Idempotency-Key`.
         * @example true
         */
        IdempotencyReplayed: "true";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listProducts: {
        parameters: {
            query?: {
                /**
                 * @description Words to find in names and descriptions (full text, all of them, in any form).
                 * @example oak table
                 */
                q?: string;
                /**
                 * @description Only products of the category with this slug.
                 * @example furniture
                 */
                category?: components["schemas"]["Slug"];
                /**
                 * @description Only products that cost this much or more.
                 * @example 1000
                 */
                minPrice?: components["schemas"]["MinorUnits"];
                /**
                 * @description Only products that cost this much or less.
                 * @example 25000
                 */
                maxPrice?: components["schemas"]["MinorUnits"];
                /**
                 * @description True for products that are in stock, false for those that are sold out.
                 * @example true
                 */
                inStock?: boolean;
                /**
                 * @description The order; a minus sign turns it round.
                 * @example price
                 */
                sort?: "name" | "-name" | "price" | "-price" | "createdAt" | "-createdAt";
                /**
                 * @description The `nextCursor` of the page before. Left out, the list starts from its beginning.
                 * @example eyJrIjoiMjAyNi0wMy0wMSJ9
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description How many items a page holds at most.
                 * @example 20
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /**
                 * @description The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body.
                 * @example "2"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of products. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createProduct: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The product to add. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProduct"];
            };
        };
        responses: {
            /** @description The product is in the catalogue. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["SkuTaken"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnknownCategory"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body.
                 * @example "2"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The product's id.
                 * @example 3438343e-005d-8628-a296-a574996d4046
                 */
                productId: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteProduct: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` that was read with the resource. Without it the answer is 428; when it has changed since, 412.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The product's id.
                 * @example 857e2ee2-2ebe-87af-acb0-59e963a18191
                 */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["ProductReserved"];
            412: components["responses"]["PreconditionFailed"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateProduct: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` that was read with the resource. Without it the answer is 428; when it has changed since, 412.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The product's id.
                 * @example 3438343e-005d-8628-a296-a574996d4046
                 */
                productId: components["parameters"]["ProductId"];
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
            /** @description The product as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnknownCategory"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getProductImage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body.
                 * @example "2"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The product's id.
                 * @example 3438343e-005d-8628-a296-a574996d4046
                 */
                productId: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture's bytes. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    /**
                     * @description Pages of any origin may show the picture.
                     * @example cross-origin
                     */
                    "Cross-Origin-Resource-Policy": "cross-origin";
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                    "image/jpeg": unknown;
                    "image/webp": unknown;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NoImage"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    putProductImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The product's id.
                 * @example 3438343e-005d-8628-a296-a574996d4046
                 */
                productId: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        /** @description The picture's bytes, 2 MiB at most. */
        requestBody: {
            content: {
                "image/png": unknown;
                "image/jpeg": unknown;
                "image/webp": unknown;
            };
        };
        responses: {
            /** @description The picture is stored. */
            204: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["ImageTooLarge"];
            415: components["responses"]["NotAnImage"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    adjustStock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The product's id.
                 * @example 3438343e-005d-8628-a296-a574996d4046
                 */
                productId: components["parameters"]["ProductId"];
            };
            cookie?: never;
        };
        /** @description How much, and why. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStockAdjustment"];
            };
        };
        responses: {
            /** @description The change is booked. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockAdjustment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["StockOutOfRange"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCategories: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body.
                 * @example "2"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The categories. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    reserveStock: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A name for this attempt, such as a UUID. Sent again with the same request it gives the first reply again, for 24 hours; with another request, 422.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description What to set aside. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReservation"];
            };
        };
        responses: {
            /** @description The items are set aside. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["NotReserved"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ReservationRefused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    releaseReservation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The reservation's id.
                 * @example e4c6c0d2-7f2e-4b9f-9a0d-8d1d3c5b7a22
                 */
                reservationId: components["parameters"]["ReservationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The items are in stock. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    confirmReservation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name for this attempt, such as a UUID. Sent again with the same request it gives the first reply again, for 24 hours; with another request, 422.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyOptional"];
            };
            path: {
                /**
                 * @description The reservation's id.
                 * @example e4c6c0d2-7f2e-4b9f-9a0d-8d1d3c5b7a22
                 */
                reservationId: components["parameters"]["ReservationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The items are sold. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["ReservationEnded"];
            422: components["responses"]["IdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
