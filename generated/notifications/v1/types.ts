// Written by `npm run generate` from openapi/notifications/v1.yaml. Do not edit.

export interface paths {
    "/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List notifications
         * @description Your notifications, newest first.
         */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notification-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read your notification preferences
         * @description Which notifications you receive. The default is all of them.
         */
        get: operations["getNotificationPreferences"];
        /**
         * Set your notification preferences
         * @description Replaces your preferences. They apply to notifications from now on.
         */
        put: operations["setNotificationPreferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook endpoints
         * @description All endpoints, newest first. Their secrets are not included.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Add a webhook endpoint
         * @description Sends every event of the given types to the URL from now on: a POST with the CloudEvent as its body, signed according to Standard Webhooks with the headers `webhook-id` (the same for each attempt), `webhook-timestamp` and `webhook-signature`. A response with a status from 200 to 299 within 15 seconds acknowledges the event; otherwise it is sent again with increasing delays. The secret that verifies the signature is returned only in this response. Outside of development, the host must not have a private address, neither now nor when events are sent.
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints/{endpointId}": {
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
         * Delete a webhook endpoint
         * @description Deletes the endpoint and its deliveries. No more events are sent to it.
         */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints/{endpointId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook deliveries
         * @description The deliveries to an endpoint, newest first.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redelivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redeliver a webhook
         * @description Sends the event again immediately, with as many attempts as a new delivery. A disabled endpoint is enabled again by the first delivery that it acknowledges.
         */
        post: operations["redeliverWebhook"];
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
        /** @description An opaque position in a list. Pass it on unchanged; an invalid cursor is refused with 400. */
        Cursor: string;
        /** @description One entity tag, several separated by commas, or `*`. */
        Condition: string;
        /** @description An entity tag (RFC 9110, section 8.8.3). */
        EntityTag: string;
        /** @description One page of notifications. */
        NotificationPage: {
            /** @description The notifications of this page, newest first. */
            items: components["schemas"]["Notification"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description A message to one person about one event. */
        Notification: {
            /**
             * Format: uuid
             * @description The notification's id.
             */
            id: string;
            kind: components["schemas"]["NotificationKind"];
            channel: components["schemas"]["Channel"];
            /**
             * @description The state of the notification. `skipped`: the preferences of the person exclude it.
             * @enum {string}
             */
            status: "pending" | "sent" | "failed" | "skipped";
            /** @description The subject line. */
            subject: string;
            /**
             * Format: uuid
             * @description The order that the notification is about.
             */
            orderId?: string;
            /**
             * Format: date-time
             * @description When it was created.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was sent; absent until then.
             */
            sentAt?: string;
        };
        /**
         * @description What the notification is about.
         * @enum {string}
         */
        NotificationKind: "order-confirmed" | "order-rejected" | "order-cancelled" | "order-needs-attention" | "payment-refunded";
        /**
         * @description How the notification is sent.
         * @enum {string}
         */
        Channel: "email";
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
        /** @description The notification preferences of a person. */
        NotificationPreferences: {
            orderUpdates: components["schemas"]["OrderUpdates"];
            paymentUpdates: components["schemas"]["PaymentUpdates"];
        };
        /** @description Whether to notify when an order is confirmed, rejected, cancelled or delayed. */
        OrderUpdates: boolean;
        /** @description Whether to notify when a payment is refunded. */
        PaymentUpdates: boolean;
        /** @description The new notification preferences. */
        NewNotificationPreferences: {
            orderUpdates: components["schemas"]["OrderUpdates"];
            paymentUpdates: components["schemas"]["PaymentUpdates"];
        };
        /** @description One page of endpoints. */
        WebhookEndpointPage: {
            /** @description The endpoints of this page, newest first. */
            items: components["schemas"]["WebhookEndpoint"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description An endpoint that receives events. */
        WebhookEndpoint: {
            /**
             * Format: uuid
             * @description The endpoint's id.
             */
            id: string;
            url: components["schemas"]["WebhookUrl"];
            description: components["schemas"]["EndpointDescription"];
            eventTypes: components["schemas"]["EventTypes"];
            status: components["schemas"]["EndpointStatus"];
            /**
             * Format: date-time
             * @description When it was added.
             */
            createdAt: string;
        };
        /**
         * Format: uri
         * @description Where events are sent. Outside of development it must be https. It must not contain a user name or a password.
         */
        WebhookUrl: string;
        /** @description A description for people. */
        EndpointDescription: string;
        /** @description The event types to send: those of orders, and `payments.payment-refunded.v1`. */
        EventTypes: components["schemas"]["EventType"][];
        /** @description An event type, as in the contracts. */
        EventType: string;
        /**
         * @description Whether events are sent to it. An endpoint is disabled after too many consecutive failures.
         * @enum {string}
         */
        EndpointStatus: "enabled" | "disabled";
        /** @description A webhook endpoint to add. */
        NewWebhookEndpoint: {
            url: components["schemas"]["WebhookUrl"];
            description?: components["schemas"]["EndpointDescription"];
            eventTypes: components["schemas"]["EventTypes"];
        };
        /** @description A new endpoint, with its secret. */
        CreatedWebhookEndpoint: {
            /**
             * Format: uuid
             * @description The endpoint's id.
             */
            id: string;
            url: components["schemas"]["WebhookUrl"];
            description: components["schemas"]["EndpointDescription"];
            eventTypes: components["schemas"]["EventTypes"];
            status: components["schemas"]["EndpointStatus"];
            /**
             * Format: date-time
             * @description When it was added.
             */
            createdAt: string;
            /** @description The signing secret (Standard Webhooks). Returned only once. */
            secret: string;
        };
        /**
         * @description The state of the delivery. `failed`: the last attempt failed, and there are no more.
         * @enum {string}
         */
        DeliveryStatus: "pending" | "delivered" | "failed";
        /** @description One page of deliveries. */
        WebhookDeliveryPage: {
            /** @description The deliveries of this page, newest first. */
            items: components["schemas"]["WebhookDelivery"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description The delivery of one event to one endpoint. */
        WebhookDelivery: {
            /**
             * Format: uuid
             * @description The delivery's id, which is the `webhook-id` of each attempt.
             */
            id: string;
            /**
             * Format: uuid
             * @description The endpoint's id.
             */
            endpointId: string;
            /**
             * Format: uuid
             * @description The event's id.
             */
            eventId: string;
            eventType: components["schemas"]["EventType"];
            status: components["schemas"]["DeliveryStatus"];
            /** @description The number of attempts so far. */
            attempts: number;
            /** @description The HTTP status of the last attempt; null when there was no response. */
            lastStatus: number | null;
            /** @description Why the last attempt got no response; null when it got one. */
            lastError: string | null;
            /**
             * Format: date-time
             * @description When the next attempt is made; null when there is none.
             */
            nextAttemptAt: string | null;
            /**
             * Format: date-time
             * @description When the event was received.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the endpoint acknowledged it; null until then.
             */
            deliveredAt: string | null;
        };
        /** @description What was sent. */
        NotificationSentData: {
            /**
             * Format: uuid
             * @description The notification's id.
             */
            notificationId: string;
            /**
             * Format: uuid
             * @description The account that it was sent to.
             */
            recipientId: string;
            kind: components["schemas"]["NotificationKind"];
            channel: components["schemas"]["Channel"];
            /**
             * Format: uuid
             * @description The order that the notification is about.
             */
            orderId?: string;
        };
        /** @description Which endpoint was disabled, and why. */
        WebhookEndpointDisabledData: {
            /**
             * Format: uuid
             * @description The endpoint's id.
             */
            endpointId: string;
            /** @description The account that registered the endpoint. */
            createdBy: string;
            /**
             * @description `gone`: it responded with 410. `failures`: too many attempts or deliveries in a row failed.
             * @enum {string}
             */
            reason: "gone" | "failures";
            /** @description Attempts that failed in a row. */
            failedAttempts: number;
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
    listNotifications: {
        parameters: {
            query: {
                /**
                 * @deprecated
                 * @description Only notifications about this order. Deprecated: the list is short, and each notification has its `orderId`.
                 */
                orderId?: string;
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
            /** @description One page of notifications. */
            200: {
                headers: {
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    /** @description Since when this operation, or a part of the request, has been deprecated (RFC 9745); `@0` for ever. */
                    Deprecation?: string;
                    /** @description The last second of the last day of this operation, or of a part of the request (RFC 8594). Requests after it get 410. `Link` names the documentation, and the successor where there is one. */
                    Sunset?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPage"];
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
    getNotificationPreferences: {
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
            /** @description The preferences. */
            200: {
                headers: {
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
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
    setNotificationPreferences: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read with the resource. If the resource has changed since, the response is 412. */
                "If-Match"?: components["schemas"]["Condition"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description Which notifications to receive. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNotificationPreferences"];
            };
        };
        responses: {
            /** @description The updated preferences. */
            200: {
                headers: {
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
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
    listWebhookEndpoints: {
        parameters: {
            query: {
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
            /** @description One page of endpoints. */
            200: {
                headers: {
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointPage"];
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
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The URL and the event types. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhookEndpoint"];
            };
        };
        responses: {
            /** @description The endpoint, with its secret. */
            201: {
                headers: {
                    /** @description The response must not be cached. */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhookEndpoint"];
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
            /** @description The maximum number of endpoints is reached. */
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
            /** @description Events must not be sent to this URL, or an event type does not exist. */
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
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The endpoint's id. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint is deleted. */
            204: {
                headers: {
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
    listWebhookDeliveries: {
        parameters: {
            query: {
                /** @description Only deliveries in this state. */
                status?: components["schemas"]["DeliveryStatus"];
                /** @description The `nextCursor` of the previous page. Without it, the list starts from the beginning. */
                cursor?: components["schemas"]["Cursor"];
                /** @description The maximum number of items in a page. */
                limit: number;
            };
            header?: {
                /** @description The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body. */
                "If-None-Match"?: components["schemas"]["Condition"];
            };
            path: {
                /** @description The endpoint's id. */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of deliveries. */
            200: {
                headers: {
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
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
    redeliverWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The endpoint's id. */
                endpointId: string;
                /** @description The delivery's id. */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery is scheduled. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
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
            /** @description The delivery has not been attempted yet. */
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
}
