// Written by `npm run generate` from openapi/orders/v1.yaml. Do not edit.

export interface paths {
    "/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders
         * @description The caller's own orders, page by page; staff and administrators see those of everybody. The list follows the orders themselves by a moment: read one by its id for the last word.
         */
        get: operations["listOrders"];
        put?: never;
        /**
         * Place an order
         * @description Accepts the order at the prices of this moment, and works on it from then on. Whether the goods are in stock and the payment goes through is told by the order's status, not by this reply.
         */
        post: operations["placeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The order's id.
                 * @example 3d1f0b5e-8a5c-4f0e-9a43-5b7d2f6c1e90
                 */
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        /**
         * Read an order
         * @description One order, by its id. Staff and administrators can read any; to others an order of somebody else is 404.
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The order's id.
                 * @example 3d1f0b5e-8a5c-4f0e-9a43-5b7d2f6c1e90
                 */
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an order
         * @description Asks that the order be cancelled: what was paid is given back, the goods return to stock. Asking twice is no error and changes nothing. An order that was rejected, or that people must look at, can't be cancelled.
         */
        post: operations["cancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}/resumption": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The order's id.
                 * @example 6e2d9c4b-1f7a-4d03-b5e8-7a9c0d3f2e61
                 */
                orderId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an order up again
         * @description For an order that needs attention, once what was wrong is mended: the work on it goes on with the step that it stopped at, with a new deadline. Where that step comes to nothing again, the order needs attention again.
         */
        post: operations["resumeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The order's id.
                 * @example 3d1f0b5e-8a5c-4f0e-9a43-5b7d2f6c1e90
                 */
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        /**
         * Follow an order
         * @description A stream of Server-Sent Events: first what has happened to the order, then what happens. The `data` of each is one `OrderEvent` as JSON, its `id` the place to resume from by `Last-Event-ID`, its `event` the same as `type`. Comments keep the connection alive. The stream ends after the event that brings a final status.
         */
        get: operations["streamOrderEvents"];
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
        /** @description An order to place. Prices are those of the catalogue, never the caller's. */
        NewOrder: {
            /** @description What to buy; each product once, all in one currency. */
            items: components["schemas"]["NewOrderItem"][];
            paymentMethod: components["schemas"]["PaymentMethod"];
        };
        /** @description One product to buy. */
        NewOrderItem: {
            /**
             * Format: uuid
             * @description The product's id.
             */
            productId: string;
            quantity: components["schemas"]["Quantity"];
        };
        /** @description How many of it. */
        Quantity: number;
        /** @description How it is paid, as the payment provider calls it. */
        PaymentMethod: string;
        /**
         * @description Where the order is. `confirmed`, `rejected`, `cancelled` and `needs-attention` are final, except that a confirmed order can be cancelled, and one that needs attention can be taken up again.
         * @enum {string}
         */
        OrderStatus: "pending" | "confirmed" | "rejected" | "cancelling" | "cancelled" | "needs-attention";
        /**
         * @description Why the order was rejected or cancelled.
         * @enum {string}
         */
        OrderReason: "out-of-stock" | "product-gone" | "card-declined" | "insufficient-funds" | "payment-failed" | "deadline-exceeded" | "cancelled-by-customer" | "cancelled-by-staff";
        /** @description One product of an order, as it was when the order was placed. */
        OrderItem: {
            /**
             * Format: uuid
             * @description The product's id.
             */
            productId: string;
            /** @description The shop's own number of the product. */
            sku: string;
            /** @description What the product was called. */
            name: string;
            quantity: components["schemas"]["Quantity"];
            unitPrice: components["schemas"]["Money"];
        };
        /** @description The products of the order. */
        OrderItems: components["schemas"]["OrderItem"][];
        /** @description An order. */
        Order: {
            /**
             * Format: uuid
             * @description The order's id.
             */
            id: string;
            /**
             * Format: uuid
             * @description Who placed it.
             */
            customerId: string;
            status: components["schemas"]["OrderStatus"];
            reason?: components["schemas"]["OrderReason"];
            items: components["schemas"]["OrderItems"];
            total: components["schemas"]["Money"];
            /**
             * Format: uuid
             * @description Its payment, once there is one.
             */
            paymentId?: string;
            /**
             * Format: date-time
             * @description When it was placed.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it last changed.
             */
            updatedAt: string;
        };
        /** @description An order with what other services know of it. */
        OrderSummary: {
            /**
             * Format: uuid
             * @description The order's id.
             */
            id: string;
            /**
             * Format: uuid
             * @description Who placed it.
             */
            customerId: string;
            status: components["schemas"]["OrderStatus"];
            reason?: components["schemas"]["OrderReason"];
            items: components["schemas"]["OrderItems"];
            total: components["schemas"]["Money"];
            /**
             * @description Where the payment is; `none` while there is none.
             * @enum {string}
             */
            paymentStatus: "none" | "authorized" | "captured" | "voided" | "refunded" | "failed";
            /**
             * @description Whether the customer has been told of the order's last state.
             * @enum {string}
             */
            notificationStatus: "none" | "sent";
            /**
             * Format: date-time
             * @description When it was placed.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When anything of it last changed.
             */
            updatedAt: string;
        };
        /** @description One page of orders. */
        OrderSummaryPage: {
            /** @description The orders of this page, in the order that was asked for. */
            items: components["schemas"]["OrderSummary"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description A step of the work on an order, or what undoes one.
         * @enum {string}
         */
        OrderStep: "reserve-stock" | "authorize-payment" | "confirm-stock" | "capture-payment" | "refund-payment" | "void-payment" | "release-stock";
        /** @description How often people had taken the order up again by then; left out while they never had. */
        Resumptions: number;
        /** @description Something that happened to an order. */
        OrderEvent: {
            /**
             * Format: uuid
             * @description The order's id.
             */
            orderId: string;
            /**
             * @description What happened.
             * @enum {string}
             */
            type: "placed" | "stock-reserved" | "payment-authorized" | "stock-confirmed" | "payment-captured" | "confirmed" | "cancellation-requested" | "payment-refunded" | "payment-voided" | "stock-released" | "rejected" | "cancelled" | "needs-attention" | "resumed";
            status: components["schemas"]["OrderStatus"];
            reason?: components["schemas"]["OrderReason"];
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
        };
        /** @description The order as it was accepted. */
        OrderPlacedData: {
            /**
             * Format: uuid
             * @description The order's id.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description Who placed it.
             */
            customerId: string;
            items: components["schemas"]["OrderItems"];
            total: components["schemas"]["Money"];
        };
        /** @description The confirmed order. */
        OrderConfirmedData: {
            resumptions?: components["schemas"]["Resumptions"];
            /**
             * Format: uuid
             * @description The order's id.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description Who placed it.
             */
            customerId: string;
            items: components["schemas"]["OrderItems"];
            total: components["schemas"]["Money"];
            /**
             * Format: uuid
             * @description The captured payment.
             */
            paymentId: string;
        };
        /** @description The rejected order. */
        OrderRejectedData: {
            resumptions?: components["schemas"]["Resumptions"];
            /**
             * Format: uuid
             * @description The order's id.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description Who placed it.
             */
            customerId: string;
            items: components["schemas"]["OrderItems"];
            total: components["schemas"]["Money"];
            reason: components["schemas"]["OrderReason"];
        };
        /** @description The order to cancel. */
        OrderCancellationRequestedData: {
            resumptions?: components["schemas"]["Resumptions"];
            /**
             * Format: uuid
             * @description The order's id.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description Who placed it.
             */
            customerId: string;
            reason: components["schemas"]["OrderReason"];
        };
        /** @description The cancelled order. */
        OrderCancelledData: {
            resumptions?: components["schemas"]["Resumptions"];
            /**
             * Format: uuid
             * @description The order's id.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description Who placed it.
             */
            customerId: string;
            items: components["schemas"]["OrderItems"];
            total: components["schemas"]["Money"];
            reason: components["schemas"]["OrderReason"];
            /**
             * Format: uuid
             * @description The payment that was voided or refunded, if there was one.
             */
            paymentId?: string;
        };
        /** @description The order, and what is wrong with it. */
        OrderNeedsAttentionData: {
            resumptions?: components["schemas"]["Resumptions"];
            /**
             * Format: uuid
             * @description The order's id.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description Who placed it.
             */
            customerId: string;
            step: components["schemas"]["OrderStep"];
            /** @description What is known of the cause, for people. */
            detail: string;
        };
        /** @description The order, and what is tried again. */
        OrderResumedData: {
            resumptions: components["schemas"]["Resumptions"];
            /**
             * Format: uuid
             * @description The order's id.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description Who placed it.
             */
            customerId: string;
            step: components["schemas"]["OrderStep"];
            status: components["schemas"]["OrderStatus"];
        };
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
        /** @description An amount in the minor unit of its currency, such as cents. */
        MinorUnits: number;
        /** @description The cursor of the next page; null on the last one. */
        NextCursor: string | null;
    };
    responses: {
        /** @description The order is well-formed, but can't be accepted; or the key belongs to another one. */
        OrderRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The order was rejected, or people must look at it first. */
        NotCancellable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The order does not need attention; or the first request with this key is still running. */
        NoAttentionNeeded: {
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
        /** @description A request with this `Idempotency-Key` is still being worked on; nothing was done twice. */
        IdempotencyConflict: {
            headers: {
                "Retry-After": components["headers"]["RetryAfterOptional"];
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
         * @description The order's id.
         * @example 3d1f0b5e-8a5c-4f0e-9a43-5b7d2f6c1e90
         */
        OrderId: string;
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
         * @description The scheme by which to authenticate (RFC 9110, section 11.6.1).
         * @example Bearer
         */
        WWWAuthenticate: string;
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
         * @description Sent when this is the reply to an earlier request with the same `Idempotency-Key`.
         * @example true
         */
        IdempotencyReplayed: "true";
        /**
         * @description Caches keep no copy; of tokens least of all (RFC 6749, section 5.1).
         * @example no-store
         */
        NoStore: "no-store";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listOrders: {
        parameters: {
            query?: {
                /**
                 * @description Only orders in this state.
                 * @example confirmed
                 */
                status?: components["schemas"]["OrderStatus"];
                /**
                 * @description Only orders placed at this moment or later.
                 * @example 2026-03-01T00:00:00.000Z
                 */
                createdFrom?: string;
                /**
                 * @description Only orders placed before this moment.
                 * @example 2026-04-01T00:00:00.000Z
                 */
                createdBefore?: string;
                /**
                 * @description The order of the list; a minus sign turns it round.
                 * @example createdAt
                 */
                sort?: "createdAt" | "-createdAt";
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
            /** @description One page of orders. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderSummaryPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    placeOrder: {
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
        /** @description What to buy, and how it is paid. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            /** @description The order is accepted. */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["OrderRefused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOrder: {
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
                 * @description The order's id.
                 * @example 3d1f0b5e-8a5c-4f0e-9a43-5b7d2f6c1e90
                 */
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The order's id.
                 * @example 3d1f0b5e-8a5c-4f0e-9a43-5b7d2f6c1e90
                 */
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order is being cancelled, or is cancelled already. */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["NotCancellable"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    resumeOrder: {
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
                 * @description The order's id.
                 * @example 6e2d9c4b-1f7a-4d03-b5e8-7a9c0d3f2e61
                 */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order is worked on again. */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["NoAttentionNeeded"];
            422: components["responses"]["IdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    streamOrderEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `id` of the last event that the caller has seen. Left out, the stream starts from the beginning.
                 * @example 3
                 */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The order's id.
                 * @example 3d1f0b5e-8a5c-4f0e-9a43-5b7d2f6c1e90
                 */
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. The schema is that of the `data` of one event. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["OrderEvent"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
