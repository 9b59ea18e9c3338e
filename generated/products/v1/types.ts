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
            path?: never;
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
            path?: never;
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
            path?: never;
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
            path?: never;
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
            path?: never;
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
        /** @description The name of a category in addresses. */
        Slug: string;
        /** @description An amount in the minor unit of its currency, such as cents. */
        MinorUnits: number;
        /** @description An opaque place in a list. Hand it back as it came; one that this service did not make is refused with 400. */
        Cursor: string;
        /** @description One entity tag, several separated by commas, or `*`. */
        Condition: string;
        /** @description An entity tag (RFC 9110, section 8.8.3). */
        EntityTag: string;
        /** @description One page of products. */
        ProductPage: {
            /** @description The products of this page, in the order that was asked for. */
            items: components["schemas"]["Product"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
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
        /** @description The shop's own number of the product (stock keeping unit). No two products share one. */
        Sku: string;
        /** @description What the product is called. No spaces around it, no control characters. */
        ProductName: string;
        /** @description What a buyer wants to know, as plain text; line feeds are its only control characters. */
        ProductDescription: string;
        /** @description An amount of money. Whole numbers only, because binary fractions can't hold 0.10 exactly. */
        Money: {
            amount: components["schemas"]["MinorUnits"];
            /**
             * @description The currency (ISO 4217).
             * @enum {string}
             */
            currency: "EUR" | "GBP" | "USD";
        };
        /** @description How many can be sold. */
        Stock: number;
        /** @description The cursor of the next page; null on the last one. */
        NextCursor: string | null;
        /** @description What went wrong (RFC 9457). `code` is stable and meant for programs, `title` and `detail` for people. */
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
        /** @description One error in a request. */
        FieldError: {
            /**
             * Format: json-pointer
             * @description Where it is, as a JSON pointer from the request; it starts with /body, /query, /path or /header.
             */
            pointer: string;
            /** @description What is wrong there. */
            detail: string;
        };
        /** @description A product to add. */
        NewProduct: {
            sku: components["schemas"]["Sku"];
            name: components["schemas"]["ProductName"];
            /**
             * @description What a buyer wants to know; nothing, when left out.
             * @default
             */
            description?: string;
            category: components["schemas"]["Slug"];
            price: components["schemas"]["Money"];
            /**
             * @description How many there are to begin with.
             * @default 0
             */
            stock?: number;
        };
        /** @description What of the product to change; at least one property. */
        ProductChange: {
            name?: components["schemas"]["ProductName"];
            description?: components["schemas"]["ProductDescription"];
            category?: components["schemas"]["Slug"];
            price?: components["schemas"]["Money"];
        };
        /** @description A change of stock to book. */
        NewStockAdjustment: {
            delta: components["schemas"]["Delta"];
            reason: components["schemas"]["StockReason"];
            note?: components["schemas"]["Note"];
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
        /** @description A name that the caller gives to one attempt. */
        IdempotencyKey: string;
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
            expiresIn?: number;
        };
        /** @description What is set aside; each product once. */
        ReservationItems: components["schemas"]["ReservationItem"][];
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
                /** @description Words to find in names and descriptions (full text, all of them, in any form). */
                q?: string;
                /** @description Only products of the category with this slug. */
                category?: components["schemas"]["Slug"];
                /** @description Only products that cost this much or more. */
                minPrice?: components["schemas"]["MinorUnits"];
                /** @description Only products that cost this much or less. */
                maxPrice?: components["schemas"]["MinorUnits"];
                /** @description True for products that are in stock, false for those that are sold out. */
                inStock?: boolean;
                /** @description The order; a minus sign turns it round. */
                sort: "name" | "-name" | "price" | "-price" | "createdAt" | "-createdAt";
                /** @description The `nextCursor` of the page before. Left out, the list starts from its beginning. */
                cursor?: components["schemas"]["Cursor"];
                /** @description How many items a page holds at most. */
                limit: number;
            };
            header?: {
                /** @description The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body. */
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
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPage"];
                };
            };
            /** @description The copy that the caller holds is still current. */
            304: {
                headers: {
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not match this contract: `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description None of the media types that the `Accept` header allows can be produced. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke on our side. The reply never says what; `requestId` finds it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something that the service needs, such as its database, is out of reach. It recovers by itself. */
            503: {
                headers: {
                    /** @description After how many seconds a new attempt makes sense, where that is known. */
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
                    /** @description Where the created resource is. */
                    Location: string;
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description The request does not match this contract: `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credentials are missing, malformed, expired or not ours. */
            401: {
                headers: {
                    /** @description The scheme by which to authenticate (RFC 9110, section 11.6.1). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller is known, but has none of the roles that the operation asks for. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description None of the media types that the `Accept` header allows can be produced. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is a product with this SKU already. */
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
            /** @description The body has a media type, or a content, that the operation does not accept. */
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
            /** @description Something broke on our side. The reply never says what; `requestId` finds it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something that the service needs, such as its database, is out of reach. It recovers by itself. */
            503: {
                headers: {
                    /** @description After how many seconds a new attempt makes sense, where that is known. */
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
                /** @description The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body. */
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
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description The copy that the caller holds is still current. */
            304: {
                headers: {
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not match this contract: `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such resource. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description None of the media types that the `Accept` header allows can be produced. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke on our side. The reply never says what; `requestId` finds it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something that the service needs, such as its database, is out of reach. It recovers by itself. */
            503: {
                headers: {
                    /** @description After how many seconds a new attempt makes sense, where that is known. */
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
                /** @description The `ETag` that was read with the resource. Without it the answer is 428; when it has changed since, 412. */
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
            /** @description The product is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not match this contract: `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credentials are missing, malformed, expired or not ours. */
            401: {
                headers: {
                    /** @description The scheme by which to authenticate (RFC 9110, section 11.6.1). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller is known, but has none of the roles that the operation asks for. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such resource. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Some of the product are set aside; nothing was deleted. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource has changed since the caller read it: read it again, then decide. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request lacks `If-Match`: without it a change could undo one that the caller has not seen. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke on our side. The reply never says what; `requestId` finds it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something that the service needs, such as its database, is out of reach. It recovers by itself. */
            503: {
                headers: {
                    /** @description After how many seconds a new attempt makes sense, where that is known. */
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
                /** @description The `ETag` that was read with the resource. Without it the answer is 428; when it has changed since, 412. */
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
            /** @description The product as it is now. */
            200: {
                headers: {
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description The request does not match this contract: `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credentials are missing, malformed, expired or not ours. */
            401: {
                headers: {
                    /** @description The scheme by which to authenticate (RFC 9110, section 11.6.1). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller is known, but has none of the roles that the operation asks for. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such resource. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description None of the media types that the `Accept` header allows can be produced. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resource has changed since the caller read it: read it again, then decide. */
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
            /** @description The body has a media type, or a content, that the operation does not accept. */
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
            /** @description The request lacks `If-Match`: without it a change could undo one that the caller has not seen. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke on our side. The reply never says what; `requestId` finds it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something that the service needs, such as its database, is out of reach. It recovers by itself. */
            503: {
                headers: {
                    /** @description After how many seconds a new attempt makes sense, where that is known. */
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
                /** @description The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body. */
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
            /** @description The picture's bytes. */
            200: {
                headers: {
                    /** @description How long the reply may be reused, and by whom. */
                    "Cache-Control": string;
                    /** @description Pages of any origin may show the picture. */
                    "Cross-Origin-Resource-Policy": "cross-origin";
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                    "image/jpeg": unknown;
                    "image/webp": unknown;
                };
            };
            /** @description The copy that the caller holds is still current. */
            304: {
                headers: {
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not match this contract: `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such product, or it has no picture. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description None of the media types that the `Accept` header allows can be produced. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke on our side. The reply never says what; `requestId` finds it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something that the service needs, such as its database, is out of reach. It recovers by itself. */
            503: {
                headers: {
                    /** @description After how many seconds a new attempt makes sense, where that is known. */
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
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not match this contract: `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credentials are missing, malformed, expired or not ours. */
            401: {
                headers: {
                    /** @description The scheme by which to authenticate (RFC 9110, section 11.6.1). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller is known, but has none of the roles that the operation asks for. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such resource. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The picture is larger than 2 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `Content-Type` is none of the three, or the bytes are not what it says. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke on our side. The reply never says what; `requestId` finds it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something that the service needs, such as its database, is out of reach. It recovers by itself. */
            503: {
                headers: {
                    /** @description After how many seconds a new attempt makes sense, where that is known. */
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
            /** @description The request does not match this contract: `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credentials are missing, malformed, expired or not ours. */
            401: {
                headers: {
                    /** @description The scheme by which to authenticate (RFC 9110, section 11.6.1). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller is known, but has none of the roles that the operation asks for. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such resource. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description None of the media types that the `Accept` header allows can be produced. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The stock would fall below zero, or rise above what a product can have; nothing was booked. */
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
            /** @description The body has a media type, or a content, that the operation does not accept. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke on our side. The reply never says what; `requestId` finds it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something that the service needs, such as its database, is out of reach. It recovers by itself. */
            503: {
                headers: {
                    /** @description After how many seconds a new attempt makes sense, where that is known. */
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
                /** @description The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body. */
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
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryList"];
                };
            };
            /** @description The copy that the caller holds is still current. */
            304: {
                headers: {
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not match this contract: `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description None of the media types that the `Accept` header allows can be produced. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke on our side. The reply never says what; `requestId` finds it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something that the service needs, such as its database, is out of reach. It recovers by itself. */
            503: {
                headers: {
                    /** @description After how many seconds a new attempt makes sense, where that is known. */
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
                /** @description A name for this attempt, such as a UUID. Sent again with the same request it gives the first reply again, for 24 hours; with another request, 422. */
                "Idempotency-Key": components["schemas"]["IdempotencyKey"];
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
                    /** @description Sent when this is the reply to an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            /** @description The request does not match this contract: `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credentials are missing, malformed, expired or not ours. */
            401: {
                headers: {
                    /** @description The scheme by which to authenticate (RFC 9110, section 11.6.1). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller is known, but has none of the roles that the operation asks for. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description None of the media types that the `Accept` header allows can be produced. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There are not enough of a product, or the id belongs to a reservation of other items, so nothing was set aside; or the first request with this key is still running. */
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
            /** @description The body has a media type, or a content, that the operation does not accept. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No product has such an id, or one is named twice; or the key belongs to another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke on our side. The reply never says what; `requestId` finds it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something that the service needs, such as its database, is out of reach. It recovers by itself. */
            503: {
                headers: {
                    /** @description After how many seconds a new attempt makes sense, where that is known. */
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
            /** @description The items are in stock. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not match this contract: `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credentials are missing, malformed, expired or not ours. */
            401: {
                headers: {
                    /** @description The scheme by which to authenticate (RFC 9110, section 11.6.1). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller is known, but has none of the roles that the operation asks for. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such resource. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke on our side. The reply never says what; `requestId` finds it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something that the service needs, such as its database, is out of reach. It recovers by itself. */
            503: {
                headers: {
                    /** @description After how many seconds a new attempt makes sense, where that is known. */
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
                /** @description A name for this attempt, such as a UUID. Sent again with the same request it gives the first reply again, for 24 hours; with another request, 422. */
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
                    /** @description Sent when this is the reply to an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            /** @description The request does not match this contract: `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credentials are missing, malformed, expired or not ours. */
            401: {
                headers: {
                    /** @description The scheme by which to authenticate (RFC 9110, section 11.6.1). */
                    "WWW-Authenticate": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller is known, but has none of the roles that the operation asks for. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such resource. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description None of the media types that the `Accept` header allows can be produced. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The reservation was given back or has expired; or the first request with this key is still running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This `Idempotency-Key` came with another request before. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something broke on our side. The reply never says what; `requestId` finds it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something that the service needs, such as its database, is out of reach. It recovers by itself. */
            503: {
                headers: {
                    /** @description After how many seconds a new attempt makes sense, where that is known. */
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
