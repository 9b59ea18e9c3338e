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
            path?: never;
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
            path?: never;
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
            path?: never;
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
            path?: never;
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
        /** @description An opaque position in a list. Pass it on unchanged; an invalid cursor is refused with 400. */
        Cursor: string;
        /** @description One entity tag, several separated by commas, or `*`. */
        Condition: string;
        /** @description An entity tag (RFC 9110, section 8.8.3). */
        EntityTag: string;
        /** @description One page of payments. */
        PaymentPage: {
            /** @description The payments of this page, newest first. */
            items: components["schemas"]["Payment"][];
            nextCursor: components["schemas"]["NextCursor"];
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
        /** @description The payment method, as the provider names it. */
        PaymentMethod: string;
        /**
         * @description Why the provider declined; `payment-failed` when it gives no reason.
         * @enum {string}
         */
        FailureReason: "card-declined" | "insufficient-funds" | "payment-failed";
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
        /** @description A unique value that the caller chooses for one request. */
        IdempotencyKey: string;
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
        /** @description A refund to create. */
        NewRefund: {
            amount?: components["schemas"]["PositiveMoney"];
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
    listPayments: {
        parameters: {
            query: {
                /** @description Only the payment of this order. */
                orderId?: string;
                /** @description Only payments with this status. */
                status?: components["schemas"]["PaymentStatus"];
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
            /** @description One page of payments. */
            200: {
                headers: {
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentPage"];
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
    authorizePayment: {
        parameters: {
            query?: never;
            header: {
                /** @description A unique value for this request, such as a UUID. Repeating the request with the same key within 24 hours returns the first response again; a different request with the same key is 422. */
                "Idempotency-Key": components["schemas"]["IdempotencyKey"];
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
                    /** @description The URL of the resource. */
                    Location: string;
                    /** @description Present when this is the stored response to an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
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
            /** @description The order already has another payment, or the first request with this idempotency key is still being processed. */
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
    getPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body. */
                "If-None-Match"?: components["schemas"]["Condition"];
            };
            path: {
                /** @description The payment's id. */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment. */
            200: {
                headers: {
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
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
    capturePayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique value for this request, such as a UUID. Repeating the request with the same key within 24 hours returns the first response again; a different request with the same key is 422. */
                "Idempotency-Key"?: components["schemas"]["IdempotencyKey"];
            };
            path: {
                /** @description The payment's id. */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment is captured. */
            200: {
                headers: {
                    /** @description Present when this is the stored response to an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
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
            /** @description The payment is not authorized, or the first request with this idempotency key is still being processed. */
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
    voidPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique value for this request, such as a UUID. Repeating the request with the same key within 24 hours returns the first response again; a different request with the same key is 422. */
                "Idempotency-Key"?: components["schemas"]["IdempotencyKey"];
            };
            path: {
                /** @description The payment's id. */
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment is voided. */
            200: {
                headers: {
                    /** @description Present when this is the stored response to an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
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
            /** @description The payment is already captured or not authorized yet, or the first request with this idempotency key is still being processed. */
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
    refundPayment: {
        parameters: {
            query?: never;
            header: {
                /** @description A unique value for this request, such as a UUID. Repeating the request with the same key within 24 hours returns the first response again; a different request with the same key is 422. */
                "Idempotency-Key": components["schemas"]["IdempotencyKey"];
            };
            path: {
                /** @description The payment's id. */
                paymentId: string;
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
                    /** @description Present when this is the stored response to an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
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
            /** @description The payment is not captured or already refunded, or the first request with this idempotency key is still being processed. */
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
            /** @description The amount exceeds what can be refunded, or the idempotency key was used for a different request. */
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
