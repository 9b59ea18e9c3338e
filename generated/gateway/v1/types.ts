// Written by `npm run generate` from openapi/gateway/v1.yaml. Do not edit.

export interface paths {
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read all public operations in one document
         * @description The contracts of all services and versions, merged into one OpenAPI document, without the operations that are for services only.
         */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi/{service}/{version}.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the contract of one service
         * @description One version of one service's contract, without the operations that are for services only.
         */
        get: operations["getServiceOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/asyncapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read all events in one document
         * @description What the services publish and who of them receives it, as one AsyncAPI document, with examples of every event.
         */
        get: operations["getAsyncApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how the gateway is
         * @description Whether the gateway and the services behind it are up, and since when it runs.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask whether the process lives
         * @description Answers as long as the process can answer at all; nothing else is asked.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask whether the gateway can serve
         * @description Whether the gateway can take requests: 503 only when it is about to stop, so that load balancers send nothing more. A service that is down does not make it 503, for every other gateway sees the same, and taking all of them away would make one service's failure everybody's; it is listed, and the status is `degraded`.
         */
        get: operations["getReadiness"];
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
        /** @description An OpenAPI 3.1 document. Only what every one has is named here. */
        OpenApi: {
            /** @description The version of OpenAPI. */
            openapi: string;
            /** @description What the document describes. */
            info: {
                /** @description Its name. */
                title: string;
                /** @description Its version. */
                version: string;
            } & {
                [key: string]: unknown;
            };
            /** @description The operations, by path and method. */
            paths: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
        } & {
            [key: string]: unknown;
        };
        /** @description An AsyncAPI 3.0 document. Only what every one of ours has is named here. */
        AsyncApi: {
            /** @description The version of AsyncAPI. */
            asyncapi: string;
            /** @description What the document describes. */
            info: {
                /** @description Its name. */
                title: string;
                /** @description Its version. */
                version: string;
            } & {
                [key: string]: unknown;
            };
            /** @description The events, by type. */
            channels: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            /** @description Who sends and who receives, by service and event. */
            operations: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
        } & {
            [key: string]: unknown;
        };
        /** @description A sign of life. */
        Liveness: {
            service: components["schemas"]["ServiceName"];
            /**
             * @description Always the same; a process that isn't live doesn't answer.
             * @constant
             */
            status: "live";
        };
        /** @description Whether a service can serve, and what it needs for that. */
        Readiness: {
            service: components["schemas"]["ServiceName"];
            status: components["schemas"]["ReadinessStatus"];
            dependencies: components["schemas"]["Dependencies"];
        };
        /** @description How a service is. */
        Health: {
            service: components["schemas"]["ServiceName"];
            status: components["schemas"]["ReadinessStatus"];
            dependencies: components["schemas"]["Dependencies"];
            /** @description For how many seconds it has been running. */
            uptimeSeconds: number;
        };
        /** @description The service that answers. */
        ServiceName: string;
        /**
         * @description Ready; degraded, because a service is down; or draining, because it is about to stop.
         * @enum {string}
         */
        ReadinessStatus: "ready" | "degraded" | "draining";
        /** @description What the service needs, by name. */
        Dependencies: {
            [key: string]: components["schemas"]["Dependency"];
        };
        /** @description How something that the service needs is. */
        Dependency: {
            /**
             * @description Whether it answered.
             * @enum {string}
             */
            status: "up" | "down";
            /** @description How long the answer took, in milliseconds. */
            latencyMs: number;
            /** @description Why it counts as down. */
            error?: string;
        };
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
    };
    responses: {
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
         * @description Anything. Probes add values that keep their requests out of caches.
         * @example {
         *       "t": "1"
         *     }
         */
        Ignored: {
            [key: string]: string;
        };
        /**
         * @description The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body.
         * @example "2"
         */
        IfNoneMatch: components["schemas"]["Condition"];
    };
    requestBodies: never;
    headers: {
        /**
         * @description The version of the resource, for `If-Match` and `If-None-Match`.
         * @example "3"
         */
        ETag: components["schemas"]["EntityTag"];
        /**
         * @description How long the reply may be reused, and by whom.
         * @example public, max-age=300
         */
        CacheControl: string;
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
    getOpenApi: {
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
            /** @description The document. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApi"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["InternalError"];
        };
    };
    getServiceOpenApi: {
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
                 * @description The service.
                 * @example users
                 */
                service: string;
                /**
                 * @description The version of its contract.
                 * @example v1
                 */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contract. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApi"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["InternalError"];
        };
    };
    getAsyncApi: {
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
            /** @description The document. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AsyncApi"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["InternalError"];
        };
    };
    getHealth: {
        parameters: {
            query?: {
                /**
                 * @description Anything. Probes add values that keep their requests out of caches.
                 * @example {
                 *       "t": "1"
                 *     }
                 */
                ignored?: components["parameters"]["Ignored"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The gateway serves. Which services are down, if any, is listed. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["BadRequest"];
            500: components["responses"]["InternalError"];
            /** @description The gateway is about to stop. */
            503: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: {
                /**
                 * @description Anything. Probes add values that keep their requests out of caches.
                 * @example {
                 *       "t": "1"
                 *     }
                 */
                ignored?: components["parameters"]["Ignored"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It lives. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            400: components["responses"]["BadRequest"];
            500: components["responses"]["InternalError"];
        };
    };
    getReadiness: {
        parameters: {
            query?: {
                /**
                 * @description Anything. Probes add values that keep their requests out of caches.
                 * @example {
                 *       "t": "1"
                 *     }
                 */
                ignored?: components["parameters"]["Ignored"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can, though perhaps without some services. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            400: components["responses"]["BadRequest"];
            500: components["responses"]["InternalError"];
            /** @description It is about to stop. */
            503: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
}
