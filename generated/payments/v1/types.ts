// Written by `npm run generate` from openapi/payments/v1.yaml. Do not edit.

export interface paths {
    "/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List payments
         * @description The caller's own payments, newest first; staff, administrators and services see those of everybody.
         */
        get: operations["listPayments"];
        put?: never;
        /**
         * Authorize a payment
         * @description Sets the money aside. An order has one payment. That the provider refuses is an answer like any other: the payment is there, with the status `failed`. When the provider's answer stays out, the reply is 503; the same request with the same key finds out what became of it, and never takes the money twice. The key identifies the payment for good, beyond its 24 hours: with another request it is refused with 422.
         */
        post: operations["authorizePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{paymentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The payment's id.
                 * @example b6b8a3f0-1c1d-4c58-a3f5-9e0d4c7b2a66
                 */
                paymentId: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        /**
         * Read a payment
         * @description One payment, by its id. Staff, administrators and services can read any; to others a payment of somebody else is 404.
         */
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{paymentId}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The payment's id.
                 * @example b6b8a3f0-1c1d-4c58-a3f5-9e0d4c7b2a66
                 */
                paymentId: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Capture a payment
         * @description Takes the money that was set aside. A payment that is captured already stays as it is; one that the provider refuses to capture has failed.
         */
        post: operations["capturePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{paymentId}/void": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The payment's id.
                 * @example b6b8a3f0-1c1d-4c58-a3f5-9e0d4c7b2a66
                 */
                paymentId: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Void a payment
         * @description Releases the money that was set aside. A payment that is voided already, or that failed, stays as it is.
         */
        post: operations["voidPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{paymentId}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The payment's id.
                 * @example b6b8a3f0-1c1d-4c58-a3f5-9e0d4c7b2a66
                 */
                paymentId: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refund a payment
         * @description Refunds captured money: the amount, or without one all that has not been refunded yet. The key identifies the refund for good, beyond its 24 hours: with another request it is refused with 422.
         */
        post: operations["refundPayment"];
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
        /**
         * @description Where the money is. `pending`: the provider's answer is not known yet. `refunded`: all of it went back.
         * @enum {string}
         */
        PaymentStatus: "pending" | "authorized" | "captured" | "voided" | "refunded" | "failed";
        /** @description How it is paid, as the provider calls it. */
        PaymentMethod: string;
        /**
         * @description Why the provider refused; `payment-failed` where it does not say.
         * @enum {string}
         */
        FailureReason: "card-declined" | "insufficient-funds" | "payment-failed";
        /** @description An amount of money above zero. */
        PositiveMoney: {
            /** @description The amount in the minor unit of its currency. */
            amount: number;
            /**
             * @description The currency (ISO 4217).
             * @enum {string}
             */
            currency: "EUR" | "GBP" | "USD";
        };
        /** @description A payment to authorize. */
        NewPayment: {
            /**
             * Format: uuid
             * @description The order that is paid.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description Who pays.
             */
            customerId: string;
            amount: components["schemas"]["PositiveMoney"];
            method: components["schemas"]["PaymentMethod"];
        };
        /** @description What to give back. */
        NewRefund: {
            amount?: components["schemas"]["PositiveMoney"];
        };
        /** @description A payment. */
        Payment: {
            /**
             * Format: uuid
             * @description The payment's id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The order that is paid.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description Who pays.
             */
            customerId: string;
            status: components["schemas"]["PaymentStatus"];
            amount: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            method: components["schemas"]["PaymentMethod"];
            failureReason?: components["schemas"]["FailureReason"];
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it last changed.
             */
            updatedAt: string;
        };
        /** @description One page of payments. */
        PaymentPage: {
            /** @description The payments of this page, newest first. */
            items: components["schemas"]["Payment"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description Money that went back. */
        Refund: {
            /**
             * Format: uuid
             * @description The refund's id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The payment that it belongs to.
             */
            paymentId: string;
            amount: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
        };
        /** @description The authorized payment. */
        PaymentAuthorizedData: {
            /**
             * Format: uuid
             * @description The payment's id.
             */
            paymentId: string;
            /**
             * Format: uuid
             * @description The order that is paid.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description Who pays.
             */
            customerId: string;
            amount: components["schemas"]["Money"];
        };
        /** @description The captured payment. */
        PaymentCapturedData: {
            /**
             * Format: uuid
             * @description The payment's id.
             */
            paymentId: string;
            /**
             * Format: uuid
             * @description The order that is paid.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description Who pays.
             */
            customerId: string;
            amount: components["schemas"]["Money"];
        };
        /** @description The voided payment. */
        PaymentVoidedData: {
            /**
             * Format: uuid
             * @description The payment's id.
             */
            paymentId: string;
            /**
             * Format: uuid
             * @description The order that is paid.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description Who pays.
             */
            customerId: string;
            amount: components["schemas"]["Money"];
        };
        /** @description The refund, `amount`, and its payment. */
        PaymentRefundedData: {
            /**
             * Format: uuid
             * @description The payment's id.
             */
            paymentId: string;
            /**
             * Format: uuid
             * @description The order that is paid.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description Who pays.
             */
            customerId: string;
            amount: components["schemas"]["Money"];
            /**
             * Format: uuid
             * @description The refund's id.
             */
            refundId: string;
            refunded: components["schemas"]["Money"];
        };
        /** @description The failed payment. */
        PaymentFailedData: {
            /**
             * Format: uuid
             * @description The payment's id.
             */
            paymentId: string;
            /**
             * Format: uuid
             * @description The order that is paid.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description Who pays.
             */
            customerId: string;
            amount: components["schemas"]["Money"];
            failureReason: components["schemas"]["FailureReason"];
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
        /** @description There is another payment for this order; or the first request with this key is still running. */
        OrderHasPayment: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The payment is not authorized; or the first request with this key is still running. */
        NotCapturable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The payment is captured already, or not authorized yet; or the first request with this key is still running. */
        NotVoidable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The payment is not captured, or given back already; or the first request with this key is still running. */
        NotRefundable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description That much can't be given back; or the key belongs to another request. */
        RefundRefused: {
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
        /** @description This `Idempotency-Key` came with another request before. */
        IdempotencyKeyReused: {
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
    };
    parameters: {
        /**
         * @description The payment's id.
         * @example b6b8a3f0-1c1d-4c58-a3f5-9e0d4c7b2a66
         */
        PaymentId: string;
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
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listPayments: {
        parameters: {
            query?: {
                /**
                 * @description Only the payment of this order.
                 * @example 3d1f0b5e-8a5c-4f0e-9a43-5b7d2f6c1e90
                 */
                orderId?: string;
                /**
                 * @description Only payments in this state.
                 * @example captured
                 */
                status?: components["schemas"]["PaymentStatus"];
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
            /** @description One page of payments. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentPage"];
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
    authorizePayment: {
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
        /** @description What is paid, for which order. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPayment"];
            };
        };
        responses: {
            /** @description The payment, authorized or failed: its status says which. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["OrderHasPayment"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPayment: {
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
                 * @description The payment's id.
                 * @example b6b8a3f0-1c1d-4c58-a3f5-9e0d4c7b2a66
                 */
                paymentId: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
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
    capturePayment: {
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
                 * @description The payment's id.
                 * @example b6b8a3f0-1c1d-4c58-a3f5-9e0d4c7b2a66
                 */
                paymentId: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The money is ours. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["NotCapturable"];
            422: components["responses"]["IdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    voidPayment: {
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
                 * @description The payment's id.
                 * @example b6b8a3f0-1c1d-4c58-a3f5-9e0d4c7b2a66
                 */
                paymentId: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No money will be taken. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["NotVoidable"];
            422: components["responses"]["IdempotencyKeyReused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    refundPayment: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A name for this attempt, such as a UUID. Sent again with the same request it gives the first reply again, for 24 hours; with another request, 422.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The payment's id.
                 * @example b6b8a3f0-1c1d-4c58-a3f5-9e0d4c7b2a66
                 */
                paymentId: components["parameters"]["PaymentId"];
            };
            cookie?: never;
        };
        /** @description How much to give back. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRefund"];
            };
        };
        responses: {
            /** @description The money is on its way back. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["NotRefundable"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RefundRefused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
