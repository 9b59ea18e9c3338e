// Written by `npm run generate` from openapi/users/v1.yaml. Do not edit.

export interface paths {
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accounts
         * @description All accounts, page by page. Filters narrow the list together.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Register an account
         * @description Creates an account with the role `customer`. It does not log in: call `logIn` next, then the account is at its `Location`, `/users/me`.
         */
        post: operations["registerUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the own account
         * @description The account that the access token belongs to.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        /**
         * Delete the own account
         * @description Deletes the account and ends all its sessions: no operation with `x-check-session` accepts its access tokens any longer. It can't be undone. The last administrator can't leave.
         */
        delete: operations["deleteMe"];
        options?: never;
        head?: never;
        /**
         * Change the own account
         * @description Changes what the body names and leaves the rest. With `If-Match` it refuses when the account has changed since it was read.
         */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/users/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the own password
         * @description Sets a new password and ends every other session of the account, so whoever had the old one is out.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's id.
                 * @example 0f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10
                 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * Read an account
         * @description Any account, by its id.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}/role": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's id.
                 * @example 51a8f0c2-7b3d-4e19-8c64-9d2e5f7a1b02
                 */
                userId: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Give an account a role
         * @description Replaces the account's role. Operations with `x-check-session` honour the new role at once, others when the next access token is issued. The last administrator can't be demoted.
         */
        put: operations["setUserRole"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's id.
                 * @example 0f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10
                 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * Read how to reach a person
         * @description What another service needs to write to a person, and no more.
         */
        get: operations["getUserContact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in
         * @description Opens a session. Neither the answer nor the time it takes tells whether the e-mail address is known. Repeated failures are slowed, per account and per address of the caller.
         */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh a session
         * @description Trades a refresh token for a new pair of tokens. A refresh token works once: when one is used again, somebody has a copy of it, and the whole session ends.
         */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the current session
         * @description Who the access token belongs to, read from the database: 401 when the session has ended or the account was deleted, and the role as it is now. Services ask this before operations with `x-check-session`.
         */
        get: operations["getSession"];
        put?: never;
        post?: never;
        /**
         * Log out
         * @description Ends the session that the access token belongs to. Its refresh token no longer works, and operations with `x-check-session` refuse the access token. Other operations accept the access token until it expires, a few minutes later. Ending a session twice is no error.
         */
        delete: operations["logOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the keys that tokens are signed with
         * @description The public keys (RFC 7517). A key appears here before the first token is signed with it, and stays until the last one has expired.
         */
        get: operations["getJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue a token to a service
         * @description How one service authenticates to another (OAuth 2.0 client credentials, RFC 6749, section 4.4). Its faults are problems like everywhere else, not the error objects of section 5.2.
         */
        post: operations["issueServiceToken"];
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
        /** @description An account. */
        User: {
            /**
             * Format: uuid
             * @description The account's id.
             */
            id: string;
            email: components["schemas"]["Email"];
            displayName: components["schemas"]["DisplayName"];
            role: components["schemas"]["Role"];
            /**
             * Format: date-time
             * @description When the account was registered.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the account last changed.
             */
            updatedAt: string;
        };
        /** @description How to reach a person. */
        Contact: {
            /**
             * Format: uuid
             * @description The account's id.
             */
            userId: string;
            email: components["schemas"]["Email"];
            displayName: components["schemas"]["DisplayName"];
        };
        /** @description One page of accounts. */
        UserPage: {
            /** @description The accounts of this page, in the order that was asked for. */
            items: components["schemas"]["User"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description A session that lasts. */
        Session: {
            /**
             * Format: uuid
             * @description The account's id.
             */
            userId: string;
            role: components["schemas"]["Role"];
        };
        /**
         * Format: email
         * @description An e-mail address. Two that differ in case only are the same one.
         */
        Email: string;
        /** @description How the person is called on pages and in messages. No spaces around it, no control characters. */
        DisplayName: string;
        /**
         * Format: password
         * @description At least 12 characters, whichever; it is length that keeps a password safe. Common ones are refused.
         */
        NewPassword: string;
        /**
         * Format: password
         * @description The password as it is typed in.
         */
        GivenPassword: string;
        /**
         * @description What the account may do. Each operation lists the roles that may call it; none implies another.
         * @enum {string}
         */
        Role: "customer" | "staff" | "admin";
        /** @description A new account. */
        Registration: {
            email: components["schemas"]["Email"];
            displayName: components["schemas"]["DisplayName"];
            password: components["schemas"]["NewPassword"];
        };
        /** @description What of the account to change; at least one property. */
        UserChange: {
            displayName?: components["schemas"]["DisplayName"];
        };
        /** @description The old password and the new one. */
        PasswordChange: {
            currentPassword: components["schemas"]["GivenPassword"];
            newPassword: components["schemas"]["NewPassword"];
        };
        /** @description The new role. */
        RoleChange: {
            role: components["schemas"]["Role"];
        };
        /** @description What a person logs in with. */
        Credentials: {
            email: components["schemas"]["Email"];
            password: components["schemas"]["GivenPassword"];
        };
        /** @description The token to trade. */
        Refresh: {
            refreshToken: components["schemas"]["RefreshToken"];
        };
        /** @description A JSON Web Token, signed with ES256. Send it as `Authorization`, after the word Bearer. */
        AccessToken: string;
        /** @description An opaque token that works once. */
        RefreshToken: string;
        /** @description The tokens of a session. */
        SessionTokens: {
            accessToken: components["schemas"]["AccessToken"];
            refreshToken: components["schemas"]["RefreshToken"];
            /**
             * @description How to send the access token.
             * @constant
             */
            tokenType: "Bearer";
            /** @description In how many seconds the access token expires. */
            expiresIn: number;
        };
        /** @description The form of RFC 6749, section 4.4.2. The names are the standard's. */
        ServiceTokenGrant: {
            /**
             * @description The kind of grant.
             * @constant
             */
            grant_type: "client_credentials";
            /** @description The service that shall accept the token; left out, every service does. */
            audience?: string;
        };
        /** @description The reply of RFC 6749, section 5.1. The names are the standard's. */
        ServiceToken: {
            access_token: components["schemas"]["AccessToken"];
            /**
             * @description How to send the token.
             * @constant
             */
            token_type: "Bearer";
            /** @description In how many seconds the token expires. */
            expires_in: number;
        };
        /** @description A JSON Web Key Set. */
        KeySet: {
            /** @description The keys; the order means nothing. */
            keys: components["schemas"]["PublicKey"][];
        };
        /** @description One public key (RFC 7518, section 6.2.1). */
        PublicKey: {
            /**
             * @description The key type.
             * @constant
             */
            kty: "EC";
            /**
             * @description The curve.
             * @constant
             */
            crv: "P-256";
            /** @description The point's first coordinate, in base64url. */
            x: string;
            /** @description The point's second coordinate, in base64url. */
            y: string;
            /** @description The key's name, as in the header of a token. */
            kid: string;
            /**
             * @description What the key is for.
             * @constant
             */
            use: "sig";
            /**
             * @description The algorithm; a token that names another is refused.
             * @constant
             */
            alg: "ES256";
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
        /** @description The cursor of the next page; null on the last one. */
        NextCursor: string | null;
    };
    responses: {
        /** @description There is an account with this e-mail address already. */
        EmailTaken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The account is the only administrator left. */
        LastAdmin: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The password is on a list of common ones. */
        PasswordTooCommon: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The current password is wrong, or the new one is on a list of common ones. */
        PasswordRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The e-mail address is unknown or the password wrong; which of them is not told. */
        InvalidCredentials: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The refresh token is unknown, expired, used before, or its session has ended. */
        InvalidRefreshToken: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The client id is unknown or the secret wrong. */
        InvalidClient: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWWAuthenticate"];
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
        /** @description Too many attempts. `Retry-After` says when the next one is let through. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "RateLimit-Reset": components["headers"]["RateLimitReset"];
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
         * @description The account's id.
         * @example 0f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10
         */
        UserId: string;
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
         * @description Where the created resource is.
         * @example /api/v1/things/0f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10
         */
        Location: string;
        /**
         * @description After how many seconds a new attempt makes sense.
         * @example 30
         */
        RetryAfter: number;
        /**
         * @description How many requests the current window allows.
         * @example 10
         */
        RateLimitLimit: number;
        /**
         * @description How many of them are left.
         * @example 0
         */
        RateLimitRemaining: number;
        /**
         * @description In how many seconds the window ends.
         * @example 30
         */
        RateLimitReset: number;
        /**
         * @description Caches keep no copy; of tokens least of all (RFC 6749, section 5.1).
         * @example no-store
         */
        NoStore: "no-store";
        /**
         * @description How long the reply may be reused, and by whom.
         * @example public, max-age=300
         */
        CacheControl: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listUsers: {
        parameters: {
            query?: {
                /**
                 * @description Only accounts whose e-mail address or display name contains this text, in any case.
                 * @example lovelace
                 */
                q?: string;
                /**
                 * @description Only accounts with this role.
                 * @example customer
                 */
                role?: components["schemas"]["Role"];
                /**
                 * @description The order; a minus sign turns it round.
                 * @example email
                 */
                sort?: "createdAt" | "-createdAt" | "email" | "-email";
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
            /** @description One page of accounts. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
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
    registerUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The account to create. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description The account exists now. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BadRequest"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["EmailTaken"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["PasswordTooCommon"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMe: {
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
            /** @description The account. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
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
    deleteMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["LastAdmin"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateMe: {
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
        /** @description What to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description The account as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
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
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The password that holds, and the one that shall. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description The new password holds. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["PasswordRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getUser: {
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
                 * @description The account's id.
                 * @example 0f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10
                 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
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
    setUserRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's id.
                 * @example 51a8f0c2-7b3d-4e19-8c64-9d2e5f7a1b02
                 */
                userId: string;
            };
            cookie?: never;
        };
        /** @description The role that the account shall have. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleChange"];
            };
        };
        responses: {
            /** @description The account as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["LastAdmin"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getUserContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's id.
                 * @example 0f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10
                 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How to reach the person. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who logs in. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description The tokens of the new session. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionTokens"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["InvalidCredentials"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The refresh token that was issued last. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description The next tokens of the session. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionTokens"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["InvalidRefreshToken"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session lasts. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getJwks: {
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
            /** @description The keys in use. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeySet"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    issueServiceToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The grant. */
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["ServiceTokenGrant"];
            };
        };
        responses: {
            /** @description The token. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceToken"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["InvalidClient"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
