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
            path?: never;
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
            path?: never;
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
            path?: never;
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
        /** @description An opaque place in a list. Hand it back as it came; one that this service did not make is refused with 400. */
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
        /** @description What a person wants to be told. */
        NotificationPreferences: {
            orderUpdates: components["schemas"]["OrderUpdates"];
            paymentUpdates: components["schemas"]["PaymentUpdates"];
        };
        /** @description Whether to tell when an order is confirmed, rejected, cancelled or delayed. */
        OrderUpdates: boolean;
        /** @description Whether to tell when money goes back. */
        PaymentUpdates: boolean;
        /** @description What a person shall be told. */
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
         * Format: uri
         * @description Where events are sent; outside development by https only. It carries no user name or password.
         */
        WebhookUrl: string;
        /** @description What it is, for people. */
        EndpointDescription: string;
        /** @description The types of event to send, of those of orders and `payments.payment-refunded.v1`. */
        EventTypes: components["schemas"]["EventType"][];
        /** @description A type of event, as the contracts name it. */
        EventType: string;
        /**
         * @description Whether events are sent to it. It is disabled after too many failures in a row.
         * @enum {string}
         */
        EndpointStatus: "enabled" | "disabled";
        /** @description An endpoint to add. */
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
            /** @description What deliveries are signed with (Standard Webhooks). It is told this once. */
            secret: string;
        };
        /**
         * @description Where the delivery is; `failed`: it was given up after the last attempt.
         * @enum {string}
         */
        DeliveryStatus: "pending" | "delivered" | "failed";
        /** @description One page of deliveries. */
        WebhookDeliveryPage: {
            /** @description The deliveries of this page, newest first. */
            items: components["schemas"]["WebhookDelivery"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
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
    listNotifications: {
        parameters: {
            query: {
                /** @description Only those about this order. */
                orderId?: string;
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
            /** @description One page of notifications. */
            200: {
                headers: {
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPage"];
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
    getNotificationPreferences: {
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
            /** @description The preferences. */
            200: {
                headers: {
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
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
    setNotificationPreferences: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read with the resource. When it has changed since, the answer is 412. */
                "If-Match"?: components["schemas"]["Condition"];
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
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
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
    listWebhookEndpoints: {
        parameters: {
            query: {
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
            /** @description One page of endpoints. */
            200: {
                headers: {
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointPage"];
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
                    /** @description Caches keep no copy; of tokens least of all (RFC 6749, section 5.1). */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhookEndpoint"];
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
            /** @description There are as many endpoints as there can be. */
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
            /** @description Events may not be sent there, or there is no such event. */
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
            /** @description The endpoint is gone. */
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
    listWebhookDeliveries: {
        parameters: {
            query: {
                /** @description Only deliveries in this state. */
                status?: components["schemas"]["DeliveryStatus"];
                /** @description The `nextCursor` of the page before. Left out, the list starts from its beginning. */
                cursor?: components["schemas"]["Cursor"];
                /** @description How many items a page holds at most. */
                limit: number;
            };
            header?: {
                /** @description The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body. */
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
                    /** @description The version of the resource, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
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
            /** @description It is about to be sent. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
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
            /** @description It is still to be sent. */
            409: {
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
