// Written by `npm run generate` from openapi/. Do not edit.
/**
 * Shop (v1.0.0)
 * All public operations of all services, as the gateway serves them. Log in with `logIn`, put the `accessToken` into _Authorize_, and try them.
 */
/**
 * Something that the shop sells.
 */
export type Product = {
    /**
     * The product's id.
     * @format uuid
     */
    id: string;
    sku: Sku;
    name: ProductName;
    description: ProductDescription;
    category: Slug;
    price: Money;
    stock: Stock;
    /**
     * Where the picture is; null while there is none.
     * @maxLength 2048
     * @format uri-reference
     */
    imageUrl: string | null;
    /**
     * When the product was added.
     * @format date-time
     */
    createdAt: string;
    /**
     * When the product last changed.
     * @format date-time
     */
    updatedAt: string;
};
/**
 * One page of products.
 */
export type ProductPage = {
    /**
     * The products of this page, in the order that was asked for.
     * @maxItems 100
     */
    items: Product[];
    nextCursor: NextCursor;
};
/**
 * The shop's own number of the product (stock keeping unit). No two products share one.
 * @minLength 3
 * @maxLength 32
 * @pattern ^[A-Z0-9]+(-[A-Z0-9]+)*$
 */
export type Sku = string;
/**
 * What the product is called. No spaces around it, no control characters.
 * @minLength 1
 * @maxLength 120
 * @pattern ^[^\u0000-\u0020\u007F]([^\u0000-\u001F\u007F]*[^\u0000-\u0020\u007F])?$
 */
export type ProductName = string;
/**
 * What a buyer wants to know, as plain text; line feeds are its only control characters.
 * @maxLength 4000
 * @pattern ^[^\u0000-\u0009\u000B-\u001F\u007F]*$
 */
export type ProductDescription = string;
/**
 * The name of a category in addresses.
 * @maxLength 64
 * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
 */
export type Slug = string;
/**
 * How many can be sold.
 * @minimum 0
 * @maximum 1000000000
 */
export type Stock = number;
/**
 * A product to add.
 */
export type NewProduct = {
    sku: Sku;
    name: ProductName;
    /**
     * What a buyer wants to know; nothing, when left out.
     * @maxLength 4000
     * @pattern ^[^\u0000-\u0009\u000B-\u001F\u007F]*$
     */
    description?: string;
    category: Slug;
    price: Money;
    /**
     * How many there are to begin with.
     * @minimum 0
     * @maximum 1000000000
     */
    stock?: number;
};
/**
 * What of the product to change; at least one property.
 */
export type ProductChange = {
    name?: ProductName;
    description?: ProductDescription;
    category?: Slug;
    price?: Money;
};
/**
 * How many come in (above zero) or go out (below zero).
 * @minimum -1000000
 * @maximum 1000000
 */
export type Delta = number;
/**
 * Why the stock changes.
 */
export type StockReason = "received" | "sold" | "returned" | "damaged" | "counted";
export declare const StockReason: {
    readonly received: "received";
    readonly sold: "sold";
    readonly returned: "returned";
    readonly damaged: "damaged";
    readonly counted: "counted";
};
/**
 * What else there is to say about it.
 * @minLength 1
 * @maxLength 200
 * @pattern ^[^\u0000-\u001F\u007F]+$
 */
export type Note = string;
/**
 * A change of stock to book.
 */
export type NewStockAdjustment = {
    delta: Delta;
    reason: StockReason;
    note?: Note;
};
/**
 * A booked change of stock.
 */
export type StockAdjustment = {
    /**
     * The adjustment's id.
     * @format uuid
     */
    id: string;
    /**
     * The product's id.
     * @format uuid
     */
    productId: string;
    delta: Delta;
    reason: StockReason;
    note?: Note;
    /**
     * How many there are after it.
     * @minimum 0
     * @maximum 1000000000
     */
    stock: number;
    /**
     * When it was booked.
     * @format date-time
     */
    createdAt: string;
};
/**
 * All categories.
 */
export type CategoryList = {
    /**
     * The categories, by name.
     * @maxItems 1000
     */
    items: Category[];
};
/**
 * A part of the catalogue.
 */
export type Category = {
    slug: Slug;
    /**
     * What the category is called.
     * @maxLength 80
     */
    name: string;
    /**
     * How many products are in it.
     * @minimum 0
     * @maximum 1000000000
     */
    productCount: number;
};
/**
 * An amount in the minor unit of its currency, such as cents.
 * @minimum 0
 * @maximum 1000000000
 */
export type MinorUnits = number;
/**
 * An opaque place in a list. Hand it back as it came; one that this service did not make is refused with 400.
 * @maxLength 1000
 * @pattern ^[A-Za-z0-9_-]+$
 */
export type Cursor = string;
/**
 * One entity tag, several separated by commas, or `*`.
 * @maxLength 1000
 * @pattern ^[!-~]([ -~]*[!-~])?$
 */
export type Condition = string;
/**
 * An entity tag (RFC 9110, section 8.8.3).
 * @maxLength 200
 * @pattern ^(W/)?"[!#-~]*"$
 */
export type EntityTag = string;
/**
 * An amount of money. Whole numbers only, because binary fractions can't hold 0.10 exactly.
 */
export type Money = {
    amount: MinorUnits;
    /**
     * The currency (ISO 4217).
     */
    currency: "EUR" | "GBP" | "USD";
};
/**
 * The cursor of the next page; null on the last one.
 * @maxLength 1000
 * @pattern ^[A-Za-z0-9_-]+$
 */
export type NextCursor = string | null;
/**
 * One fault in a request.
 */
export type FieldError = {
    /**
     * Where it is, as a JSON pointer from the request; it starts with /body, /query, /path or /header.
     * @format json-pointer
     */
    pointer: string;
    /**
     * What is wrong there.
     * @maxLength 20000
     */
    detail: string;
};
/**
 * What went wrong (RFC 9457). `code` is stable and meant for programs, `title` and `detail` for people.
 */
export type Problem = {
    /**
     * The kind of problem, as a URI.
     * @maxLength 200
     * @format uri
     */
    type: string;
    /**
     * The kind of problem in a few words, the same at each occurrence.
     * @maxLength 200
     */
    title: string;
    /**
     * The HTTP status, repeated for readers who see only the body.
     * @minimum 400
     * @maximum 599
     */
    status: number;
    /**
     * A sentence about this occurrence. Never given with a 500.
     * @maxLength 20000
     */
    detail?: string;
    /**
     * The path that was asked for.
     * @maxLength 20000
     */
    instance?: string;
    /**
     * A stable name to decide by. Those of a service start with its name and a dot.
     * @maxLength 100
     * @pattern ^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$
     */
    code: string;
    /**
     * Quote it when you report the problem; it finds the log lines of this request.
     * @maxLength 200
     */
    requestId?: string;
    /**
     * Each fault of a request that does not match the contract.
     * @maxItems 1000
     */
    errors?: FieldError[];
};
/**
 * An account.
 */
export type User = {
    /**
     * The account's id.
     * @format uuid
     */
    id: string;
    email: Email;
    displayName: DisplayName;
    role: Role;
    /**
     * When the account was registered.
     * @format date-time
     */
    createdAt: string;
    /**
     * When the account last changed.
     * @format date-time
     */
    updatedAt: string;
};
/**
 * One page of accounts.
 */
export type UserPage = {
    /**
     * The accounts of this page, in the order that was asked for.
     * @maxItems 100
     */
    items: User[];
    nextCursor: NextCursor;
};
/**
 * An e-mail address. Two that differ in case only are the same one.
 * @maxLength 254
 * @format email
 */
export type Email = string;
/**
 * How the person is called on pages and in messages. No spaces around it, no control characters.
 * @minLength 1
 * @maxLength 80
 * @pattern ^[^\u0000-\u0020\u007F]([^\u0000-\u001F\u007F]*[^\u0000-\u0020\u007F])?$
 */
export type DisplayName = string;
/**
 * At least 12 characters, whichever; it is length that keeps a password safe. Common ones are refused.
 * @minLength 12
 * @maxLength 128
 * @pattern ^[^\u0000-\u001F\u007F]+$
 * @format password
 */
export type NewPassword = string;
/**
 * The password as it is typed in.
 * @minLength 1
 * @maxLength 128
 * @pattern ^[^\u0000-\u001F\u007F]+$
 * @format password
 */
export type GivenPassword = string;
/**
 * What the account may do. Each operation lists the roles that may call it; none implies another.
 */
export type Role = "customer" | "staff" | "admin";
export declare const Role: {
    readonly customer: "customer";
    readonly staff: "staff";
    readonly admin: "admin";
};
/**
 * A new account.
 */
export type Registration = {
    email: Email;
    displayName: DisplayName;
    password: NewPassword;
};
/**
 * What of the account to change; at least one property.
 */
export type UserChange = {
    displayName?: DisplayName;
};
/**
 * The old password and the new one.
 */
export type PasswordChange = {
    currentPassword: GivenPassword;
    newPassword: NewPassword;
};
/**
 * The new role.
 */
export type RoleChange = {
    role: Role;
};
/**
 * What a person logs in with.
 */
export type Credentials = {
    email: Email;
    password: GivenPassword;
};
/**
 * The token to trade.
 */
export type Refresh = {
    refreshToken: RefreshToken;
};
/**
 * A JSON Web Token, signed with ES256. Send it as `Authorization`, after the word Bearer.
 * @maxLength 4096
 * @pattern ^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$
 */
export type AccessToken = string;
/**
 * An opaque token that works once.
 * @minLength 32
 * @maxLength 256
 * @pattern ^[A-Za-z0-9_-]+$
 */
export type RefreshToken = string;
/**
 * The tokens of a session.
 */
export type SessionTokens = {
    accessToken: AccessToken;
    refreshToken: RefreshToken;
    /**
     * How to send the access token.
     */
    tokenType: "Bearer";
    /**
     * In how many seconds the access token expires.
     * @minimum 1
     * @maximum 86400
     */
    expiresIn: number;
};
/**
 * A JSON Web Key Set.
 */
export type KeySet = {
    /**
     * The keys; the order means nothing.
     * @minItems 1
     * @maxItems 20
     */
    keys: PublicKey[];
};
/**
 * One public key (RFC 7518, section 6.2.1).
 */
export type PublicKey = {
    /**
     * The key type.
     */
    kty: "EC";
    /**
     * The curve.
     */
    crv: "P-256";
    /**
     * The point's first coordinate, in base64url.
     * @pattern ^[A-Za-z0-9_-]{43}$
     */
    x: string;
    /**
     * The point's second coordinate, in base64url.
     * @pattern ^[A-Za-z0-9_-]{43}$
     */
    y: string;
    /**
     * The key's name, as in the header of a token.
     * @maxLength 100
     */
    kid: string;
    /**
     * What the key is for.
     */
    use: "sig";
    /**
     * The algorithm; a token that names another is refused.
     */
    alg: "ES256";
};
/**
 * An OpenAPI 3.1 document. Only what every one has is named here.
 */
export type OpenApi = {
    /**
     * The version of OpenAPI.
     * @maxLength 20
     * @pattern ^3\.1\.\d+$
     */
    openapi: string;
    /**
     * What the document describes.
     */
    info: {
        /**
         * Its name.
         * @maxLength 200
         */
        title: string;
        /**
         * Its version.
         * @maxLength 50
         */
        version: string;
    };
    /**
     * The operations, by path and method.
     */
    paths: Record<string, Record<string, unknown>>;
};
/**
 * A sign of life.
 */
export type Liveness = {
    service: ServiceName;
    /**
     * Always the same; a process that isn't live doesn't answer.
     */
    status: "live";
};
/**
 * Whether a service can serve, and what it needs for that.
 */
export type Readiness = {
    service: ServiceName;
    status: ReadinessStatus;
    dependencies: Dependencies;
};
/**
 * How a service is.
 */
export type Health = {
    service: ServiceName;
    status: ReadinessStatus;
    dependencies: Dependencies;
    /**
     * For how many seconds it has been running.
     * @minimum 0
     * @maximum 9007199254740991
     */
    uptimeSeconds: number;
};
/**
 * The service that answers.
 * @maxLength 63
 * @pattern ^[a-z][a-z0-9-]*$
 */
export type ServiceName = string;
/**
 * Ready; degraded, because a service is down; or draining, because it is about to stop.
 */
export type ReadinessStatus = "ready" | "degraded" | "draining";
export declare const ReadinessStatus: {
    readonly ready: "ready";
    readonly degraded: "degraded";
    readonly draining: "draining";
};
/**
 * What the service needs, by name.
 */
export type Dependencies = Record<string, Dependency>;
/**
 * How something that the service needs is.
 */
export type Dependency = {
    /**
     * Whether it answered.
     */
    status: "up" | "down";
    /**
     * How long the answer took, in milliseconds.
     * @minimum 0
     * @maximum 3600000
     */
    latencyMs: number;
    /**
     * Why it counts as down.
     * @maxLength 2000
     */
    error?: string;
};
export type ListProductsResult = ProductPage;
export type ListProductsQuery = {
    /**
     * Words to find in names and descriptions (full text, all of them, in any form).
     * @minLength 1
     * @maxLength 200
     * @pattern ^[^\u0000-\u001F\u007F]+$
     */
    q?: string;
    /**
     * Only products of the category with this slug.
     */
    category?: Slug;
    /**
     * Only products that cost this much or more.
     */
    minPrice?: MinorUnits;
    /**
     * Only products that cost this much or less.
     */
    maxPrice?: MinorUnits;
    /**
     * True for products that are in stock, false for those that are sold out.
     */
    inStock?: boolean;
    /**
     * The order; a minus sign turns it round.
     */
    sort?: "name" | "-name" | "price" | "-price" | "createdAt" | "-createdAt";
    /**
     * The `nextCursor` of the page before. Left out, the list starts from its beginning.
     */
    cursor?: Cursor;
    /**
     * How many items a page holds at most.
     * @minimum 1
     * @maximum 100
     */
    limit?: number;
};
export type ListProductsHeaders = {
    /**
     * The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type ListProductsResponseHeaders = {
    etag: string;
};
export type ListProductsVariables = {
    query?: ListProductsQuery;
    headers?: ListProductsHeaders;
};
export type CreateProductResult = Product;
export type CreateProductBody = NewProduct;
export type CreateProductResponseHeaders = {
    location: string;
    etag: string;
};
export type CreateProductVariables = {
    body: CreateProductBody;
};
export type GetProductResult = Product;
export type GetProductPath = {
    /**
     * The product's id.
     * @format uuid
     */
    productId: string;
};
export type GetProductHeaders = {
    /**
     * The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type GetProductResponseHeaders = {
    etag: string;
};
export type GetProductVariables = {
    path: GetProductPath;
    headers?: GetProductHeaders;
};
export type DeleteProductResult = void;
export type DeleteProductPath = {
    /**
     * The product's id.
     * @format uuid
     */
    productId: string;
};
export type DeleteProductHeaders = {
    /**
     * The `ETag` that was read with the resource. Without it the answer is 428; when it has changed since, 412.
     */
    "If-Match"?: Condition;
};
export type DeleteProductVariables = {
    path: DeleteProductPath;
    headers?: DeleteProductHeaders;
};
export type UpdateProductResult = Product;
export type UpdateProductPath = {
    /**
     * The product's id.
     * @format uuid
     */
    productId: string;
};
export type UpdateProductBody = ProductChange;
export type UpdateProductHeaders = {
    /**
     * The `ETag` that was read with the resource. Without it the answer is 428; when it has changed since, 412.
     */
    "If-Match"?: Condition;
};
export type UpdateProductResponseHeaders = {
    etag: string;
};
export type UpdateProductVariables = {
    path: UpdateProductPath;
    body: UpdateProductBody;
    headers?: UpdateProductHeaders;
};
export type GetProductImageResult = Blob;
export type GetProductImagePath = {
    /**
     * The product's id.
     * @format uuid
     */
    productId: string;
};
export type GetProductImageHeaders = {
    /**
     * The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type GetProductImageResponseHeaders = {
    cacheControl: string;
    crossOriginResourcePolicy: string;
    etag: string;
};
export type GetProductImageVariables = {
    path: GetProductImagePath;
    headers?: GetProductImageHeaders;
};
export type PutProductImageResult = void;
export type PutProductImagePath = {
    /**
     * The product's id.
     * @format uuid
     */
    productId: string;
};
export type PutProductImageBody = Blob | ArrayBuffer | ReadableStream;
export type PutProductImageResponseHeaders = {
    etag: string;
};
export type PutProductImageVariables = {
    path: PutProductImagePath;
    body: PutProductImageBody;
};
export type AdjustStockResult = StockAdjustment;
export type AdjustStockPath = {
    /**
     * The product's id.
     * @format uuid
     */
    productId: string;
};
export type AdjustStockBody = NewStockAdjustment;
export type AdjustStockVariables = {
    path: AdjustStockPath;
    body: AdjustStockBody;
};
export type ListCategoriesResult = CategoryList;
export type ListCategoriesHeaders = {
    /**
     * The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type ListCategoriesResponseHeaders = {
    etag: string;
};
export type ListCategoriesVariables = {
    headers?: ListCategoriesHeaders;
};
export type ListUsersResult = UserPage;
export type ListUsersQuery = {
    /**
     * Only accounts whose e-mail address or display name contains this text, in any case.
     * @minLength 1
     * @maxLength 100
     * @pattern ^[^\u0000-\u001F\u007F]+$
     */
    q?: string;
    /**
     * Only accounts with this role.
     */
    role?: Role;
    /**
     * The order; a minus sign turns it round.
     */
    sort?: "createdAt" | "-createdAt" | "email" | "-email";
    /**
     * The `nextCursor` of the page before. Left out, the list starts from its beginning.
     */
    cursor?: Cursor;
    /**
     * How many items a page holds at most.
     * @minimum 1
     * @maximum 100
     */
    limit?: number;
};
export type ListUsersHeaders = {
    /**
     * The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type ListUsersResponseHeaders = {
    etag: string;
};
export type ListUsersVariables = {
    query?: ListUsersQuery;
    headers?: ListUsersHeaders;
};
export type RegisterUserResult = User;
export type RegisterUserBody = Registration;
export type RegisterUserResponseHeaders = {
    location: string;
    etag: string;
};
export type RegisterUserVariables = {
    body: RegisterUserBody;
};
export type GetMeResult = User;
export type GetMeHeaders = {
    /**
     * The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type GetMeResponseHeaders = {
    etag: string;
};
export type GetMeVariables = {
    headers?: GetMeHeaders;
};
export type DeleteMeResult = void;
export type UpdateMeResult = User;
export type UpdateMeBody = UserChange;
export type UpdateMeHeaders = {
    /**
     * The `ETag` that was read with the resource. When it has changed since, the answer is 412.
     */
    "If-Match"?: Condition;
};
export type UpdateMeResponseHeaders = {
    etag: string;
};
export type UpdateMeVariables = {
    body: UpdateMeBody;
    headers?: UpdateMeHeaders;
};
export type ChangePasswordResult = void;
export type ChangePasswordBody = PasswordChange;
export type ChangePasswordVariables = {
    body: ChangePasswordBody;
};
export type GetUserResult = User;
export type GetUserPath = {
    /**
     * The account's id.
     * @format uuid
     */
    userId: string;
};
export type GetUserHeaders = {
    /**
     * The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type GetUserResponseHeaders = {
    etag: string;
};
export type GetUserVariables = {
    path: GetUserPath;
    headers?: GetUserHeaders;
};
export type SetUserRoleResult = User;
export type SetUserRolePath = {
    /**
     * The account's id.
     * @format uuid
     */
    userId: string;
};
export type SetUserRoleBody = RoleChange;
export type SetUserRoleResponseHeaders = {
    etag: string;
};
export type SetUserRoleVariables = {
    path: SetUserRolePath;
    body: SetUserRoleBody;
};
export type LogInResult = SessionTokens;
export type LogInBody = Credentials;
export type LogInResponseHeaders = {
    cacheControl: string;
};
export type LogInVariables = {
    body: LogInBody;
};
export type RefreshSessionResult = SessionTokens;
export type RefreshSessionBody = Refresh;
export type RefreshSessionResponseHeaders = {
    cacheControl: string;
};
export type RefreshSessionVariables = {
    body: RefreshSessionBody;
};
export type LogOutResult = void;
export type GetJwksResult = KeySet;
export type GetJwksHeaders = {
    /**
     * The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type GetJwksResponseHeaders = {
    cacheControl: string;
    etag: string;
};
export type GetJwksVariables = {
    headers?: GetJwksHeaders;
};
export type GetOpenApiResult = OpenApi;
export type GetOpenApiHeaders = {
    /**
     * The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type GetOpenApiResponseHeaders = {
    etag: string;
    cacheControl: string;
};
export type GetOpenApiVariables = {
    headers?: GetOpenApiHeaders;
};
export type GetServiceOpenApiResult = OpenApi;
export type GetServiceOpenApiPath = {
    /**
     * The service.
     * @maxLength 63
     * @pattern ^[a-z][a-z0-9-]*$
     */
    service: string;
    /**
     * The version of its contract.
     * @maxLength 5
     * @pattern ^v[1-9][0-9]*$
     */
    version: string;
};
export type GetServiceOpenApiHeaders = {
    /**
     * The `ETag` of the copy that the caller holds. When it is still current, the answer is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type GetServiceOpenApiResponseHeaders = {
    etag: string;
    cacheControl: string;
};
export type GetServiceOpenApiVariables = {
    path: GetServiceOpenApiPath;
    headers?: GetServiceOpenApiHeaders;
};
export type GetHealthResult = Health;
export type GetHealthResponseHeaders = {
    cacheControl: string;
};
export type GetLivenessResult = Liveness;
export type GetLivenessResponseHeaders = {
    cacheControl: string;
};
export type GetReadinessResult = Readiness;
export type GetReadinessResponseHeaders = {
    cacheControl: string;
};
/**
 * Per-operation `args`/`result` shapes (plus `kind: 'sse'` for event streams) — the
 * type-level companion of `OPERATIONS` that gives `createClient<Ops>` its typed methods.
 */
export type Ops = {
    listProducts: {
        args: {
            query?: ListProductsQuery;
            headers?: ListProductsHeaders;
        };
        result: ListProductsResult;
        headers: {
            etag: string;
        };
        item: Product;
    };
    createProduct: {
        args: {
            body: CreateProductBody;
        };
        result: CreateProductResult;
        headers: {
            location: string;
            etag: string;
        };
    };
    getProduct: {
        args: {
            path: GetProductPath;
            headers?: GetProductHeaders;
        };
        result: GetProductResult;
        headers: {
            etag: string;
        };
    };
    deleteProduct: {
        args: {
            path: DeleteProductPath;
            headers?: DeleteProductHeaders;
        };
        result: DeleteProductResult;
    };
    updateProduct: {
        args: {
            path: UpdateProductPath;
            body: UpdateProductBody;
            headers?: UpdateProductHeaders;
        };
        result: UpdateProductResult;
        headers: {
            etag: string;
        };
    };
    getProductImage: {
        args: {
            path: GetProductImagePath;
            headers?: GetProductImageHeaders;
        };
        result: GetProductImageResult;
        headers: {
            cacheControl: string;
            crossOriginResourcePolicy: string;
            etag: string;
        };
    };
    putProductImage: {
        args: {
            path: PutProductImagePath;
            body: PutProductImageBody;
        };
        result: PutProductImageResult;
        headers: {
            etag: string;
        };
    };
    adjustStock: {
        args: {
            path: AdjustStockPath;
            body: AdjustStockBody;
        };
        result: AdjustStockResult;
    };
    listCategories: {
        args: {
            headers?: ListCategoriesHeaders;
        };
        result: ListCategoriesResult;
        headers: {
            etag: string;
        };
    };
    listUsers: {
        args: {
            query?: ListUsersQuery;
            headers?: ListUsersHeaders;
        };
        result: ListUsersResult;
        headers: {
            etag: string;
        };
        item: User;
    };
    registerUser: {
        args: {
            body: RegisterUserBody;
        };
        result: RegisterUserResult;
        headers: {
            location: string;
            etag: string;
        };
    };
    getMe: {
        args: {
            headers?: GetMeHeaders;
        };
        result: GetMeResult;
        headers: {
            etag: string;
        };
    };
    deleteMe: {
        args: {};
        result: DeleteMeResult;
    };
    updateMe: {
        args: {
            body: UpdateMeBody;
            headers?: UpdateMeHeaders;
        };
        result: UpdateMeResult;
        headers: {
            etag: string;
        };
    };
    changePassword: {
        args: {
            body: ChangePasswordBody;
        };
        result: ChangePasswordResult;
    };
    getUser: {
        args: {
            path: GetUserPath;
            headers?: GetUserHeaders;
        };
        result: GetUserResult;
        headers: {
            etag: string;
        };
    };
    setUserRole: {
        args: {
            path: SetUserRolePath;
            body: SetUserRoleBody;
        };
        result: SetUserRoleResult;
        headers: {
            etag: string;
        };
    };
    logIn: {
        args: {
            body: LogInBody;
        };
        result: LogInResult;
        headers: {
            cacheControl: string;
        };
    };
    refreshSession: {
        args: {
            body: RefreshSessionBody;
        };
        result: RefreshSessionResult;
        headers: {
            cacheControl: string;
        };
    };
    logOut: {
        args: {};
        result: LogOutResult;
    };
    getJwks: {
        args: {
            headers?: GetJwksHeaders;
        };
        result: GetJwksResult;
        headers: {
            cacheControl: string;
            etag: string;
        };
    };
    getOpenApi: {
        args: {
            headers?: GetOpenApiHeaders;
        };
        result: GetOpenApiResult;
        headers: {
            etag: string;
            cacheControl: string;
        };
    };
    getServiceOpenApi: {
        args: {
            path: GetServiceOpenApiPath;
            headers?: GetServiceOpenApiHeaders;
        };
        result: GetServiceOpenApiResult;
        headers: {
            etag: string;
            cacheControl: string;
        };
    };
    getHealth: {
        args: {};
        result: GetHealthResult;
        headers: {
            cacheControl: string;
        };
    };
    getLiveness: {
        args: {};
        result: GetLivenessResult;
        headers: {
            cacheControl: string;
        };
    };
    getReadiness: {
        args: {};
        result: GetReadinessResult;
        headers: {
            cacheControl: string;
        };
    };
};
/**
 * The wire-shape descriptor for every operation, keyed by operationId — the data the
 * runtime routes requests by. Also minification-safe static metadata (method, path,
 * tags) for cache keys, tracing span names, and request logging.
 */
export declare const OPERATIONS: {
    readonly listProducts: {
        readonly id: "listProducts";
        readonly method: "GET";
        readonly path: "/api/v1/products";
        readonly tags: readonly ["Products: Catalogue"];
        readonly params: readonly [{
            readonly name: "q";
            readonly in: "query";
        }, {
            readonly name: "category";
            readonly in: "query";
        }, {
            readonly name: "minPrice";
            readonly in: "query";
        }, {
            readonly name: "maxPrice";
            readonly in: "query";
        }, {
            readonly name: "inStock";
            readonly in: "query";
        }, {
            readonly name: "sort";
            readonly in: "query";
        }, {
            readonly name: "cursor";
            readonly in: "query";
        }, {
            readonly name: "limit";
            readonly in: "query";
        }, {
            readonly name: "If-None-Match";
            readonly in: "header";
        }];
        readonly responseHeaders: readonly [{
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }];
        readonly pagination: {
            readonly style: "cursor";
            readonly param: "cursor";
            readonly nextCursor: "/nextCursor";
            readonly items: "/items";
        };
    };
    readonly createProduct: {
        readonly id: "createProduct";
        readonly method: "POST";
        readonly path: "/api/v1/products";
        readonly tags: readonly ["Products: Assortment"];
        readonly body: {
            readonly contentType: "application/json";
        };
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
        readonly responseHeaders: readonly [{
            readonly name: "location";
            readonly key: "location";
            readonly type: "string";
        }, {
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }];
    };
    readonly getProduct: {
        readonly id: "getProduct";
        readonly method: "GET";
        readonly path: "/api/v1/products/{productId}";
        readonly tags: readonly ["Products: Catalogue"];
        readonly params: readonly [{
            readonly name: "productId";
            readonly in: "path";
        }, {
            readonly name: "If-None-Match";
            readonly in: "header";
        }];
        readonly responseHeaders: readonly [{
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }];
    };
    readonly deleteProduct: {
        readonly id: "deleteProduct";
        readonly method: "DELETE";
        readonly path: "/api/v1/products/{productId}";
        readonly tags: readonly ["Products: Assortment"];
        readonly params: readonly [{
            readonly name: "productId";
            readonly in: "path";
        }, {
            readonly name: "If-Match";
            readonly in: "header";
        }];
        readonly responseKind: "void";
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
    };
    readonly updateProduct: {
        readonly id: "updateProduct";
        readonly method: "PATCH";
        readonly path: "/api/v1/products/{productId}";
        readonly tags: readonly ["Products: Assortment"];
        readonly params: readonly [{
            readonly name: "productId";
            readonly in: "path";
        }, {
            readonly name: "If-Match";
            readonly in: "header";
        }];
        readonly body: {
            readonly contentType: "application/json";
        };
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
        readonly responseHeaders: readonly [{
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }];
    };
    readonly getProductImage: {
        readonly id: "getProductImage";
        readonly method: "GET";
        readonly path: "/api/v1/products/{productId}/image";
        readonly tags: readonly ["Products: Catalogue"];
        readonly params: readonly [{
            readonly name: "productId";
            readonly in: "path";
        }, {
            readonly name: "If-None-Match";
            readonly in: "header";
        }];
        readonly responseKind: "blob";
        readonly responseHeaders: readonly [{
            readonly name: "cache-control";
            readonly key: "cacheControl";
            readonly type: "string";
        }, {
            readonly name: "cross-origin-resource-policy";
            readonly key: "crossOriginResourcePolicy";
            readonly type: "string";
        }, {
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }];
    };
    readonly putProductImage: {
        readonly id: "putProductImage";
        readonly method: "PUT";
        readonly path: "/api/v1/products/{productId}/image";
        readonly tags: readonly ["Products: Assortment"];
        readonly params: readonly [{
            readonly name: "productId";
            readonly in: "path";
        }];
        readonly body: {
            readonly contentType: "image/png";
        };
        readonly responseKind: "void";
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
        readonly responseHeaders: readonly [{
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }];
    };
    readonly adjustStock: {
        readonly id: "adjustStock";
        readonly method: "POST";
        readonly path: "/api/v1/products/{productId}/stock-adjustments";
        readonly tags: readonly ["Products: Stock"];
        readonly params: readonly [{
            readonly name: "productId";
            readonly in: "path";
        }];
        readonly body: {
            readonly contentType: "application/json";
        };
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
    };
    readonly listCategories: {
        readonly id: "listCategories";
        readonly method: "GET";
        readonly path: "/api/v1/categories";
        readonly tags: readonly ["Products: Catalogue"];
        readonly params: readonly [{
            readonly name: "If-None-Match";
            readonly in: "header";
        }];
        readonly responseHeaders: readonly [{
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }];
    };
    readonly listUsers: {
        readonly id: "listUsers";
        readonly method: "GET";
        readonly path: "/api/v1/users";
        readonly tags: readonly ["Users: Administration"];
        readonly params: readonly [{
            readonly name: "q";
            readonly in: "query";
        }, {
            readonly name: "role";
            readonly in: "query";
        }, {
            readonly name: "sort";
            readonly in: "query";
        }, {
            readonly name: "cursor";
            readonly in: "query";
        }, {
            readonly name: "limit";
            readonly in: "query";
        }, {
            readonly name: "If-None-Match";
            readonly in: "header";
        }];
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
        readonly responseHeaders: readonly [{
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }];
        readonly pagination: {
            readonly style: "cursor";
            readonly param: "cursor";
            readonly nextCursor: "/nextCursor";
            readonly items: "/items";
        };
    };
    readonly registerUser: {
        readonly id: "registerUser";
        readonly method: "POST";
        readonly path: "/api/v1/users";
        readonly tags: readonly ["Users: Accounts"];
        readonly body: {
            readonly contentType: "application/json";
        };
        readonly responseHeaders: readonly [{
            readonly name: "location";
            readonly key: "location";
            readonly type: "string";
        }, {
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }];
    };
    readonly getMe: {
        readonly id: "getMe";
        readonly method: "GET";
        readonly path: "/api/v1/users/me";
        readonly tags: readonly ["Users: Accounts"];
        readonly params: readonly [{
            readonly name: "If-None-Match";
            readonly in: "header";
        }];
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
        readonly responseHeaders: readonly [{
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }];
    };
    readonly deleteMe: {
        readonly id: "deleteMe";
        readonly method: "DELETE";
        readonly path: "/api/v1/users/me";
        readonly tags: readonly ["Users: Accounts"];
        readonly responseKind: "void";
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
    };
    readonly updateMe: {
        readonly id: "updateMe";
        readonly method: "PATCH";
        readonly path: "/api/v1/users/me";
        readonly tags: readonly ["Users: Accounts"];
        readonly params: readonly [{
            readonly name: "If-Match";
            readonly in: "header";
        }];
        readonly body: {
            readonly contentType: "application/json";
        };
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
        readonly responseHeaders: readonly [{
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }];
    };
    readonly changePassword: {
        readonly id: "changePassword";
        readonly method: "PUT";
        readonly path: "/api/v1/users/me/password";
        readonly tags: readonly ["Users: Accounts"];
        readonly body: {
            readonly contentType: "application/json";
        };
        readonly responseKind: "void";
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
    };
    readonly getUser: {
        readonly id: "getUser";
        readonly method: "GET";
        readonly path: "/api/v1/users/{userId}";
        readonly tags: readonly ["Users: Administration"];
        readonly params: readonly [{
            readonly name: "userId";
            readonly in: "path";
        }, {
            readonly name: "If-None-Match";
            readonly in: "header";
        }];
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
        readonly responseHeaders: readonly [{
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }];
    };
    readonly setUserRole: {
        readonly id: "setUserRole";
        readonly method: "PUT";
        readonly path: "/api/v1/users/{userId}/role";
        readonly tags: readonly ["Users: Administration"];
        readonly params: readonly [{
            readonly name: "userId";
            readonly in: "path";
        }];
        readonly body: {
            readonly contentType: "application/json";
        };
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
        readonly responseHeaders: readonly [{
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }];
    };
    readonly logIn: {
        readonly id: "logIn";
        readonly method: "POST";
        readonly path: "/api/v1/sessions";
        readonly tags: readonly ["Users: Sessions"];
        readonly body: {
            readonly contentType: "application/json";
        };
        readonly responseHeaders: readonly [{
            readonly name: "cache-control";
            readonly key: "cacheControl";
            readonly type: "string";
        }];
    };
    readonly refreshSession: {
        readonly id: "refreshSession";
        readonly method: "POST";
        readonly path: "/api/v1/sessions/refresh";
        readonly tags: readonly ["Users: Sessions"];
        readonly body: {
            readonly contentType: "application/json";
        };
        readonly responseHeaders: readonly [{
            readonly name: "cache-control";
            readonly key: "cacheControl";
            readonly type: "string";
        }];
    };
    readonly logOut: {
        readonly id: "logOut";
        readonly method: "DELETE";
        readonly path: "/api/v1/sessions/current";
        readonly tags: readonly ["Users: Sessions"];
        readonly responseKind: "void";
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
    };
    readonly getJwks: {
        readonly id: "getJwks";
        readonly method: "GET";
        readonly path: "/api/v1/.well-known/jwks.json";
        readonly tags: readonly ["Users: Trust"];
        readonly params: readonly [{
            readonly name: "If-None-Match";
            readonly in: "header";
        }];
        readonly responseHeaders: readonly [{
            readonly name: "cache-control";
            readonly key: "cacheControl";
            readonly type: "string";
        }, {
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }];
    };
    readonly getOpenApi: {
        readonly id: "getOpenApi";
        readonly method: "GET";
        readonly path: "/openapi.json";
        readonly tags: readonly ["Gateway: Contracts"];
        readonly params: readonly [{
            readonly name: "If-None-Match";
            readonly in: "header";
        }];
        readonly responseHeaders: readonly [{
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }, {
            readonly name: "cache-control";
            readonly key: "cacheControl";
            readonly type: "string";
        }];
    };
    readonly getServiceOpenApi: {
        readonly id: "getServiceOpenApi";
        readonly method: "GET";
        readonly path: "/openapi/{service}/{version}.json";
        readonly tags: readonly ["Gateway: Contracts"];
        readonly params: readonly [{
            readonly name: "service";
            readonly in: "path";
        }, {
            readonly name: "version";
            readonly in: "path";
        }, {
            readonly name: "If-None-Match";
            readonly in: "header";
        }];
        readonly responseHeaders: readonly [{
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }, {
            readonly name: "cache-control";
            readonly key: "cacheControl";
            readonly type: "string";
        }];
    };
    readonly getHealth: {
        readonly id: "getHealth";
        readonly method: "GET";
        readonly path: "/health";
        readonly tags: readonly ["Gateway: Health"];
        readonly responseHeaders: readonly [{
            readonly name: "cache-control";
            readonly key: "cacheControl";
            readonly type: "string";
        }];
    };
    readonly getLiveness: {
        readonly id: "getLiveness";
        readonly method: "GET";
        readonly path: "/health/live";
        readonly tags: readonly ["Gateway: Health"];
        readonly responseHeaders: readonly [{
            readonly name: "cache-control";
            readonly key: "cacheControl";
            readonly type: "string";
        }];
    };
    readonly getReadiness: {
        readonly id: "getReadiness";
        readonly method: "GET";
        readonly path: "/health/ready";
        readonly tags: readonly ["Gateway: Health"];
        readonly responseHeaders: readonly [{
            readonly name: "cache-control";
            readonly key: "cacheControl";
            readonly type: "string";
        }];
    };
};
export type OperationId = (typeof OPERATIONS)[keyof typeof OPERATIONS]["id"];
export type OperationPath = (typeof OPERATIONS)[keyof typeof OPERATIONS]["path"];
export type OperationTag = Extract<(typeof OPERATIONS)[keyof typeof OPERATIONS], {
    tags: readonly string[];
}>["tags"][number];
/**
 * The public type surface of the client runtime — `@redocly/client-generator`'s
 * app-facing runtime module. Pure types, no runtime code (excluded from coverage).
 * The generator emits `OPERATIONS` literals typed
 * `satisfies Record<string, OperationDescriptor>` against this module, so an
 * incompatible runtime/generated pair fails the consumer's build (the semver skew guard).
 */
/** How one operation parameter is sent: its location plus OpenAPI query-serialization hints. */
export type ParamSpec = {
    name: string;
    in: 'path' | 'query' | 'header' | 'cookie';
    style?: 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';
    explode?: boolean;
    allowReserved?: boolean;
};
/** One security scheme, denormalized onto the operation (`scheme` names the spec's scheme). */
export type SecuritySpec = {
    scheme: string;
    kind: 'bearer' | 'basic';
} | {
    scheme: string;
    kind: 'apiKey';
    name: string;
    in: 'header' | 'query' | 'cookie';
};
/**
 * How to auto-iterate a paginated operation (drives its `.pages()`/`.items()` members).
 * `nextCursor`, `nextLink`, and `items` are RFC 6901 JSON pointers into the page (response) value.
 */
export type PaginationSpec = {
    style: 'cursor';
    /** The query param the iterator advances with the response's cursor. */
    param: string;
    /** Optional page-size query param (recorded for tooling; never set by the runtime). */
    limitParam?: string;
    /** Pointer to the next cursor in the page. */
    nextCursor: string;
    /** Optional pointer to a boolean "more pages" flag — `false` stops iteration. */
    hasMore?: string;
    /** Pointer to the page's item array. */
    items: string;
} | {
    style: 'offset' | 'page';
    /** The numeric query param the iterator advances. */
    param: string;
    /** Optional page-size query param (recorded for tooling; never set by the runtime). */
    limitParam?: string;
    /** Pointer to the page's item array. */
    items: string;
} | {
    /** RFC 8288: follow the response's `Link` header `rel="next"`; stop when absent. */
    style: 'link';
    /** Optional page-size query param (recorded for tooling; never set by the runtime). */
    limitParam?: string;
    /** Pointer to the page's item array. */
    items: string;
} | {
    /** Follow the next page's URL at `nextLink` in the page; stop when it is absent. */
    style: 'body-link';
    /** Optional page-size query param (recorded for tooling; never set by the runtime). */
    limitParam?: string;
    /** Pointer to the next page's URL in the page. */
    nextLink: string;
    /** Pointer to the page's item array. */
    items: string;
};
/** The frozen data contract between generated code and the runtime: one operation's wire shape. */
export type OperationDescriptor = {
    id: string;
    method: string;
    path: string;
    tags?: readonly string[];
    params?: readonly ParamSpec[];
    /** `multipart: true` marks a typed object body serialized to FormData by the runtime. */
    body?: {
        contentType: string;
        multipart?: boolean;
    };
    /** Defaults to `'json'` (content-type negotiation on parse). */
    responseKind?: 'json' | 'text' | 'blob' | 'void' | 'sse';
    sseDataKind?: 'json' | 'text';
    /** OR-alternatives, each an AND-set: the runtime applies the first fully-configured one. */
    security?: readonly (readonly SecuritySpec[])[];
    pagination?: PaginationSpec;
    /**
     * `'grouped'` marks an operation that takes its inputs namespaced by layer even on a
     * `argsStyle: 'flat'` client — the generator sets it where a merged call could not carry
     * one name for two layers, and the operation's own input type says the same.
     */
    argsStyle?: 'grouped';
    /**
     * Declared success-response headers for throw-mode `{ envelope: true }`.
     * `name` is the lowercased wire name; `key` is the camelCase envelope property.
     */
    responseHeaders?: readonly ResponseHeaderSpec[];
};
/** One declared response header the runtime coerces into the envelope `headers` object. */
export type ResponseHeaderSpec = {
    name: string;
    key: string;
    type: 'string' | 'number' | 'boolean';
};
/** A query value: scalars, arrays of scalars, or objects (serialized as deepObject brackets). */
export type QueryValue = string | number | boolean | null | undefined | Array<string | number | boolean | null | undefined> | Record<string, unknown>;
/** A credential: a literal, or a (possibly async) function resolved per request (refresh flows). */
export type TokenProvider = string | (() => string | Promise<string>);
/** Per-instance credentials, keyed by the scheme kinds the runtime can inject. */
export type AuthCredentials = {
    bearer?: TokenProvider;
    basic?: {
        username: string;
        password: string;
    };
    apiKey?: Record<string, TokenProvider>;
};
/** Backoff shape: 'fixed' = constant delay; 'exponential' = doubling per attempt. */
export type RetryStrategy = 'fixed' | 'exponential';
/**
 * The operation's identity, exposed to middleware for targeting (`ctx.operation`).
 * Generated clients instantiate the type parameters with the spec's literal unions
 * (`OperationId`/`OperationPath`/`OperationTag`) so a misspelled operation id in a
 * middleware comparison fails to compile; the string defaults keep every
 * spec-independent consumer (`runtime-contract.ts`, the runtime internals) working
 * with the base shape. `tags` stays mutable (`Tag[]`) so setup-contract types
 * (byte-locked to generated output) remain assignable through middleware callbacks.
 */
export type OperationContext<Id extends string = string, Path extends string = string, Tag extends string = string> = {
    id: Id;
    path: Path;
    tags: Tag[];
};
/** The mutable request context threaded through the middleware chain. */
export type RequestContext<Op extends OperationContext = OperationContext> = {
    url: string;
    method: string;
    headers: Record<string, string>;
    body?: unknown;
    operation: Op;
};
/** The failed attempt handed to a custom `retryOn`: exactly one of `response`/`error` is set. */
export type RetryContext<Op extends OperationContext = OperationContext> = {
    attempt: number;
    request: RequestContext<Op>;
    response?: Response;
    error?: unknown;
};
/** Opt-in retry policy; a per-call override merges field-by-field over the config policy. */
export type RetryConfig<Op extends OperationContext = OperationContext> = {
    retries?: number;
    retryDelay?: number;
    retryStrategy?: RetryStrategy;
    jitter?: boolean;
    retryOn?: (ctx: RetryContext<Op>) => boolean | Promise<boolean>;
};
/**
 * Structural stand-in for the runtime's ApiError so this module stays import-free
 * (pure types); the real `ApiError` class is assignable to it.
 */
export type ApiErrorLike = globalThis.Error & {
    url: string;
    status: number;
    statusText: string;
    body: unknown;
};
export type SettledCall = {
    response?: Response | undefined;
    error?: unknown;
    attempts: number;
    durationMs: number;
};
/** One interceptor: any subset of the four hooks. */
export type Middleware<Op extends OperationContext = OperationContext> = {
    onRequest?: (ctx: RequestContext<Op>) => void | Promise<void>;
    onResponse?: (response: Response, ctx: RequestContext<Op>) => Response | void | Promise<Response | void>;
    /** Throw mode only: may map/replace the error. */
    onError?: (error: ApiErrorLike, ctx: RequestContext<Op>) => globalThis.Error | Promise<globalThis.Error>;
    onSettled?: (ctx: RequestContext<Op>, call: SettledCall) => void | Promise<void>;
};
/** Client configuration: transport, defaults, retry policy, middleware, and credentials. */
export type ClientConfig<Op extends OperationContext = OperationContext> = {
    serverUrl?: string;
    fetch?: typeof fetch;
    headers?: Record<string, string> | (() => Record<string, string> | Promise<Record<string, string>>);
    retry?: RetryConfig<Op>;
    /** Milliseconds before a request attempt aborts (covers the body read too; each retry
     * attempt gets a fresh budget). Per-call `timeout` overrides it, `0` disables it.
     * SSE streams are long-lived by design and never inherit this value. */
    timeout?: number;
    /** Send an `Idempotency-Key` header on POST/PATCH (one stable key per logical call,
     * reused across retry attempts) — which also makes those retries safe under the
     * default retry policy. `true` generates a UUID per call; a function supplies the key. */
    idempotencyKey?: boolean | (() => string);
    /** Identifies this client to the API via an `X-Redocly-Client` header (the generator
     * bakes a default). Sent only OUTSIDE browsers — a custom header would force a CORS
     * preflight. Override with your own value, or `false` to disable. */
    clientHeader?: string | false;
    middleware?: Middleware<Op>[];
    auth?: AuthCredentials;
    /** Fixed at generate time by the generator (`'throw'` when omitted); `configure()` ignores it. */
    errorMode?: 'throw' | 'result';
    /**
     * How each call spells its inputs: `'grouped'` (the default) namespaces them by layer —
     * `{ path, query, headers, cookies, body }` — and `'flat'` takes one merged object.
     * Fixed at generate time, like `errorMode`, because it shapes the static types.
     */
    argsStyle?: 'grouped' | 'flat';
    onRequest?: Middleware<Op>['onRequest'];
    onResponse?: Middleware<Op>['onResponse'];
    onError?: Middleware<Op>['onError'];
};
/** Response readers for the per-call `parseAs` override. */
export type ParseAs = 'auto' | 'json' | 'text' | 'blob' | 'arrayBuffer' | 'formData' | 'stream';
/** Per-call options: standard `RequestInit` plus a retry override, a timeout override
 * (`0` disables the config default), and a forced reader. */
export type RequestOptions = RequestInit & {
    retry?: RetryConfig;
    timeout?: number;
    /** Per-call idempotency key: a literal key, `true` to generate one, `false` to skip. */
    idempotencyKey?: string | boolean | (() => string);
    parseAs?: ParseAs;
    /**
     * Throw mode only: return `{ data, headers, response }` instead of the parsed body;
     * ignored in result mode. The explicit `| undefined` keeps the wrappers' emitted
     * `envelope: undefined` strip legal under `exactOptionalPropertyTypes`.
     */
    envelope?: boolean | undefined;
};
/** Throw-mode success envelope when `RequestOptions.envelope` is `true`. */
export type Envelope<TData, THeaders = Record<string, never>> = {
    data: TData;
    headers: THeaders;
    response: Response;
};
/** Per-call options for an SSE stream; reconnect defaults to true. */
export type SseOptions = RequestInit & {
    reconnect?: boolean;
    reconnectDelay?: number;
};
/** A single decoded Server-Sent Event with its payload typed from the spec. */
export type ServerSentEvent<T> = {
    event?: string;
    data: T;
    id?: string;
    retry?: number;
};
/** Result-mode return shape: exactly one of `data`/`error` is set. */
export type Result<TData, TError> = {
    data: TData;
    error: undefined;
    response: Response;
} | {
    data: undefined;
    error: TError;
    response: Response;
};
/**
 * The generated `Ops` type's shape: per-operation args/result, plus `kind: 'sse'` for
 * streams and, for paginated operations, `item` (the page's element type) and — on
 * result-mode clients only — `page` (the RAW page type `.pages()` yields, since
 * iteration unwraps the `Result` envelope the one-shot `result` carries).
 */
export type OpsShape = Record<string, {
    args: object;
    result: unknown;
    kind?: 'sse';
    item?: unknown;
    page?: unknown;
    /** Declared success-response headers for `{ envelope: true }` (camelCase keys). */
    headers?: object;
    /** Result-mode entries ignore the throw-only `envelope` option. */
    mode?: 'result';
}>;
/** The always-present client members (assigned after the operation loop — they win collisions). */
export type ClientCore<Op extends OperationContext = OperationContext> = {
    /** Merge into the config; note `middleware` REPLACES the chain (use `use()` to compose). */
    configure(config: ClientConfig<Op>): void;
    /** Append interceptors (composes with baked/publisher middleware). */
    use(...middleware: Middleware<Op>[]): void;
    auth: {
        bearer(token: TokenProvider): void;
        basic(username: string, password: string): void;
        apiKey(scheme: string, value: TokenProvider): void;
    };
};
/**
 * The standard TypeScript optionality probe: `{}` has no required members, so
 * `{} extends A` is true exactly when every member of `A` is optional.
 */
type NoRequiredKeys<A> = {} extends A ? true : false;
/**
 * The page type `.pages()` yields: the RAW page declared by `page` (the generator
 * writes it only on result-mode paginated entries, whose `result` is the envelope),
 * or the method's own `result` (throw mode — already the raw page).
 */
type PageOf<Entry extends OpsShape[string]> = Entry extends {
    page: unknown;
} ? Entry['page'] : Entry['result'];
/**
 * The auto-pagination members intersected onto a paginated method — present exactly when
 * the Ops entry declares `item` (the generator writes it only for paginated operations).
 * Args optionality mirrors the method's own; `unknown` otherwise (identity under `&`).
 * Iteration is error-mode-agnostic: `.pages()`/`.items()` yield raw pages/items, and a
 * failed page aborts iteration by throwing `ApiError`, even on result-mode clients; the
 * `onError` middleware hook (throw-mode-only) is not invoked.
 */
type Paginated<Entry extends OpsShape[string]> = 'item' extends keyof Entry ? NoRequiredKeys<Entry['args']> extends true ? {
    pages(args?: Entry['args'], init?: RequestOptions): AsyncGenerator<PageOf<Entry>>;
    items(args?: Entry['args'], init?: RequestOptions): AsyncGenerator<Entry['item']>;
} : {
    pages(args: Entry['args'], init?: RequestOptions): AsyncGenerator<PageOf<Entry>>;
    items(args: Entry['args'], init?: RequestOptions): AsyncGenerator<Entry['item']>;
} : unknown;
/**
 * The stable identity every client method carries: the SPEC operationId (also set as
 * `fn.name`, but `operationId` is the explicit, minification-proof form) — a robust
 * cache key for consumer wrappers (react-query keys and the like).
 */
export type OperationMethodIdentity = {
    readonly operationId: string;
};
/** Declared response-header bag for an Ops entry; empty object when none are declared. */
type HeadersOf<Entry extends OpsShape[string]> = 'headers' extends keyof Entry ? NonNullable<Entry['headers']> : Record<string, never>;
/**
 * Return type of a throw-mode call: the body by default, `Envelope<…>` for a literal
 * `envelope: true`, their union when the flag is a widened `boolean`. Exact
 * `RequestOptions` stays the body — pre-envelope package-mode flat sugar typed every
 * `init` parameter as `RequestOptions`, and widening that would break upgrades without
 * a regenerate. The `keyof` presence gate keeps `{ headers }` / `{ signal }` as the body
 * (`TInit['envelope']` through `TInit & RequestOptions` would otherwise be
 * `boolean | undefined`).
 */
export type EnvelopeResult<TData, THeaders, TInit extends RequestOptions | undefined> = TInit extends undefined ? TData : RequestOptions extends TInit ? TInit extends RequestOptions ? TData : EnvelopeResultForKnownInit<TData, THeaders, TInit> : EnvelopeResultForKnownInit<TData, THeaders, TInit>;
type EnvelopeResultForKnownInit<TData, THeaders, TInit> = 'envelope' extends keyof TInit ? [TInit['envelope' & keyof TInit]] extends [true] ? Envelope<TData, THeaders> : [TInit['envelope' & keyof TInit]] extends [false | undefined] ? TData : TData | Envelope<TData, THeaders> : TData;
/** A one-shot method whose return shape never varies with per-call options. */
type BodyMethod<Entry extends OpsShape[string]> = NoRequiredKeys<Entry['args']> extends true ? (args?: Entry['args'], init?: RequestOptions) => Promise<Entry['result']> : (args: Entry['args'], init?: RequestOptions) => Promise<Entry['result']>;
/**
 * One-shot (non-SSE) method: default returns the body; `{ envelope: true }` returns
 * `{ data, headers, response }` with typed declared headers.
 */
type ThrowMethod<Entry extends OpsShape[string]> = NoRequiredKeys<Entry['args']> extends true ? <Init extends RequestOptions | undefined = undefined>(args?: Entry['args'], init?: Init) => Promise<EnvelopeResult<Entry['result'], HeadersOf<Entry>, Init>> : <Init extends RequestOptions | undefined = undefined>(args: Entry['args'], init?: Init) => Promise<EnvelopeResult<Entry['result'], HeadersOf<Entry>, Init>>;
/** The typed instance client: one bound method per operation plus the core members. */
export type Client<Ops extends OpsShape, Op extends OperationContext = OperationContext> = {
    [K in keyof Ops]: Ops[K] extends {
        kind: 'sse';
    } ? (NoRequiredKeys<Ops[K]['args']> extends true ? (args?: Ops[K]['args'], init?: SseOptions) => AsyncGenerator<ServerSentEvent<Ops[K]['result']>> : (args: Ops[K]['args'], init?: SseOptions) => AsyncGenerator<ServerSentEvent<Ops[K]['result']>>) & OperationMethodIdentity : (Ops[K] extends {
        mode: 'result';
    } ? BodyMethod<Ops[K]> : ThrowMethod<Ops[K]>) & OperationMethodIdentity & Paginated<Ops[K]>;
} & ClientCore<Op>;
/** The error thrown (throw mode) for a non-2xx response, carrying the decoded error body. */
export declare class ApiError extends Error {
    readonly url: string;
    readonly status: number;
    readonly statusText: string;
    readonly body: unknown;
    constructor(url: string, status: number, statusText: string, body: unknown);
}
/** The error thrown when a request attempt exceeds the configured `timeout` — carries
 * the context a log line needs (which operation, what budget, which attempt). */
export declare class TimeoutError extends Error {
    readonly operationId: string;
    readonly timeout: number;
    readonly attempt: number;
    constructor(operationId: string, timeout: number, attempt: number);
}
/**
 * The default retry predicate: idempotent methods — or any request carrying an
 * `Idempotency-Key` header, which makes re-sending safe — on a transport error or a
 * transient status. A custom `retryOn` fully replaces this (no method check kept).
 */
export declare function defaultRetryOn(ctx: RetryContext): boolean;
/**
 * Merge a publisher's baked setup (`defineClientSetup({...})`) with the app's config:
 * app config fields win per-field over baked defaults, while middleware composes —
 * baked middleware runs first, then the app's.
 */
export declare function mergeSetup(setup: {
    config?: ClientConfig;
    middleware?: Middleware[];
} | undefined, config?: ClientConfig): ClientConfig;
/**
 * The client factory: `createClientCore` wired with the capabilities this API needs.
 * Exported so apps can build additional instances (per-tenant, per-environment) over
 * the same `OPERATIONS`/`Ops`. The trailing string params carry the wiring's literal
 * unions (`OperationId`/`OperationPath`/`OperationTag`) into `ctx.operation`.
 */
export declare function createClient<Ops extends OpsShape, Id extends string = string, Path extends string = string, Tag extends string = string>(operations: Record<string, OperationDescriptor>, config?: ClientConfig<OperationContext<Id, Path, Tag>>): Client<Ops, OperationContext<Id, Path, Tag>>;
export declare const client: Client<Ops, OperationContext<"listProducts" | "createProduct" | "getProduct" | "deleteProduct" | "updateProduct" | "getProductImage" | "putProductImage" | "adjustStock" | "listCategories" | "listUsers" | "registerUser" | "getMe" | "deleteMe" | "updateMe" | "changePassword" | "getUser" | "setUserRole" | "logIn" | "refreshSession" | "logOut" | "getJwks" | "getOpenApi" | "getServiceOpenApi" | "getHealth" | "getLiveness" | "getReadiness", "/api/v1/products" | "/api/v1/products/{productId}" | "/api/v1/products/{productId}/image" | "/api/v1/products/{productId}/stock-adjustments" | "/api/v1/categories" | "/api/v1/users" | "/api/v1/users/me" | "/api/v1/users/me/password" | "/api/v1/users/{userId}" | "/api/v1/users/{userId}/role" | "/api/v1/sessions" | "/api/v1/sessions/refresh" | "/api/v1/sessions/current" | "/api/v1/.well-known/jwks.json" | "/openapi.json" | "/openapi/{service}/{version}.json" | "/health" | "/health/live" | "/health/ready", "Products: Catalogue" | "Products: Assortment" | "Products: Stock" | "Users: Administration" | "Users: Accounts" | "Users: Sessions" | "Users: Trust" | "Gateway: Contracts" | "Gateway: Health">>;
export declare const configure: (config: ClientConfig<OperationContext<"listProducts" | "createProduct" | "getProduct" | "deleteProduct" | "updateProduct" | "getProductImage" | "putProductImage" | "adjustStock" | "listCategories" | "listUsers" | "registerUser" | "getMe" | "deleteMe" | "updateMe" | "changePassword" | "getUser" | "setUserRole" | "logIn" | "refreshSession" | "logOut" | "getJwks" | "getOpenApi" | "getServiceOpenApi" | "getHealth" | "getLiveness" | "getReadiness", "/api/v1/products" | "/api/v1/products/{productId}" | "/api/v1/products/{productId}/image" | "/api/v1/products/{productId}/stock-adjustments" | "/api/v1/categories" | "/api/v1/users" | "/api/v1/users/me" | "/api/v1/users/me/password" | "/api/v1/users/{userId}" | "/api/v1/users/{userId}/role" | "/api/v1/sessions" | "/api/v1/sessions/refresh" | "/api/v1/sessions/current" | "/api/v1/.well-known/jwks.json" | "/openapi.json" | "/openapi/{service}/{version}.json" | "/health" | "/health/live" | "/health/ready", "Products: Catalogue" | "Products: Assortment" | "Products: Stock" | "Users: Administration" | "Users: Accounts" | "Users: Sessions" | "Users: Trust" | "Gateway: Contracts" | "Gateway: Health">>) => void, use: (...middleware: Middleware<OperationContext<"listProducts" | "createProduct" | "getProduct" | "deleteProduct" | "updateProduct" | "getProductImage" | "putProductImage" | "adjustStock" | "listCategories" | "listUsers" | "registerUser" | "getMe" | "deleteMe" | "updateMe" | "changePassword" | "getUser" | "setUserRole" | "logIn" | "refreshSession" | "logOut" | "getJwks" | "getOpenApi" | "getServiceOpenApi" | "getHealth" | "getLiveness" | "getReadiness", "/api/v1/products" | "/api/v1/products/{productId}" | "/api/v1/products/{productId}/image" | "/api/v1/products/{productId}/stock-adjustments" | "/api/v1/categories" | "/api/v1/users" | "/api/v1/users/me" | "/api/v1/users/me/password" | "/api/v1/users/{userId}" | "/api/v1/users/{userId}/role" | "/api/v1/sessions" | "/api/v1/sessions/refresh" | "/api/v1/sessions/current" | "/api/v1/.well-known/jwks.json" | "/openapi.json" | "/openapi/{service}/{version}.json" | "/health" | "/health/live" | "/health/ready", "Products: Catalogue" | "Products: Assortment" | "Products: Stock" | "Users: Administration" | "Users: Accounts" | "Users: Sessions" | "Users: Trust" | "Gateway: Contracts" | "Gateway: Health">>[]) => void;
export declare const listProducts: (<Init extends RequestOptions | undefined = undefined>(args?: {
    query?: ListProductsQuery;
    headers?: ListProductsHeaders;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<ProductPage, {
    etag: string;
}, Init>>) & OperationMethodIdentity & {
    pages(args?: {
        query?: ListProductsQuery;
        headers?: ListProductsHeaders;
    } | undefined, init?: RequestOptions): AsyncGenerator<ProductPage, any, any>;
    items(args?: {
        query?: ListProductsQuery;
        headers?: ListProductsHeaders;
    } | undefined, init?: RequestOptions): AsyncGenerator<Product, any, any>;
}, createProduct: (<Init extends RequestOptions | undefined = undefined>(args: {
    body: CreateProductBody;
}, init?: Init | undefined) => Promise<EnvelopeResult<Product, {
    location: string;
    etag: string;
}, Init>>) & OperationMethodIdentity, getProduct: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: GetProductPath;
    headers?: GetProductHeaders;
}, init?: Init | undefined) => Promise<EnvelopeResult<Product, {
    etag: string;
}, Init>>) & OperationMethodIdentity, deleteProduct: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: DeleteProductPath;
    headers?: DeleteProductHeaders;
}, init?: Init | undefined) => Promise<EnvelopeResult<void, Record<string, never>, Init>>) & OperationMethodIdentity, updateProduct: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: UpdateProductPath;
    body: UpdateProductBody;
    headers?: UpdateProductHeaders;
}, init?: Init | undefined) => Promise<EnvelopeResult<Product, {
    etag: string;
}, Init>>) & OperationMethodIdentity, getProductImage: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: GetProductImagePath;
    headers?: GetProductImageHeaders;
}, init?: Init | undefined) => Promise<EnvelopeResult<Blob, {
    cacheControl: string;
    crossOriginResourcePolicy: string;
    etag: string;
}, Init>>) & OperationMethodIdentity, putProductImage: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: PutProductImagePath;
    body: PutProductImageBody;
}, init?: Init | undefined) => Promise<EnvelopeResult<void, {
    etag: string;
}, Init>>) & OperationMethodIdentity, adjustStock: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: AdjustStockPath;
    body: AdjustStockBody;
}, init?: Init | undefined) => Promise<EnvelopeResult<StockAdjustment, Record<string, never>, Init>>) & OperationMethodIdentity, listCategories: (<Init extends RequestOptions | undefined = undefined>(args?: {
    headers?: ListCategoriesHeaders;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<CategoryList, {
    etag: string;
}, Init>>) & OperationMethodIdentity, listUsers: (<Init extends RequestOptions | undefined = undefined>(args?: {
    query?: ListUsersQuery;
    headers?: ListUsersHeaders;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<UserPage, {
    etag: string;
}, Init>>) & OperationMethodIdentity & {
    pages(args?: {
        query?: ListUsersQuery;
        headers?: ListUsersHeaders;
    } | undefined, init?: RequestOptions): AsyncGenerator<UserPage, any, any>;
    items(args?: {
        query?: ListUsersQuery;
        headers?: ListUsersHeaders;
    } | undefined, init?: RequestOptions): AsyncGenerator<User, any, any>;
}, registerUser: (<Init extends RequestOptions | undefined = undefined>(args: {
    body: RegisterUserBody;
}, init?: Init | undefined) => Promise<EnvelopeResult<User, {
    location: string;
    etag: string;
}, Init>>) & OperationMethodIdentity, getMe: (<Init extends RequestOptions | undefined = undefined>(args?: {
    headers?: GetMeHeaders;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<User, {
    etag: string;
}, Init>>) & OperationMethodIdentity, deleteMe: (<Init extends RequestOptions | undefined = undefined>(args?: {} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<void, Record<string, never>, Init>>) & OperationMethodIdentity, updateMe: (<Init extends RequestOptions | undefined = undefined>(args: {
    body: UpdateMeBody;
    headers?: UpdateMeHeaders;
}, init?: Init | undefined) => Promise<EnvelopeResult<User, {
    etag: string;
}, Init>>) & OperationMethodIdentity, changePassword: (<Init extends RequestOptions | undefined = undefined>(args: {
    body: ChangePasswordBody;
}, init?: Init | undefined) => Promise<EnvelopeResult<void, Record<string, never>, Init>>) & OperationMethodIdentity, getUser: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: GetUserPath;
    headers?: GetUserHeaders;
}, init?: Init | undefined) => Promise<EnvelopeResult<User, {
    etag: string;
}, Init>>) & OperationMethodIdentity, setUserRole: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: SetUserRolePath;
    body: SetUserRoleBody;
}, init?: Init | undefined) => Promise<EnvelopeResult<User, {
    etag: string;
}, Init>>) & OperationMethodIdentity, logIn: (<Init extends RequestOptions | undefined = undefined>(args: {
    body: LogInBody;
}, init?: Init | undefined) => Promise<EnvelopeResult<SessionTokens, {
    cacheControl: string;
}, Init>>) & OperationMethodIdentity, refreshSession: (<Init extends RequestOptions | undefined = undefined>(args: {
    body: RefreshSessionBody;
}, init?: Init | undefined) => Promise<EnvelopeResult<SessionTokens, {
    cacheControl: string;
}, Init>>) & OperationMethodIdentity, logOut: (<Init extends RequestOptions | undefined = undefined>(args?: {} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<void, Record<string, never>, Init>>) & OperationMethodIdentity, getJwks: (<Init extends RequestOptions | undefined = undefined>(args?: {
    headers?: GetJwksHeaders;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<KeySet, {
    cacheControl: string;
    etag: string;
}, Init>>) & OperationMethodIdentity, getOpenApi: (<Init extends RequestOptions | undefined = undefined>(args?: {
    headers?: GetOpenApiHeaders;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<OpenApi, {
    etag: string;
    cacheControl: string;
}, Init>>) & OperationMethodIdentity, getServiceOpenApi: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: GetServiceOpenApiPath;
    headers?: GetServiceOpenApiHeaders;
}, init?: Init | undefined) => Promise<EnvelopeResult<OpenApi, {
    etag: string;
    cacheControl: string;
}, Init>>) & OperationMethodIdentity, getHealth: (<Init extends RequestOptions | undefined = undefined>(args?: {} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<Health, {
    cacheControl: string;
}, Init>>) & OperationMethodIdentity, getLiveness: (<Init extends RequestOptions | undefined = undefined>(args?: {} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<Liveness, {
    cacheControl: string;
}, Init>>) & OperationMethodIdentity, getReadiness: (<Init extends RequestOptions | undefined = undefined>(args?: {} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<Readiness, {
    cacheControl: string;
}, Init>>) & OperationMethodIdentity;
export {};
