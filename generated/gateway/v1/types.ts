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
        /** @description One entity tag, several separated by commas, or `*`. */
        Condition: string;
        /** @description An entity tag (RFC 9110, section 8.8.3). */
        EntityTag: string;
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getOpenApi: {
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
            /** @description The document. */
            200: {
                headers: {
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    /** @description How long the response may be cached, and by whom. */
                    "Cache-Control": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApi"];
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
        };
    };
    getServiceOpenApi: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body. */
                "If-None-Match"?: components["schemas"]["Condition"];
            };
            path: {
                /** @description The service. */
                service: string;
                /** @description The version of its contract. */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contract. */
            200: {
                headers: {
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    /** @description How long the response may be cached, and by whom. */
                    "Cache-Control": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApi"];
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
        };
    };
    getAsyncApi: {
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
            /** @description The document. */
            200: {
                headers: {
                    /** @description The version of the resource or list, for `If-Match` and `If-None-Match`. */
                    ETag: components["schemas"]["EntityTag"];
                    /** @description How long the response may be cached, and by whom. */
                    "Cache-Control": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AsyncApi"];
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
        };
    };
    getHealth: {
        parameters: {
            query?: {
                /** @description Anything. Probes add values that keep their requests out of caches. */
                ignored?: {
                    [key: string]: string;
                };
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
                    /** @description The response must not be cached. */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
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
            /** @description An internal error. The response contains no details; `requestId` identifies it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The gateway is shutting down. */
            503: {
                headers: {
                    /** @description The response must not be cached. */
                    "Cache-Control": "no-store";
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
                /** @description Anything. Probes add values that keep their requests out of caches. */
                ignored?: {
                    [key: string]: string;
                };
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
                    /** @description The response must not be cached. */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
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
            /** @description An internal error. The response contains no details; `requestId` identifies it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: {
                /** @description Anything. Probes add values that keep their requests out of caches. */
                ignored?: {
                    [key: string]: string;
                };
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
                    /** @description The response must not be cached. */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
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
            /** @description An internal error. The response contains no details; `requestId` identifies it in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The gateway is shutting down. */
            503: {
                headers: {
                    /** @description The response must not be cached. */
                    "Cache-Control": "no-store";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
}
