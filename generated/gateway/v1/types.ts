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
         * Read the OpenAPI document of all services
         * @description The contracts of all services and versions, merged into one OpenAPI document. Internal operations are left out.
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
         * Read the OpenAPI document of one service
         * @description One version of one service's contract. Internal operations are left out.
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
         * Read the AsyncAPI document
         * @description The events that the services publish and who consumes them, as one AsyncAPI document with an example of each event.
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
         * Read the health of the gateway
         * @description Whether the gateway and the services behind it are up, and how long the gateway has been running.
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
         * Check liveness
         * @description Responds as long as the process runs. It checks nothing else.
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
         * Check readiness
         * @description Whether the gateway accepts requests. The status is 503 only while it shuts down, so that load balancers stop sending requests. A service that is down is listed and makes the status `degraded`, not 503: every gateway sees the same, and removing them all would turn the failure of one service into a full outage.
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
        /** @description An OpenAPI 3.1 document. Only the common properties are described. */
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
        /** @description An AsyncAPI 3.0 document. Only the common properties are described. */
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
            /** @description Who sends and who receives each event. */
            operations: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
        } & {
            [key: string]: unknown;
        };
        /** @description The liveness of a service. */
        Liveness: {
            service: components["schemas"]["ServiceName"];
            /**
             * @description Always `live`. A process that is not alive does not respond.
             * @constant
             */
            status: "live";
        };
        /** @description Whether a service accepts requests, and its dependencies. */
        Readiness: {
            service: components["schemas"]["ServiceName"];
            status: components["schemas"]["ReadinessStatus"];
            dependencies: components["schemas"]["Dependencies"];
        };
        /** @description The health of a service. */
        Health: {
            service: components["schemas"]["ServiceName"];
            status: components["schemas"]["ReadinessStatus"];
            dependencies: components["schemas"]["Dependencies"];
            /** @description How long the service has been running, in seconds. */
            uptimeSeconds: number;
        };
        /** @description The name of the service. */
        ServiceName: string;
        /**
         * @description `ready`; `degraded`: a dependency is down; `draining`: shutting down.
         * @enum {string}
         */
        ReadinessStatus: "ready" | "degraded" | "draining";
        /** @description The dependencies of the service, by name. */
        Dependencies: {
            [key: string]: components["schemas"]["Dependency"];
        };
        /** @description The state of a dependency. */
        Dependency: {
            /**
             * @description Whether it responded.
             * @enum {string}
             */
            status: "up" | "down";
            /** @description The response time in milliseconds. */
            latencyMs: number;
            /** @description Why it is considered down. */
            error?: string;
        };
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
    };
    responses: {
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
         * @description Anything. Probes add values that keep their requests out of caches.
         * @example {
         *       "t": "1"
         *     }
         */
        Ignored: {
            [key: string]: string;
        };
        /**
         * @description The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
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
         * @description How long the response may be cached, and by whom.
         * @example public, max-age=300
         */
        CacheControl: string;
        /**
         * @description The response must not be cached.
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
                 * @description The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
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
            /** @description The gateway is up. Services that are down are listed. */
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
            /** @description The gateway is shutting down. */
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
            /** @description The process is alive. */
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
            /** @description The gateway accepts requests. Services that are down are listed. */
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
            /** @description The gateway is shutting down. */
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
