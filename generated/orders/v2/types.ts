// Written by `npm run generate` from openapi/orders/v2.yaml. Do not edit.

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
         * @description Your orders, one page at a time. Staff and administrators see the orders of all customers. The list is eventually consistent; read an order by its id for its current state.
         */
        get: operations["listOrders"];
        put?: never;
        /**
         * Place an order
         * @description Accepts the order at the current prices and processes it asynchronously. The status of the order, not this response, shows whether the products are in stock and the payment succeeds.
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
            path?: never;
            cookie?: never;
        };
        /**
         * Read an order
         * @description One order, by its id. Staff and administrators can read any order; for others, the order of another customer is 404.
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
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an order
         * @description Requests the cancellation of the order: the payment is refunded and the products return to stock. Cancelling twice has no further effect. An order that was rejected or that needs attention cannot be cancelled.
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
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume an order
         * @description Continues an order that needs attention, after the cause was fixed. Processing continues with the step at which it stopped, with a new deadline. If the step fails again, the order needs attention again.
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
            path?: never;
            cookie?: never;
        };
        /**
         * Follow an order
         * @description A stream of Server-Sent Events: the past events of the order, then new ones as they happen. The `data` of each is an `OrderEvent` as JSON, its `event` is the `type`, and its `id` resumes the stream when sent as `Last-Event-ID`. Comments keep the connection alive. The stream ends after the event with a final status.
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
        /**
         * @description The status of the order. `confirmed`, `rejected`, `cancelled` and `on-hold` are final, except that a confirmed order can be cancelled and an order on hold can be resumed.
         * @enum {string}
         */
        OrderStatus: "processing" | "confirmed" | "rejected" | "cancelling" | "cancelled" | "on-hold";
        /** @description An opaque position in a list. Pass it on unchanged; an invalid cursor is refused with 400. */
        Cursor: string;
        /** @description One entity tag, several separated by commas, or `*`. */
        Condition: string;
        /** @description An entity tag (RFC 9110, section 8.8.3). */
        EntityTag: string;
        /** @description One page of orders. */
        OrderSummaryPage: {
            /** @description The orders of this page, in the requested order. */
            items: components["schemas"]["OrderSummary"][];
            page: components["schemas"]["PageInfo"];
        };
        /** @description An order, with the state of its payment and its notification. */
        OrderSummary: {
            /**
             * Format: uuid
             * @description The order's id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The customer who placed the order.
             */
            customerId: string;
            status: components["schemas"]["OrderStatus"];
            reason?: components["schemas"]["OrderReason"];
            items: components["schemas"]["OrderItems"];
            total: components["schemas"]["Money"];
            /**
             * @description The status of the payment; `none` until there is one.
             * @enum {string}
             */
            paymentStatus: "none" | "authorized" | "captured" | "voided" | "refunded" | "failed";
            /**
             * @description Whether the customer was notified of the current status.
             * @enum {string}
             */
            notificationStatus: "none" | "sent";
            /**
             * Format: date-time
             * @description When the order was placed.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When any part of it was last changed.
             */
            updatedAt: string;
        };
        /**
         * @description Why the order was rejected or cancelled.
         * @enum {string}
         */
        OrderReason: "out-of-stock" | "product-gone" | "card-declined" | "insufficient-funds" | "payment-failed" | "deadline-exceeded" | "cancelled-by-customer" | "cancelled-by-staff";
        /** @description The products of the order. */
        OrderItems: components["schemas"]["OrderItem"][];
        /** @description A product of an order, as it was when the order was placed. */
        OrderItem: {
            /**
             * Format: uuid
             * @description The product's id.
             */
            productId: string;
            /** @description The stock keeping unit of the product. */
            sku: string;
            /** @description The name of the product. */
            name: string;
            quantity: components["schemas"]["Quantity"];
            unitPrice: components["schemas"]["Money"];
        };
        /** @description The quantity. */
        Quantity: number;
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
        /** @description Where the list goes on. */
        PageInfo: {
            next: components["schemas"]["NextCursor"];
        };
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
        /** @description An order to place. The prices are those of the catalogue. */
        NewOrder: {
            /** @description The products to buy: each product once, all in one currency. */
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
        /** @description The payment method, as the payment provider names it. */
        PaymentMethod: (components["schemas"]["CardPayment"] & {
            /** @enum {unknown} */
            type: "card";
        }) | (components["schemas"]["OtherPayment"] & {
            /** @enum {unknown} */
            type: "other";
        });
        /** @description A card. */
        CardPayment: {
            /**
             * @description The kind of the payment method.
             * @constant
             */
            type: "card";
            /** @description The card, as the payment provider names it. */
            token: string;
        };
        /** @description Another payment method of the provider. */
        OtherPayment: {
            /**
             * @description The kind of the payment method.
             * @constant
             */
            type: "other";
            /** @description The payment method, as the payment provider names it. */
            token: string;
        };
        /** @description An order. */
        Order: {
            /**
             * Format: uuid
             * @description The order's id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The customer who placed the order.
             */
            customerId: string;
            status: components["schemas"]["OrderStatus"];
            reason?: components["schemas"]["OrderReason"];
            items: components["schemas"]["OrderItems"];
            total: components["schemas"]["Money"];
            /**
             * Format: uuid
             * @description The payment; absent until there is one.
             */
            paymentId?: string;
            /**
             * Format: date-time
             * @description When the order was placed.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updatedAt: string;
        };
        /** @description An event of an order. */
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
        /**
         * @description A step of processing an order, or the step that reverses it.
         * @enum {string}
         */
        OrderStep: "reserve-stock" | "authorize-payment" | "confirm-stock" | "capture-payment" | "refund-payment" | "void-payment" | "release-stock";
        /** @description How many times the order had been resumed by then; absent if never. */
        Resumptions: number;
        /** @description The accepted order. */
        OrderPlacedData: {
            /**
             * Format: uuid
             * @description The order's id.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description The customer who placed the order.
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
             * @description The customer who placed the order.
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
             * @description The customer who placed the order.
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
             * @description The customer who placed the order.
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
             * @description The customer who placed the order.
             */
            customerId: string;
            items: components["schemas"]["OrderItems"];
            total: components["schemas"]["Money"];
            reason: components["schemas"]["OrderReason"];
            /**
             * Format: uuid
             * @description The voided or refunded payment, if there was one.
             */
            paymentId?: string;
        };
        /** @description The order and the step that failed. */
        OrderNeedsAttentionData: {
            resumptions?: components["schemas"]["Resumptions"];
            /**
             * Format: uuid
             * @description The order's id.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description The customer who placed the order.
             */
            customerId: string;
            step: components["schemas"]["OrderStep"];
            /** @description The cause, for people. */
            detail: string;
        };
        /** @description The order and the step that is retried. */
        OrderResumedData: {
            resumptions: components["schemas"]["Resumptions"];
            /**
             * Format: uuid
             * @description The order's id.
             */
            orderId: string;
            /**
             * Format: uuid
             * @description The customer who placed the order.
             */
            customerId: string;
            step: components["schemas"]["OrderStep"];
            status: components["schemas"]["OrderStatus"];
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
    listOrders: {
        parameters: {
            query: {
                /** @description Only orders with this status. */
                status?: components["schemas"]["OrderStatus"];
                /** @description Only orders placed at or after this time. */
                createdFrom?: string;
                /** @description Only orders placed before this time. */
                createdBefore?: string;
                /** @description The sort order; a minus sign means descending. */
                sort: "createdAt" | "-createdAt";
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
            /** @description One page of orders. */
            200: {
                headers: {
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderSummaryPage"];
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
    placeOrder: {
        parameters: {
            query?: never;
            header: {
                /** @description A unique value for this request, such as a UUID. Repeating the request with the same key within 24 hours returns the first response again; a different request with the same key is 422. */
                "Idempotency-Key": components["schemas"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The products and the payment method. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            /** @description The order is accepted. */
            202: {
                headers: {
                    /** @description The requests that remain (`r`) until the current window ends, in `t` seconds (draft-ietf-httpapi-ratelimit-headers). */
                    RateLimit?: string;
                    /** @description How many requests (`q`) are allowed in a window of `w` seconds (draft-ietf-httpapi-ratelimit-headers). */
                    "RateLimit-Policy"?: string;
                    /** @description The URL of the resource. */
                    Location: string;
                    /** @description Present when this is the stored response to an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
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
            /** @description The first request with this `Idempotency-Key` is still being processed. */
            409: {
                headers: {
                    /** @description How many seconds to wait before the next attempt, if known. */
                    "Retry-After"?: number;
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
            /** @description The order cannot be accepted, or the idempotency key was used for a different request. */
            422: {
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
    getOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body. */
                "If-None-Match"?: components["schemas"]["Condition"];
            };
            path: {
                /** @description The order's id. */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order. */
            200: {
                headers: {
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
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
    cancelOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order's id. */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order is being cancelled, or is already cancelled. */
            202: {
                headers: {
                    /** @description The URL of the resource. */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
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
            /** @description The order was rejected or needs attention. */
            409: {
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
    resumeOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique value for this request, such as a UUID. Repeating the request with the same key within 24 hours returns the first response again; a different request with the same key is 422. */
                "Idempotency-Key"?: components["schemas"]["IdempotencyKey"];
            };
            path: {
                /** @description The order's id. */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Processing continues. */
            202: {
                headers: {
                    /** @description The URL of the resource. */
                    Location: string;
                    /** @description Present when this is the stored response to an earlier request with the same `Idempotency-Key`. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
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
            /** @description The order does not need attention, or the first request with this idempotency key is still being processed. */
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
    streamOrderEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `id` of the last event that was received. Without it, the stream starts from the beginning. */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description The order's id. */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. The schema describes the `data` of one event. */
            200: {
                headers: {
                    /** @description The response must not be cached. */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["OrderEvent"];
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
