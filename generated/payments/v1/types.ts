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
         * @description Your payments, newest first. Staff, administrators and services see the payments of all customers.
         */
        get: operations["listPayments"];
        put?: never;
        /**
         * Authorize a payment
         * @description Authorizes the amount with the payment provider. An order has one payment. If the provider declines, the payment is created with the status `failed`. If the provider does not respond, the response is 503; repeat the same request with the same key to get the result, without charging twice. The key identifies the payment permanently, beyond its 24 hours: with a different request it is refused with 422.
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
         * @description One payment, by its id. Staff, administrators and services can read any payment; for others, the payment of another customer is 404.
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
         * @description Captures the authorized amount. A payment that is already captured is unchanged. If the provider declines the capture, the payment fails.
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
         * @description Releases the authorized amount. A payment that is already voided, or that failed, is unchanged.
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
         * @description Refunds the given amount, or without one everything that has not been refunded yet. The key identifies the refund permanently, beyond its 24 hours: with a different request it is refused with 422.
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
         * @description The status of the payment. `pending`: the provider has not responded yet. `refunded`: the full amount was refunded.
         * @enum {string}
         */
        PaymentStatus: "pending" | "authorized" | "captured" | "voided" | "refunded" | "failed";
        /** @description The payment method, as the provider names it. */
        PaymentMethod: string;
        /**
         * @description Why the provider declined; `payment-failed` when it gives no reason.
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
             * @description The order that the payment is for.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description The customer who pays.
             */
            customerId: string;
            amount: components["schemas"]["PositiveMoney"];
            method: components["schemas"]["PaymentMethod"];
        };
        /** @description A refund to create. */
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
             * @description The order that the payment is for.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description The customer who pays.
             */
            customerId: string;
            status: components["schemas"]["PaymentStatus"];
            amount: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            method: components["schemas"]["PaymentMethod"];
            failureReason?: components["schemas"]["FailureReason"];
            /**
             * Format: date-time
             * @description When it was created.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updatedAt: string;
        };
        /** @description One page of payments. */
        PaymentPage: {
            /** @description The payments of this page, newest first. */
            items: components["schemas"]["Payment"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description A refund. */
        Refund: {
            /**
             * Format: uuid
             * @description The refund's id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The refunded payment.
             */
            paymentId: string;
            amount: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description When it was created.
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
             * @description The order that the payment is for.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description The customer who pays.
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
             * @description The order that the payment is for.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description The customer who pays.
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
             * @description The order that the payment is for.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description The customer who pays.
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
             * @description The order that the payment is for.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description The customer who pays.
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
             * @description The order that the payment is for.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description The customer who pays.
             */
            customerId: string;
            amount: components["schemas"]["Money"];
            failureReason: components["schemas"]["FailureReason"];
        };
        /** @description An opaque position in a list. Pass it on unchanged; an invalid cursor is refused with 400. */
        Cursor: string;
        /** @description One entity tag, several separated by commas, or `*`. */
        Condition: string;
        /** @description An entity tag (RFC 9110, section 8.8.3). */
        EntityTag: string;
        /**
         * @description An error (RFC 9457). `code` is stable and meant for programs, `title` and `detail` are for people.
         * @example {
         *       "type": "urn:problem-type:not-found",
         *       "title": "Resource not found",
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
             * @description The location of the error, as a JSON pointer that starts with /body, /query, /path, /header or /cookie.
             */
            pointer: string;
            /** @description What is wrong. */
            detail: string;
        };
        /** @description A unique value that the caller chooses for one request. */
        IdempotencyKey: string;
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
            data: Record<string, never>;
        };
        /**
         * @description An amount of money, as an integer in minor units: binary fractions cannot represent 0.10 exactly.
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
        /** @description The order already has another payment, or the first request with this idempotency key is still being processed. */
        OrderHasPayment: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The payment is not authorized, or the first request with this idempotency key is still being processed. */
        NotCapturable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The payment is already captured or not authorized yet, or the first request with this idempotency key is still being processed. */
        NotVoidable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The payment is not captured or already refunded, or the first request with this idempotency key is still being processed. */
        NotRefundable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The amount exceeds what can be refunded, or the idempotency key was used for a different request. */
        RefundRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The cached copy is still current. */
        NotModified: {
            headers: {
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The request is not valid; `errors` lists every error and its location. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The credentials are missing or not valid. */
        Unauthenticated: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller has none of the required roles. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description None of the media types in `Accept` is available. */
        NotAcceptable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description An internal error. The response contains no details; `requestId` identifies it in the log. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A dependency of the service, such as its database, is unavailable. Try again later. */
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
        /** @description The media type or the content of the body is not supported. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description This `Idempotency-Key` was used for a different request. */
        IdempotencyKeyReused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The resource does not exist. */
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
         * @description The `nextCursor` of the previous page. Without it, the list starts from the beginning.
         * @example eyJrIjoiMjAyNi0wMy0wMSJ9
         */
        Cursor: components["schemas"]["Cursor"];
        /**
         * @description The maximum number of items in a page.
         * @example 20
         */
        Limit: number;
        /**
         * @description The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
         * @example "2"
         */
        IfNoneMatch: components["schemas"]["Condition"];
        /**
         * @description A unique value for this request, such as a UUID. Repeating the request with the same key within 24 hours returns the first response again; a different request with the same key is 422.
         * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
         */
        IdempotencyKey: components["schemas"]["IdempotencyKey"];
        /**
         * @description A unique value for this request, such as a UUID. Repeating the request with the same key within 24 hours returns the first response again; a different request with the same key is 422.
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
         * @description The authentication scheme (RFC 9110, section 11.6.1).
         * @example Bearer
         */
        WWWAuthenticate: string;
        /**
         * @description How many seconds to wait before the next attempt, if known.
         * @example 5
         */
        RetryAfterOptional: number;
        /**
         * @description The URL of the resource.
         * @example /api/v1/things/0f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10
         */
        Location: string;
        /**
         * @description Present when this is the stored response to an earlier request with the same `Idempotency-Key`.
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
                 * @description Only payments with this status.
                 * @example captured
                 */
                status?: components["schemas"]["PaymentStatus"];
                /**
                 * @description The `nextCursor` of the previous page. Without it, the list starts from the beginning.
                 * @example eyJrIjoiMjAyNi0wMy0wMSJ9
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description The maximum number of items in a page.
                 * @example 20
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /**
                 * @description The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
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
                 * @description A unique value for this request, such as a UUID. Repeating the request with the same key within 24 hours returns the first response again; a different request with the same key is 422.
                 * @example 8e03978e-40d5-43e8-bc93-6894a57f9324
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The amount, the order and the payment method. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPayment"];
            };
        };
        responses: {
            /** @description The payment; its status is `authorized` or `failed`. */
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
                 * @description The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
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
                 * @description A unique value for this request, such as a UUID. Repeating the request with the same key within 24 hours returns the first response again; a different request with the same key is 422.
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
            /** @description The payment is captured. */
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
                 * @description A unique value for this request, such as a UUID. Repeating the request with the same key within 24 hours returns the first response again; a different request with the same key is 422.
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
            /** @description The payment is voided. */
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
                 * @description A unique value for this request, such as a UUID. Repeating the request with the same key within 24 hours returns the first response again; a different request with the same key is 422.
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
        /** @description The amount to refund. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRefund"];
            };
        };
        responses: {
            /** @description The refund is created. */
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
