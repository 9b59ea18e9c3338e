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
         * @description What the caller was told, newest first.
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
         * Read the own preferences
         * @description What the caller wants to be told; everything, until they say otherwise.
         */
        get: operations["getNotificationPreferences"];
        /**
         * Set the own preferences
         * @description Replaces the preferences. They hold for what happens from then on.
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
         * @description All endpoints, newest first. Their secrets are not told again.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Add a webhook endpoint
         * @description From now on each event of the types named is sent to the URL, as a POST whose body is the CloudEvent, signed by the scheme of Standard Webhooks: the headers `webhook-id` (the same for each attempt), `webhook-timestamp` and `webhook-signature`. Any status from 200 to 299 within 15 seconds takes it; otherwise it is sent again, later and later. The secret to check the signature with is in this reply, and nowhere else. The target may be no private address, neither now nor when it is called.
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
            path: {
                /**
                 * @description The endpoint's id.
                 * @example a3d5e7f9-4b1c-4e2a-9f60-8c7b6d5e4f31
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a webhook endpoint
         * @description Nothing is sent to it from then on. Its deliveries are deleted with it.
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
            path: {
                /**
                 * @description The endpoint's id.
                 * @example c7f4b1d2-0a5e-4c0d-9a6b-2e8f7d3c1b55
                 */
                endpointId: components["parameters"]["EndpointId"];
            };
            cookie?: never;
        };
        /**
         * List deliveries
         * @description What was sent to an endpoint, or is to be sent, newest first.
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
            path: {
                /**
                 * @description The endpoint's id.
                 * @example c7f4b1d2-0a5e-4c0d-9a6b-2e8f7d3c1b55
                 */
                endpointId: components["parameters"]["EndpointId"];
                /**
                 * @description The delivery's id.
                 * @example 0b9c3d4e-7a1f-4b2c-8d5e-6f7a8b9c0d11
                 */
                deliveryId: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery again
         * @description Sends it again at once, with attempts as for a new one. An endpoint that was disabled is enabled by the first delivery that it takes.
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
        /**
         * @description What it tells of.
         * @enum {string}
         */
        NotificationKind: "order-confirmed" | "order-rejected" | "order-cancelled" | "order-needs-attention" | "payment-refunded";
        /**
         * @description How it reaches the person.
         * @enum {string}
         */
        Channel: "email";
        /** @description A message to one person about one fact. */
        Notification: {
            /**
             * Format: uuid
             * @description The notification's id.
             */
            id: string;
            kind: components["schemas"]["NotificationKind"];
            channel: components["schemas"]["Channel"];
            /**
             * @description What became of it; `skipped`: the person did not want it.
             * @enum {string}
             */
            status: "pending" | "sent" | "failed" | "skipped";
            /** @description Its subject line. */
            subject: string;
            /**
             * Format: uuid
             * @description The order that it is about.
             */
            orderId?: string;
            /**
             * Format: date-time
             * @description When it was written.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was sent, once it was.
             */
            sentAt?: string;
        };
        /** @description One page of notifications. */
        NotificationPage: {
            /** @description The notifications of this page, newest first. */
            items: components["schemas"]["Notification"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description Whether to tell when an order is confirmed, rejected, cancelled or delayed. */
        OrderUpdates: boolean;
        /** @description Whether to tell when money goes back. */
        PaymentUpdates: boolean;
        /** @description What a person wants to be told. */
        NotificationPreferences: {
            orderUpdates: components["schemas"]["OrderUpdates"];
            paymentUpdates: components["schemas"]["PaymentUpdates"];
        };
        /** @description What a person shall be told. */
        NewNotificationPreferences: {
            orderUpdates: components["schemas"]["OrderUpdates"];
            paymentUpdates: components["schemas"]["PaymentUpdates"];
        };
        /**
         * Format: uri
         * @description Where events are sent; outside development by https only. It carries no user name or password.
         */
        WebhookUrl: string;
        /** @description What it is, for people. */
        EndpointDescription: string;
        /** @description A type of event, as the contracts name it. */
        EventType: string;
        /** @description The types of event to send, of those of orders and `payments.payment-refunded.v1`. */
        EventTypes: components["schemas"]["EventType"][];
        /** @description An endpoint to add. */
        NewWebhookEndpoint: {
            url: components["schemas"]["WebhookUrl"];
            description?: components["schemas"]["EndpointDescription"];
            eventTypes: components["schemas"]["EventTypes"];
        };
        /** @description Where a merchant wants events sent. */
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
         * @description Whether events are sent to it. It is disabled after too many failures in a row.
         * @enum {string}
         */
        EndpointStatus: "enabled" | "disabled";
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
            /** @description What deliveries are signed with (Standard Webhooks). It is told this once. */
            secret: string;
        };
        /** @description One page of endpoints. */
        WebhookEndpointPage: {
            /** @description The endpoints of this page, newest first. */
            items: components["schemas"]["WebhookEndpoint"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description Where the delivery is; `failed`: it was given up after the last attempt.
         * @enum {string}
         */
        DeliveryStatus: "pending" | "delivered" | "failed";
        /** @description One event to one endpoint, and what became of it. */
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
            /** @description How often it was tried. */
            attempts: number;
            /** @description The HTTP status of the last attempt; null when there was no answer. */
            lastStatus: number | null;
            /** @description Why there was no answer to the last attempt; null when there was one. */
            lastError: string | null;
            /**
             * Format: date-time
             * @description When it is tried next; null when it is not.
             */
            nextAttemptAt: string | null;
            /**
             * Format: date-time
             * @description When the event came in.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the endpoint took it; null while it has not.
             */
            deliveredAt: string | null;
        };
        /** @description One page of deliveries. */
        WebhookDeliveryPage: {
            /** @description The deliveries of this page, newest first. */
            items: components["schemas"]["WebhookDelivery"][];
            nextCursor: components["schemas"]["NextCursor"];
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
             * @description Whom it was sent to.
             */
            recipientId: string;
            kind: components["schemas"]["NotificationKind"];
            channel: components["schemas"]["Channel"];
            /**
             * Format: uuid
             * @description The order that it is about.
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
             * @description `gone`: it replied 410. `failures`: too many attempts or deliveries in a row failed.
             * @enum {string}
             */
            reason: "gone" | "failures";
            /** @description Attempts that failed in a row. */
            failedAttempts: number;
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
        /** @description The cursor of the next page; null on the last one. */
        NextCursor: string | null;
    };
    responses: {
        /** @description There are as many endpoints as there can be. */
        TooManyEndpoints: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Events may not be sent there, or there is no such event. */
        EndpointRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It is still to be sent. */
        DeliveryPending: {
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
        /** @description The resource has changed since the caller read it: read it again, then decide. */
        PreconditionFailed: {
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
    };
    parameters: {
        /**
         * @description The endpoint's id.
         * @example c7f4b1d2-0a5e-4c0d-9a6b-2e8f7d3c1b55
         */
        EndpointId: string;
        /**
         * @description The delivery's id.
         * @example 0b9c3d4e-7a1f-4b2c-8d5e-6f7a8b9c0d11
         */
        DeliveryId: string;
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
         * @description The `ETag` that was read with the resource. When it has changed since, the answer is 412.
         * @example "3"
         */
        IfMatchOptional: components["schemas"]["Condition"];
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
         * @description Caches keep no copy; of tokens least of all (RFC 6749, section 5.1).
         * @example no-store
         */
        NoStore: "no-store";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listNotifications: {
        parameters: {
            query?: {
                /**
                 * @description Only those about this order.
                 * @example 3d1f0b5e-8a5c-4f0e-9a43-5b7d2f6c1e90
                 */
                orderId?: string;
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
            /** @description One page of notifications. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPage"];
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
    getNotificationPreferences: {
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
            /** @description The preferences. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
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
    setNotificationPreferences: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` that was read with the resource. When it has changed since, the answer is 412.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatchOptional"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description What the caller wants to be told. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNotificationPreferences"];
            };
        };
        responses: {
            /** @description The preferences as they are now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
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
            /** @description One page of endpoints. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointPage"];
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
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Where to send what. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhookEndpoint"];
            };
        };
        responses: {
            /** @description The endpoint, with its secret. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhookEndpoint"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["TooManyEndpoints"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["EndpointRefused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The endpoint's id.
                 * @example a3d5e7f9-4b1c-4e2a-9f60-8c7b6d5e4f31
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint is gone. */
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
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /**
                 * @description Only deliveries in this state.
                 * @example failed
                 */
                status?: components["schemas"]["DeliveryStatus"];
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
            path: {
                /**
                 * @description The endpoint's id.
                 * @example c7f4b1d2-0a5e-4c0d-9a6b-2e8f7d3c1b55
                 */
                endpointId: components["parameters"]["EndpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of deliveries. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
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
    redeliverWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The endpoint's id.
                 * @example c7f4b1d2-0a5e-4c0d-9a6b-2e8f7d3c1b55
                 */
                endpointId: components["parameters"]["EndpointId"];
                /**
                 * @description The delivery's id.
                 * @example 0b9c3d4e-7a1f-4b2c-8d5e-6f7a8b9c0d11
                 */
                deliveryId: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is about to be sent. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["DeliveryPending"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
