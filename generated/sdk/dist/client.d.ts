// Written by `npm run generate` from openapi/. Do not edit.
/**
 * Shop (v1.0.0)
 * All public operations of all services, as the gateway serves them. Execute `logIn`, or put an access token into _Authorize_, to call those that need an account.
 */
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
     * When the account was last changed.
     * @format date-time
     */
    updatedAt: string;
};
/**
 * One page of accounts.
 */
export type UserPage = {
    /**
     * The accounts of this page, in the requested order.
     * @maxItems 100
     */
    items: User[];
    nextCursor: NextCursor;
};
/**
 * A session that lasts.
 */
export type Session = {
    /**
     * The account's id.
     * @format uuid
     */
    userId: string;
    role: Role;
};
/**
 * An e-mail address, compared without regard to case.
 * @maxLength 254
 * @format email
 */
export type Email = string;
/**
 * The name shown on pages and in messages, without leading or trailing spaces and without control characters.
 * @minLength 1
 * @maxLength 80
 * @pattern ^[^\u0000-\u0020\u007F]([^\u0000-\u001F\u007F]*[^\u0000-\u0020\u007F])?$
 */
export type DisplayName = string;
/**
 * At least 12 characters of any kind. Common passwords are refused.
 * @minLength 12
 * @maxLength 128
 * @pattern ^[^\u0000-\u001F\u007F]+$
 * @format password
 */
export type NewPassword = string;
/**
 * The password.
 * @minLength 1
 * @maxLength 128
 * @pattern ^[^\u0000-\u001F\u007F]+$
 * @format password
 */
export type GivenPassword = string;
/**
 * The role of an account. Each operation lists the roles that may call it; no role implies another.
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
 * The properties to change; at least one.
 */
export type UserChange = {
    displayName?: DisplayName;
};
/**
 * The current password and the new one.
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
 * The credentials of an account.
 */
export type Credentials = {
    email: Email;
    password: GivenPassword;
};
/**
 * The refresh token to exchange.
 */
export type Refresh = {
    refreshToken: RefreshToken;
};
/**
 * A JSON Web Token signed with ES256. Send it in the header `Authorization: Bearer <token>`.
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
     * The number of seconds until the access token expires.
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
     * The keys, in no particular order.
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
     * The key id, as in the header of a token.
     * @maxLength 100
     */
    kid: string;
    /**
     * The use of the key.
     */
    use: "sig";
    /**
     * The algorithm. Tokens with a different one are refused.
     */
    alg: "ES256";
};
/**
 * An opaque position in a list. Pass it on unchanged; an invalid cursor is refused with 400.
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
 * An error (RFC 9457). `code` is stable and meant for programs, `title` and `detail` are for people.
 */
export type Problem = {
    /**
     * The kind of problem, as a URI.
     * @maxLength 200
     * @format uri
     */
    type: string;
    /**
     * A short summary of the problem type.
     * @maxLength 200
     */
    title: string;
    /**
     * The HTTP status code.
     * @minimum 400
     * @maximum 599
     */
    status: number;
    /**
     * An explanation of this occurrence. Absent with status 500.
     * @maxLength 20000
     */
    detail?: string;
    /**
     * The path of the request.
     * @maxLength 20000
     */
    instance?: string;
    /**
     * A stable error code. The codes of a service start with its name and a dot.
     * @maxLength 100
     * @pattern ^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$
     */
    code: string;
    /**
     * The id of the request. Quote it when you report a problem.
     * @maxLength 200
     */
    requestId?: string;
    /**
     * The validation errors of the request.
     * @maxItems 1000
     */
    errors?: FieldError[];
};
/**
 * One error in a request.
 */
export type FieldError = {
    /**
     * The location of the error, as a JSON pointer that starts with /body, /query, /path, /header or /cookie.
     * @format json-pointer
     */
    pointer: string;
    /**
     * What is wrong.
     * @maxLength 20000
     */
    detail: string;
};
/**
 * The cursor of the next page; null on the last one.
 * @maxLength 1000
 * @pattern ^[A-Za-z0-9_-]+$
 */
export type NextCursor = string | null;
/**
 * A product of the catalogue.
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
     * The URL of the image; null when there is none.
     * @maxLength 2048
     * @format uri-reference
     */
    imageUrl: string | null;
    /**
     * When the product was created.
     * @format date-time
     */
    createdAt: string;
    /**
     * When the product was last changed.
     * @format date-time
     */
    updatedAt: string;
};
/**
 * One page of products.
 */
export type ProductPage = {
    /**
     * The products of this page, in the requested order.
     * @maxItems 100
     */
    items: Product[];
    nextCursor: NextCursor;
};
/**
 * The stock keeping unit. It is unique.
 * @minLength 3
 * @maxLength 32
 * @pattern ^[A-Z0-9]+(-[A-Z0-9]+)*$
 */
export type Sku = string;
/**
 * The name of the product, without leading or trailing spaces and without control characters.
 * @minLength 1
 * @maxLength 120
 * @pattern ^[^\u0000-\u0020\u007F]([^\u0000-\u001F\u007F]*[^\u0000-\u0020\u007F])?$
 */
export type ProductName = string;
/**
 * The description, as plain text. Line feeds are the only control characters allowed.
 * @maxLength 4000
 * @pattern ^[^\u0000-\u0009\u000B-\u001F\u007F]*$
 */
export type ProductDescription = string;
/**
 * The identifier of a category in URLs.
 * @maxLength 64
 * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
 */
export type Slug = string;
/**
 * The number of items that can be sold.
 * @minimum 0
 * @maximum 1000000000
 */
export type Stock = number;
/**
 * A product to create.
 */
export type NewProduct = {
    sku: Sku;
    name: ProductName;
    /**
     * The description; empty by default.
     * @maxLength 4000
     * @pattern ^[^\u0000-\u0009\u000B-\u001F\u007F]*$
     */
    description?: string;
    category: Slug;
    price: Money;
    /**
     * The initial stock.
     * @minimum 0
     * @maximum 1000000000
     */
    stock?: number;
};
/**
 * The properties to change; at least one.
 */
export type ProductChange = {
    name?: ProductName;
    description?: ProductDescription;
    category?: Slug;
    price?: Money;
};
/**
 * The number of items that are added (positive) or removed (negative).
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
 * An optional note.
 * @minLength 1
 * @maxLength 200
 * @pattern ^[^\u0000-\u001F\u007F]+$
 */
export type Note = string;
/**
 * A stock adjustment to record.
 */
export type NewStockAdjustment = {
    delta: Delta;
    reason: StockReason;
    note?: Note;
};
/**
 * A recorded stock adjustment.
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
     * The stock after the adjustment.
     * @minimum 0
     * @maximum 1000000000
     */
    stock: number;
    /**
     * When it was recorded.
     * @format date-time
     */
    createdAt: string;
};
/**
 * All categories.
 */
export type ProductsCategoryList = {
    /**
     * The categories, by name.
     * @maxItems 1000
     */
    items: ProductsCategory[];
};
/**
 * A category of products.
 */
export type ProductsCategory = {
    slug: Slug;
    /**
     * The name of the category.
     * @maxLength 80
     */
    name: string;
    /**
     * The number of products in it.
     * @minimum 0
     * @maximum 1000000000
     */
    productCount: number;
};
/**
 * The product after the change.
 */
export type ProductChangedData = {
    /**
     * The product's id.
     * @format uuid
     */
    productId: string;
    /**
     * What happened to the product.
     */
    change: "created" | "updated" | "deleted";
    product?: Product;
};
/**
 * A change of stock.
 */
export type StockChangedData = {
    /**
     * The product's id.
     * @format uuid
     */
    productId: string;
    /**
     * The number of items that were added (positive) or removed (negative).
     * @minimum -1000000000
     * @maximum 1000000000
     */
    delta: number;
    stock: Stock;
    /**
     * The reason of the adjustment, or what happened to the reservation. `restocked`: a confirmed reservation was released.
     */
    reason: "received" | "sold" | "returned" | "damaged" | "counted" | "reserved" | "released" | "expired" | "restocked";
    /**
     * The reservation that caused it, if any.
     * @format uuid
     */
    reservationId?: string;
};
/**
 * An amount in the minor unit of its currency, such as cents.
 * @minimum 0
 * @maximum 1000000000
 */
export type MinorUnits = number;
/**
 * An event that a service publishes (CloudEvents 1.0, JSON format). Delivery is at least once: use `id` to detect duplicates.
 */
export type CloudEvent = {
    /**
     * The version of CloudEvents.
     */
    specversion: "1.0";
    /**
     * The id of the event; the same for each delivery.
     * @format uuid
     */
    id: string;
    /**
     * The service that publishes it.
     * @maxLength 100
     * @pattern ^/services/[a-z][a-z0-9-]*$
     */
    source: string;
    /**
     * The event type: `<service>.<event>.<version>`.
     * @maxLength 200
     * @pattern ^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*\.v[1-9][0-9]*$
     */
    type: string;
    /**
     * When it happened.
     * @format date-time
     */
    time: string;
    /**
     * The id of the entity. Events of one subject are delivered in order.
     * @maxLength 200
     * @pattern ^[!-~]+$
     */
    subject: string;
    /**
     * The media type of `data`.
     */
    datacontenttype: "application/json";
    /**
     * The trace that the event belongs to (W3C Trace Context; CloudEvents extension "Distributed Tracing").
     * @pattern ^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$
     */
    traceparent?: string;
    /**
     * What happened.
     */
    data: Record<string, unknown>;
};
/**
 * An amount of money, as an integer in minor units: binary fractions cannot represent 0.10 exactly.
 */
export type Money = {
    amount: MinorUnits;
    /**
     * The currency (ISO 4217).
     */
    currency: "EUR" | "GBP" | "USD";
};
/**
 * An order to place. The prices are those of the catalogue.
 */
export type OrdersNewOrder = {
    /**
     * The products to buy: each product once, all in one currency.
     * @minItems 1
     * @maxItems 50
     */
    items: NewOrderItem[];
    paymentMethod: OrdersPaymentMethod;
};
/**
 * One product to buy.
 */
export type NewOrderItem = {
    /**
     * The product's id.
     * @format uuid
     */
    productId: string;
    quantity: Quantity;
};
/**
 * The quantity.
 * @minimum 1
 * @maximum 1000
 */
export type Quantity = number;
/**
 * The payment method, as the payment provider names it.
 * @maxLength 64
 * @pattern ^pm_[a-z_]+$
 */
export type OrdersPaymentMethod = string;
/**
 * The status of the order. `confirmed`, `rejected`, `cancelled` and `needs-attention` are final, except that a confirmed order can be cancelled and an order that needs attention can be resumed.
 */
export type OrderStatus = "pending" | "confirmed" | "rejected" | "cancelling" | "cancelled" | "needs-attention";
/**
 * Why the order was rejected or cancelled.
 */
export type OrderReason = "out-of-stock" | "product-gone" | "card-declined" | "insufficient-funds" | "payment-failed" | "deadline-exceeded" | "cancelled-by-customer" | "cancelled-by-staff";
/**
 * A product of an order, as it was when the order was placed.
 */
export type OrderItem = {
    /**
     * The product's id.
     * @format uuid
     */
    productId: string;
    /**
     * The stock keeping unit of the product.
     * @maxLength 32
     */
    sku: string;
    /**
     * The name of the product.
     * @maxLength 120
     */
    name: string;
    quantity: Quantity;
    unitPrice: Money;
};
/**
 * The products of the order.
 * @minItems 1
 * @maxItems 50
 */
export type OrderItems = OrderItem[];
/**
 * An order.
 */
export type Order = {
    /**
     * The order's id.
     * @format uuid
     */
    id: string;
    /**
     * The customer who placed the order.
     * @format uuid
     */
    customerId: string;
    status: OrderStatus;
    reason?: OrderReason;
    items: OrderItems;
    total: Money;
    /**
     * The payment; absent until there is one.
     * @format uuid
     */
    paymentId?: string;
    /**
     * When the order was placed.
     * @format date-time
     */
    createdAt: string;
    /**
     * When it was last changed.
     * @format date-time
     */
    updatedAt: string;
};
/**
 * An order, with the state of its payment and its notification.
 */
export type OrderSummary = {
    /**
     * The order's id.
     * @format uuid
     */
    id: string;
    /**
     * The customer who placed the order.
     * @format uuid
     */
    customerId: string;
    status: OrderStatus;
    reason?: OrderReason;
    items: OrderItems;
    total: Money;
    /**
     * The status of the payment; `none` until there is one.
     */
    paymentStatus: "none" | "authorized" | "captured" | "voided" | "refunded" | "failed";
    /**
     * Whether the customer was notified of the current status.
     */
    notificationStatus: "none" | "sent";
    /**
     * When the order was placed.
     * @format date-time
     */
    createdAt: string;
    /**
     * When any part of it was last changed.
     * @format date-time
     */
    updatedAt: string;
};
/**
 * One page of orders.
 */
export type OrderSummaryPage = {
    /**
     * The orders of this page, in the requested order.
     * @maxItems 100
     */
    items: OrderSummary[];
    nextCursor: NextCursor;
};
/**
 * A step of processing an order, or the step that reverses it.
 */
export type OrderStep = "reserve-stock" | "authorize-payment" | "confirm-stock" | "capture-payment" | "refund-payment" | "void-payment" | "release-stock";
/**
 * How many times the order had been resumed by then; absent if never.
 * @minimum 1
 * @maximum 2147483647
 */
export type Resumptions = number;
/**
 * An event of an order.
 */
export type OrderEvent = {
    /**
     * The order's id.
     * @format uuid
     */
    orderId: string;
    /**
     * What happened.
     */
    type: "placed" | "stock-reserved" | "payment-authorized" | "stock-confirmed" | "payment-captured" | "confirmed" | "cancellation-requested" | "payment-refunded" | "payment-voided" | "stock-released" | "rejected" | "cancelled" | "needs-attention" | "resumed";
    status: OrderStatus;
    reason?: OrderReason;
    /**
     * When it happened.
     * @format date-time
     */
    at: string;
};
/**
 * The accepted order.
 */
export type OrderPlacedData = {
    /**
     * The order's id.
     * @format uuid
     */
    orderId: string;
    /**
     * The customer who placed the order.
     * @format uuid
     */
    customerId: string;
    items: OrderItems;
    total: Money;
};
/**
 * The confirmed order.
 */
export type OrderConfirmedData = {
    resumptions?: Resumptions;
    /**
     * The order's id.
     * @format uuid
     */
    orderId: string;
    /**
     * The customer who placed the order.
     * @format uuid
     */
    customerId: string;
    items: OrderItems;
    total: Money;
    /**
     * The captured payment.
     * @format uuid
     */
    paymentId: string;
};
/**
 * The rejected order.
 */
export type OrderRejectedData = {
    resumptions?: Resumptions;
    /**
     * The order's id.
     * @format uuid
     */
    orderId: string;
    /**
     * The customer who placed the order.
     * @format uuid
     */
    customerId: string;
    items: OrderItems;
    total: Money;
    reason: OrderReason;
};
/**
 * The order to cancel.
 */
export type OrderCancellationRequestedData = {
    resumptions?: Resumptions;
    /**
     * The order's id.
     * @format uuid
     */
    orderId: string;
    /**
     * The customer who placed the order.
     * @format uuid
     */
    customerId: string;
    reason: OrderReason;
};
/**
 * The cancelled order.
 */
export type OrderCancelledData = {
    resumptions?: Resumptions;
    /**
     * The order's id.
     * @format uuid
     */
    orderId: string;
    /**
     * The customer who placed the order.
     * @format uuid
     */
    customerId: string;
    items: OrderItems;
    total: Money;
    reason: OrderReason;
    /**
     * The voided or refunded payment, if there was one.
     * @format uuid
     */
    paymentId?: string;
};
/**
 * The order and the step that failed.
 */
export type OrderNeedsAttentionData = {
    resumptions?: Resumptions;
    /**
     * The order's id.
     * @format uuid
     */
    orderId: string;
    /**
     * The customer who placed the order.
     * @format uuid
     */
    customerId: string;
    step: OrderStep;
    /**
     * The cause, for people.
     * @maxLength 1000
     */
    detail: string;
};
/**
 * The order and the step that is retried.
 */
export type OrderResumedData = {
    resumptions: Resumptions;
    /**
     * The order's id.
     * @format uuid
     */
    orderId: string;
    /**
     * The customer who placed the order.
     * @format uuid
     */
    customerId: string;
    step: OrderStep;
    status: OrderStatus;
};
/**
 * A unique value that the caller chooses for one request.
 * @pattern ^[!-~]{1,255}$
 */
export type IdempotencyKey = string;
/**
 * The status of the payment. `pending`: the provider has not responded yet. `refunded`: the full amount was refunded.
 */
export type PaymentStatus = "pending" | "authorized" | "captured" | "voided" | "refunded" | "failed";
export declare const PaymentStatus: {
    readonly pending: "pending";
    readonly authorized: "authorized";
    readonly captured: "captured";
    readonly voided: "voided";
    readonly refunded: "refunded";
    readonly failed: "failed";
};
/**
 * The payment method, as the provider names it.
 * @maxLength 64
 * @pattern ^pm_[a-z_]+$
 */
export type PaymentsPaymentMethod = string;
/**
 * Why the provider declined; `payment-failed` when it gives no reason.
 */
export type FailureReason = "card-declined" | "insufficient-funds" | "payment-failed";
/**
 * A payment.
 */
export type PaymentsPayment = {
    /**
     * The payment's id.
     * @format uuid
     */
    id: string;
    /**
     * The order that the payment is for.
     * @format uuid
     */
    orderId: string;
    /**
     * The customer who pays.
     * @format uuid
     */
    customerId: string;
    status: PaymentStatus;
    amount: Money;
    refunded: Money;
    method: PaymentsPaymentMethod;
    failureReason?: FailureReason;
    /**
     * When it was created.
     * @format date-time
     */
    createdAt: string;
    /**
     * When it was last changed.
     * @format date-time
     */
    updatedAt: string;
};
/**
 * One page of payments.
 */
export type PaymentsPaymentPage = {
    /**
     * The payments of this page, newest first.
     * @maxItems 100
     */
    items: PaymentsPayment[];
    nextCursor: NextCursor;
};
/**
 * The authorized payment.
 */
export type PaymentAuthorizedData = {
    /**
     * The payment's id.
     * @format uuid
     */
    paymentId: string;
    /**
     * The order that the payment is for.
     * @format uuid
     */
    orderId: string;
    /**
     * The customer who pays.
     * @format uuid
     */
    customerId: string;
    amount: Money;
};
/**
 * The captured payment.
 */
export type PaymentCapturedData = {
    /**
     * The payment's id.
     * @format uuid
     */
    paymentId: string;
    /**
     * The order that the payment is for.
     * @format uuid
     */
    orderId: string;
    /**
     * The customer who pays.
     * @format uuid
     */
    customerId: string;
    amount: Money;
};
/**
 * The voided payment.
 */
export type PaymentVoidedData = {
    /**
     * The payment's id.
     * @format uuid
     */
    paymentId: string;
    /**
     * The order that the payment is for.
     * @format uuid
     */
    orderId: string;
    /**
     * The customer who pays.
     * @format uuid
     */
    customerId: string;
    amount: Money;
};
/**
 * The refund, `amount`, and its payment.
 */
export type PaymentRefundedData = {
    /**
     * The payment's id.
     * @format uuid
     */
    paymentId: string;
    /**
     * The order that the payment is for.
     * @format uuid
     */
    orderId: string;
    /**
     * The customer who pays.
     * @format uuid
     */
    customerId: string;
    amount: Money;
    /**
     * The refund's id.
     * @format uuid
     */
    refundId: string;
    refunded: Money;
};
/**
 * The failed payment.
 */
export type PaymentFailedData = {
    /**
     * The payment's id.
     * @format uuid
     */
    paymentId: string;
    /**
     * The order that the payment is for.
     * @format uuid
     */
    orderId: string;
    /**
     * The customer who pays.
     * @format uuid
     */
    customerId: string;
    amount: Money;
    failureReason: FailureReason;
};
/**
 * What the notification is about.
 */
export type NotificationKind = "order-confirmed" | "order-rejected" | "order-cancelled" | "order-needs-attention" | "payment-refunded";
/**
 * How the notification is sent.
 */
export type Channel = "email";
export declare const Channel: {
    readonly email: "email";
};
/**
 * A message to one person about one event.
 */
export type Notification = {
    /**
     * The notification's id.
     * @format uuid
     */
    id: string;
    kind: NotificationKind;
    channel: Channel;
    /**
     * The state of the notification. `skipped`: the preferences of the person exclude it.
     */
    status: "pending" | "sent" | "failed" | "skipped";
    /**
     * The subject line.
     * @maxLength 200
     */
    subject: string;
    /**
     * The order that the notification is about.
     * @format uuid
     */
    orderId?: string;
    /**
     * When it was created.
     * @format date-time
     */
    createdAt: string;
    /**
     * When it was sent; absent until then.
     * @format date-time
     */
    sentAt?: string;
};
/**
 * One page of notifications.
 */
export type NotificationPage = {
    /**
     * The notifications of this page, newest first.
     * @maxItems 100
     */
    items: Notification[];
    nextCursor: NextCursor;
};
/**
 * Whether to notify when an order is confirmed, rejected, cancelled or delayed.
 */
export type OrderUpdates = boolean;
/**
 * Whether to notify when a payment is refunded.
 */
export type PaymentUpdates = boolean;
/**
 * The notification preferences of a person.
 */
export type NotificationPreferences = {
    orderUpdates: OrderUpdates;
    paymentUpdates: PaymentUpdates;
};
/**
 * The new notification preferences.
 */
export type NewNotificationPreferences = {
    orderUpdates: OrderUpdates;
    paymentUpdates: PaymentUpdates;
};
/**
 * Where events are sent. Outside of development it must be https. It must not contain a user name or a password.
 * @maxLength 2048
 * @pattern ^https?://[!-~]+$
 * @format uri
 */
export type WebhookUrl = string;
/**
 * A description for people.
 * @maxLength 200
 * @pattern ^[^\u0000-\u001F\u007F]*$
 */
export type EndpointDescription = string;
/**
 * An event type, as in the contracts.
 * @maxLength 200
 * @pattern ^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*\.v[1-9][0-9]*$
 */
export type EventType = string;
/**
 * The event types to send: those of orders, and `payments.payment-refunded.v1`.
 * @minItems 1
 * @maxItems 50
 * @uniqueItems
 */
export type EventTypes = EventType[];
/**
 * A webhook endpoint to add.
 */
export type NewWebhookEndpoint = {
    url: WebhookUrl;
    description?: EndpointDescription;
    eventTypes: EventTypes;
};
/**
 * An endpoint that receives events.
 */
export type WebhookEndpoint = {
    /**
     * The endpoint's id.
     * @format uuid
     */
    id: string;
    url: WebhookUrl;
    description: EndpointDescription;
    eventTypes: EventTypes;
    status: EndpointStatus;
    /**
     * When it was added.
     * @format date-time
     */
    createdAt: string;
};
/**
 * Whether events are sent to it. An endpoint is disabled after too many consecutive failures.
 */
export type EndpointStatus = "enabled" | "disabled";
export declare const EndpointStatus: {
    readonly enabled: "enabled";
    readonly disabled: "disabled";
};
/**
 * A new endpoint, with its secret.
 */
export type CreatedWebhookEndpoint = {
    /**
     * The endpoint's id.
     * @format uuid
     */
    id: string;
    url: WebhookUrl;
    description: EndpointDescription;
    eventTypes: EventTypes;
    status: EndpointStatus;
    /**
     * When it was added.
     * @format date-time
     */
    createdAt: string;
    /**
     * The signing secret (Standard Webhooks). Returned only once.
     * @pattern ^whsec_[A-Za-z0-9+/]{32,88}={0,2}$
     */
    secret: string;
};
/**
 * One page of endpoints.
 */
export type WebhookEndpointPage = {
    /**
     * The endpoints of this page, newest first.
     * @maxItems 100
     */
    items: WebhookEndpoint[];
    nextCursor: NextCursor;
};
/**
 * The state of the delivery. `failed`: the last attempt failed, and there are no more.
 */
export type DeliveryStatus = "pending" | "delivered" | "failed";
export declare const DeliveryStatus: {
    readonly pending: "pending";
    readonly delivered: "delivered";
    readonly failed: "failed";
};
/**
 * The delivery of one event to one endpoint.
 */
export type WebhookDelivery = {
    /**
     * The delivery's id, which is the `webhook-id` of each attempt.
     * @format uuid
     */
    id: string;
    /**
     * The endpoint's id.
     * @format uuid
     */
    endpointId: string;
    /**
     * The event's id.
     * @format uuid
     */
    eventId: string;
    eventType: EventType;
    status: DeliveryStatus;
    /**
     * The number of attempts so far.
     * @minimum 0
     * @maximum 1000
     */
    attempts: number;
    /**
     * The HTTP status of the last attempt; null when there was no response.
     * @minimum 100
     * @maximum 599
     */
    lastStatus: number | null;
    /**
     * Why the last attempt got no response; null when it got one.
     * @maxLength 1000
     */
    lastError: string | null;
    /**
     * When the next attempt is made; null when there is none.
     * @format date-time
     */
    nextAttemptAt: string | null;
    /**
     * When the event was received.
     * @format date-time
     */
    createdAt: string;
    /**
     * When the endpoint acknowledged it; null until then.
     * @format date-time
     */
    deliveredAt: string | null;
};
/**
 * One page of deliveries.
 */
export type WebhookDeliveryPage = {
    /**
     * The deliveries of this page, newest first.
     * @maxItems 100
     */
    items: WebhookDelivery[];
    nextCursor: NextCursor;
};
/**
 * What was sent.
 */
export type NotificationSentData = {
    /**
     * The notification's id.
     * @format uuid
     */
    notificationId: string;
    /**
     * The account that it was sent to.
     * @format uuid
     */
    recipientId: string;
    kind: NotificationKind;
    channel: Channel;
    /**
     * The order that the notification is about.
     * @format uuid
     */
    orderId?: string;
};
/**
 * Which endpoint was disabled, and why.
 */
export type WebhookEndpointDisabledData = {
    /**
     * The endpoint's id.
     * @format uuid
     */
    endpointId: string;
    /**
     * The account that registered the endpoint.
     * @maxLength 200
     */
    createdBy: string;
    /**
     * `gone`: it responded with 410. `failures`: too many attempts or deliveries in a row failed.
     */
    reason: "gone" | "failures";
    /**
     * Attempts that failed in a row.
     * @minimum 0
     * @maximum 2147483647
     */
    failedAttempts: number;
};
/**
 * The sections of the first page.
 */
export type ShopWindowShopWindow = {
    /**
     * All categories, by name.
     * @maxItems 1000
     */
    categories: ShopWindowCategory[];
    /**
     * The products that were added last, newest first.
     * @maxItems 12
     */
    newestProducts: ProductCard[];
    /**
     * The orders of the caller that are being processed, newest first.
     * @maxItems 200
     */
    openOrders: OpenOrder[];
    /**
     * The sections that could not be read. They are empty.
     * @maxItems 3
     * @uniqueItems
     */
    unavailable: ("categories" | "newestProducts" | "openOrders")[];
};
/**
 * A category of products.
 */
export type ShopWindowCategory = {
    /**
     * The identifier of the category in URLs.
     * @maxLength 64
     */
    slug: string;
    /**
     * The name of the category.
     * @maxLength 80
     */
    name: string;
    /**
     * The number of products in it.
     * @minimum 0
     * @maximum 1000000000
     */
    productCount: number;
};
/**
 * What a list shows of a product.
 */
export type ProductCard = {
    /**
     * The product's id.
     * @format uuid
     */
    id: string;
    /**
     * The name of the product.
     * @maxLength 120
     */
    name: string;
    price: Money;
    /**
     * The URL of the image; null when there is none.
     * @maxLength 2048
     * @format uri-reference
     */
    imageUrl: string | null;
};
/**
 * An order that is being processed.
 */
export type OpenOrder = {
    /**
     * The order's id.
     * @format uuid
     */
    id: string;
    /**
     * Whether it is being confirmed or cancelled.
     */
    status: "pending" | "cancelling";
    total: Money;
    /**
     * When the order was placed.
     * @format date-time
     */
    createdAt: string;
};
/**
 * An OpenAPI 3.1 document. Only the common properties are described.
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
 * An AsyncAPI 3.0 document. Only the common properties are described.
 */
export type AsyncApi = {
    /**
     * The version of AsyncAPI.
     * @maxLength 20
     * @pattern ^3\.0\.\d+$
     */
    asyncapi: string;
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
     * The events, by type.
     */
    channels: Record<string, Record<string, unknown>>;
    /**
     * Who sends and who receives each event.
     */
    operations: Record<string, Record<string, unknown>>;
};
/**
 * The liveness of a service.
 */
export type Liveness = {
    service: ServiceName;
    /**
     * Always `live`. A process that is not alive does not respond.
     */
    status: "live";
};
/**
 * Whether a service accepts requests, and its dependencies.
 */
export type Readiness = {
    service: ServiceName;
    status: ReadinessStatus;
    dependencies: Dependencies;
};
/**
 * The health of a service.
 */
export type Health = {
    service: ServiceName;
    status: ReadinessStatus;
    dependencies: Dependencies;
    /**
     * How long the service has been running, in seconds.
     * @minimum 0
     * @maximum 9007199254740991
     */
    uptimeSeconds: number;
};
/**
 * The name of the service.
 * @maxLength 63
 * @pattern ^[a-z][a-z0-9-]*$
 */
export type ServiceName = string;
/**
 * `ready`; `degraded`: a dependency is down; `draining`: shutting down.
 */
export type ReadinessStatus = "ready" | "degraded" | "draining";
export declare const ReadinessStatus: {
    readonly ready: "ready";
    readonly degraded: "degraded";
    readonly draining: "draining";
};
/**
 * The dependencies of the service, by name.
 */
export type Dependencies = Record<string, Dependency>;
/**
 * The state of a dependency.
 */
export type Dependency = {
    /**
     * Whether it responded.
     */
    status: "up" | "down";
    /**
     * The response time in milliseconds.
     * @minimum 0
     * @maximum 3600000
     */
    latencyMs: number;
    /**
     * Why it is considered down.
     * @maxLength 2000
     */
    error?: string;
};
export type ListUsersResult = UserPage;
export type ListUsersQuery = {
    /**
     * Only accounts whose e-mail address or display name contains this text, ignoring case.
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
     * The sort order; a minus sign means descending.
     */
    sort?: "createdAt" | "-createdAt" | "email" | "-email";
    /**
     * The `nextCursor` of the previous page. Without it, the list starts from the beginning.
     */
    cursor?: Cursor;
    /**
     * The maximum number of items in a page.
     * @minimum 1
     * @maximum 100
     */
    limit?: number;
};
export type ListUsersHeaders = {
    /**
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
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
    ratelimit?: string;
    ratelimitPolicy?: string;
    etag: string;
};
export type RegisterUserVariables = {
    body: RegisterUserBody;
};
export type GetMeResult = User;
export type GetMeHeaders = {
    /**
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
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
     * The `ETag` that was read with the resource. If the resource has changed since, the response is 412.
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
export type ChangePasswordResponseHeaders = {
    ratelimit?: string;
    ratelimitPolicy?: string;
};
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
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
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
    ratelimit?: string;
    ratelimitPolicy?: string;
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
export type GetSessionResult = Session;
export type GetSessionResponseHeaders = {
    cacheControl: string;
};
export type LogOutResult = void;
export type GetJwksResult = KeySet;
export type GetJwksHeaders = {
    /**
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
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
export type ListProductsResult = ProductPage;
export type ListProductsQuery = {
    /**
     * Full-text search in names and descriptions. All words must match, in any inflection.
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
     * `true`: only products in stock; `false`: only products that are sold out.
     */
    inStock?: boolean;
    /**
     * The sort order; a minus sign means descending.
     */
    sort?: "name" | "-name" | "price" | "-price" | "createdAt" | "-createdAt";
    /**
     * The `nextCursor` of the previous page. Without it, the list starts from the beginning.
     */
    cursor?: Cursor;
    /**
     * The maximum number of items in a page.
     * @minimum 1
     * @maximum 100
     */
    limit?: number;
};
export type ListProductsHeaders = {
    /**
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type ListProductsResponseHeaders = {
    ratelimit?: string;
    ratelimitPolicy?: string;
    cacheControl?: string;
    etag: string;
    deprecation: string;
    sunset: string;
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
    deprecation: string;
    sunset: string;
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
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type GetProductResponseHeaders = {
    cacheControl?: string;
    etag: string;
    deprecation: string;
    sunset: string;
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
     * The `ETag` that was read with the resource. Without it the response is 428; if the resource has changed since, 412.
     */
    "If-Match"?: Condition;
};
export type DeleteProductResponseHeaders = {
    deprecation: string;
    sunset: string;
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
     * The `ETag` that was read with the resource. Without it the response is 428; if the resource has changed since, 412.
     */
    "If-Match"?: Condition;
};
export type UpdateProductResponseHeaders = {
    etag: string;
    deprecation: string;
    sunset: string;
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
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type GetProductImageResponseHeaders = {
    cacheControl?: string;
    crossOriginResourcePolicy: string;
    etag: string;
    deprecation: string;
    sunset: string;
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
    deprecation: string;
    sunset: string;
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
export type AdjustStockResponseHeaders = {
    deprecation: string;
    sunset: string;
};
export type AdjustStockVariables = {
    path: AdjustStockPath;
    body: AdjustStockBody;
};
export type ListCategoriesResult = ProductsCategoryList;
export type ListCategoriesHeaders = {
    /**
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type ListCategoriesResponseHeaders = {
    cacheControl?: string;
    etag: string;
    deprecation: string;
    sunset: string;
};
export type ListCategoriesVariables = {
    headers?: ListCategoriesHeaders;
};
export type ListOrdersResult = OrderSummaryPage;
export type ListOrdersQuery = {
    /**
     * Only orders with this status.
     */
    status?: OrderStatus;
    /**
     * Only orders placed at or after this time.
     * @format date-time
     */
    createdFrom?: string;
    /**
     * Only orders placed before this time.
     * @format date-time
     */
    createdBefore?: string;
    /**
     * The sort order; a minus sign means descending.
     */
    sort?: "createdAt" | "-createdAt";
    /**
     * The `nextCursor` of the previous page. Without it, the list starts from the beginning.
     */
    cursor?: Cursor;
    /**
     * The maximum number of items in a page.
     * @minimum 1
     * @maximum 100
     */
    limit?: number;
};
export type ListOrdersHeaders = {
    /**
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type ListOrdersResponseHeaders = {
    etag: string;
};
export type ListOrdersVariables = {
    query?: ListOrdersQuery;
    headers?: ListOrdersHeaders;
};
export type PlaceOrderResult = Order;
export type PlaceOrderBody = OrdersNewOrder;
export type PlaceOrderHeaders = {
    /**
     * A unique value for this request, such as a UUID. Repeating the request with the same key within 24 hours returns the first response again; a different request with the same key is 422.
     */
    "Idempotency-Key"?: IdempotencyKey;
};
export type PlaceOrderResponseHeaders = {
    ratelimit?: string;
    ratelimitPolicy?: string;
    location: string;
    idempotencyReplayed?: string;
};
export type PlaceOrderVariables = {
    body: PlaceOrderBody;
    headers?: PlaceOrderHeaders;
};
export type GetOrderResult = Order;
export type GetOrderPath = {
    /**
     * The order's id.
     * @format uuid
     */
    orderId: string;
};
export type GetOrderHeaders = {
    /**
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type GetOrderResponseHeaders = {
    etag: string;
};
export type GetOrderVariables = {
    path: GetOrderPath;
    headers?: GetOrderHeaders;
};
export type CancelOrderResult = Order;
export type CancelOrderPath = {
    /**
     * The order's id.
     * @format uuid
     */
    orderId: string;
};
export type CancelOrderResponseHeaders = {
    location: string;
};
export type CancelOrderVariables = {
    path: CancelOrderPath;
};
export type ResumeOrderResult = Order;
export type ResumeOrderPath = {
    /**
     * The order's id.
     * @format uuid
     */
    orderId: string;
};
export type ResumeOrderHeaders = {
    /**
     * A unique value for this request, such as a UUID. Repeating the request with the same key within 24 hours returns the first response again; a different request with the same key is 422.
     */
    "Idempotency-Key"?: IdempotencyKey;
};
export type ResumeOrderResponseHeaders = {
    location: string;
    idempotencyReplayed?: string;
};
export type ResumeOrderVariables = {
    path: ResumeOrderPath;
    headers?: ResumeOrderHeaders;
};
export type StreamOrderEventsPath = {
    /**
     * The order's id.
     * @format uuid
     */
    orderId: string;
};
export type StreamOrderEventsHeaders = {
    /**
     * The `id` of the last event that was received. Without it, the stream starts from the beginning.
     * @pattern ^[0-9]{1,18}$
     */
    "Last-Event-ID"?: string;
};
export type StreamOrderEventsResponseHeaders = {
    cacheControl: string;
};
export type StreamOrderEventsVariables = {
    path: StreamOrderEventsPath;
    headers?: StreamOrderEventsHeaders;
};
export type ListPaymentsResult = PaymentsPaymentPage;
export type ListPaymentsQuery = {
    /**
     * Only the payment of this order.
     * @format uuid
     */
    orderId?: string;
    /**
     * Only payments with this status.
     */
    status?: PaymentStatus;
    /**
     * The `nextCursor` of the previous page. Without it, the list starts from the beginning.
     */
    cursor?: Cursor;
    /**
     * The maximum number of items in a page.
     * @minimum 1
     * @maximum 100
     */
    limit?: number;
};
export type ListPaymentsHeaders = {
    /**
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type ListPaymentsResponseHeaders = {
    etag: string;
};
export type ListPaymentsVariables = {
    query?: ListPaymentsQuery;
    headers?: ListPaymentsHeaders;
};
export type GetPaymentResult = PaymentsPayment;
export type GetPaymentPath = {
    /**
     * The payment's id.
     * @format uuid
     */
    paymentId: string;
};
export type GetPaymentHeaders = {
    /**
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type GetPaymentResponseHeaders = {
    etag: string;
};
export type GetPaymentVariables = {
    path: GetPaymentPath;
    headers?: GetPaymentHeaders;
};
export type ListNotificationsResult = NotificationPage;
export type ListNotificationsQuery = {
    /**
     * Only notifications about this order. Deprecated: the list is short, and each notification has its `orderId`.
     * @format uuid
     * @deprecated
     */
    orderId?: string;
    /**
     * The `nextCursor` of the previous page. Without it, the list starts from the beginning.
     */
    cursor?: Cursor;
    /**
     * The maximum number of items in a page.
     * @minimum 1
     * @maximum 100
     */
    limit?: number;
};
export type ListNotificationsHeaders = {
    /**
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type ListNotificationsResponseHeaders = {
    etag: string;
    deprecation?: string;
    sunset?: string;
};
export type ListNotificationsVariables = {
    query?: ListNotificationsQuery;
    headers?: ListNotificationsHeaders;
};
export type GetNotificationPreferencesResult = NotificationPreferences;
export type GetNotificationPreferencesHeaders = {
    /**
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type GetNotificationPreferencesResponseHeaders = {
    etag: string;
};
export type GetNotificationPreferencesVariables = {
    headers?: GetNotificationPreferencesHeaders;
};
export type SetNotificationPreferencesResult = NotificationPreferences;
export type SetNotificationPreferencesBody = NewNotificationPreferences;
export type SetNotificationPreferencesHeaders = {
    /**
     * The `ETag` that was read with the resource. If the resource has changed since, the response is 412.
     */
    "If-Match"?: Condition;
};
export type SetNotificationPreferencesResponseHeaders = {
    etag: string;
};
export type SetNotificationPreferencesVariables = {
    body: SetNotificationPreferencesBody;
    headers?: SetNotificationPreferencesHeaders;
};
export type ListWebhookEndpointsResult = WebhookEndpointPage;
export type ListWebhookEndpointsQuery = {
    /**
     * The `nextCursor` of the previous page. Without it, the list starts from the beginning.
     */
    cursor?: Cursor;
    /**
     * The maximum number of items in a page.
     * @minimum 1
     * @maximum 100
     */
    limit?: number;
};
export type ListWebhookEndpointsHeaders = {
    /**
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type ListWebhookEndpointsResponseHeaders = {
    etag: string;
};
export type ListWebhookEndpointsVariables = {
    query?: ListWebhookEndpointsQuery;
    headers?: ListWebhookEndpointsHeaders;
};
export type CreateWebhookEndpointResult = CreatedWebhookEndpoint;
export type CreateWebhookEndpointBody = NewWebhookEndpoint;
export type CreateWebhookEndpointResponseHeaders = {
    cacheControl: string;
};
export type CreateWebhookEndpointVariables = {
    body: CreateWebhookEndpointBody;
};
export type DeleteWebhookEndpointResult = void;
export type DeleteWebhookEndpointPath = {
    /**
     * The endpoint's id.
     * @format uuid
     */
    endpointId: string;
};
export type DeleteWebhookEndpointVariables = {
    path: DeleteWebhookEndpointPath;
};
export type ListWebhookDeliveriesResult = WebhookDeliveryPage;
export type ListWebhookDeliveriesPath = {
    /**
     * The endpoint's id.
     * @format uuid
     */
    endpointId: string;
};
export type ListWebhookDeliveriesQuery = {
    /**
     * Only deliveries in this state.
     */
    status?: DeliveryStatus;
    /**
     * The `nextCursor` of the previous page. Without it, the list starts from the beginning.
     */
    cursor?: Cursor;
    /**
     * The maximum number of items in a page.
     * @minimum 1
     * @maximum 100
     */
    limit?: number;
};
export type ListWebhookDeliveriesHeaders = {
    /**
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type ListWebhookDeliveriesResponseHeaders = {
    etag: string;
};
export type ListWebhookDeliveriesVariables = {
    path: ListWebhookDeliveriesPath;
    query?: ListWebhookDeliveriesQuery;
    headers?: ListWebhookDeliveriesHeaders;
};
export type RedeliverWebhookResult = WebhookDelivery;
export type RedeliverWebhookPath = {
    /**
     * The endpoint's id.
     * @format uuid
     */
    endpointId: string;
    /**
     * The delivery's id.
     * @format uuid
     */
    deliveryId: string;
};
export type RedeliverWebhookVariables = {
    path: RedeliverWebhookPath;
};
export type GetShopWindowResult = ShopWindowShopWindow;
export type GetShopWindowHeaders = {
    /**
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type GetShopWindowResponseHeaders = {
    etag: string;
};
export type GetShopWindowVariables = {
    headers?: GetShopWindowHeaders;
};
export type GetOpenApiResult = OpenApi;
export type GetOpenApiHeaders = {
    /**
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
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
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
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
export type GetAsyncApiResult = AsyncApi;
export type GetAsyncApiHeaders = {
    /**
     * The `ETag` of a cached copy. If the copy is still current, the response is 304 without a body.
     */
    "If-None-Match"?: Condition;
};
export type GetAsyncApiResponseHeaders = {
    etag: string;
    cacheControl: string;
};
export type GetAsyncApiVariables = {
    headers?: GetAsyncApiHeaders;
};
export type GetHealthResult = Health;
export type GetHealthQuery = {
    /**
     * Anything. Probes add values that keep their requests out of caches.
     */
    ignored?: Record<string, string>;
};
export type GetHealthResponseHeaders = {
    cacheControl: string;
};
export type GetHealthVariables = {
    query?: GetHealthQuery;
};
export type GetLivenessResult = Liveness;
export type GetLivenessQuery = {
    /**
     * Anything. Probes add values that keep their requests out of caches.
     */
    ignored?: Record<string, string>;
};
export type GetLivenessResponseHeaders = {
    cacheControl: string;
};
export type GetLivenessVariables = {
    query?: GetLivenessQuery;
};
export type GetReadinessResult = Readiness;
export type GetReadinessQuery = {
    /**
     * Anything. Probes add values that keep their requests out of caches.
     */
    ignored?: Record<string, string>;
};
export type GetReadinessResponseHeaders = {
    cacheControl: string;
};
export type GetReadinessVariables = {
    query?: GetReadinessQuery;
};
/**
 * Per-operation `args`/`result` shapes (plus `kind: 'sse'` for event streams) — the
 * type-level companion of `OPERATIONS` that gives `createClient<Ops>` its typed methods.
 */
export type Ops = {
    /**
     * List accounts
     *
     * Accounts that match all filters, one page at a time.
     */
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
    /**
     * Register an account
     *
     * Creates an account with the role `customer`. Log in with `logIn` afterwards; the account is then at its `Location`, `/users/me`.
     */
    registerUser: {
        args: {
            body: RegisterUserBody;
        };
        result: RegisterUserResult;
        headers: {
            location: string;
            ratelimit?: string;
            ratelimitPolicy?: string;
            etag: string;
        };
    };
    /**
     * Read your account
     *
     * The account of the access token.
     */
    getMe: {
        args: {
            headers?: GetMeHeaders;
        };
        result: GetMeResult;
        headers: {
            etag: string;
        };
    };
    /**
     * Delete your account
     *
     * Permanently deletes your account and ends all of its sessions: operations with `x-check-session` refuse its access tokens. The last administrator cannot be deleted.
     */
    deleteMe: {
        args: {};
        result: DeleteMeResult;
    };
    /**
     * Change your account
     *
     * Changes the given properties only. With `If-Match`, the request is refused if the account has changed since it was read.
     */
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
    /**
     * Change your password
     *
     * Sets a new password and ends all other sessions of the account.
     */
    changePassword: {
        args: {
            body: ChangePasswordBody;
        };
        result: ChangePasswordResult;
        headers: {
            ratelimit?: string;
            ratelimitPolicy?: string;
        };
    };
    /**
     * Read an account
     *
     * Any account, by its id.
     */
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
    /**
     * Change the role of an account
     *
     * Replaces the role of an account. Operations with `x-check-session` apply the new role immediately, others with the next access token. The last administrator cannot be demoted.
     */
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
    /**
     * Log in
     *
     * Creates a session. Neither the response nor its timing reveals whether the e-mail address is registered. Besides the rate limit, repeated failures are slowed down, per account and per client address.
     */
    logIn: {
        args: {
            body: LogInBody;
        };
        result: LogInResult;
        headers: {
            ratelimit?: string;
            ratelimitPolicy?: string;
            cacheControl: string;
        };
    };
    /**
     * Refresh a session
     *
     * Exchanges a refresh token for a new pair of tokens. A refresh token works once: using it again ends the session, because it may have been stolen.
     */
    refreshSession: {
        args: {
            body: RefreshSessionBody;
        };
        result: RefreshSessionResult;
        headers: {
            cacheControl: string;
        };
    };
    /**
     * Read the current session
     *
     * Who the access token belongs to, read from the database: 401 when the session has ended or the account was deleted, and the role as it is now. Services ask this before operations with `x-check-session`.
     */
    getSession: {
        args: {};
        result: GetSessionResult;
        headers: {
            cacheControl: string;
        };
    };
    /**
     * Log out
     *
     * Ends the session of the access token. Its refresh token stops working, and operations with `x-check-session` refuse the access token. Other operations accept it until it expires, a few minutes later. Logging out twice has no further effect.
     */
    logOut: {
        args: {};
        result: LogOutResult;
    };
    /**
     * Read the signing keys
     *
     * The public keys that access tokens are signed with (RFC 7517). A key is published before the first token is signed with it, and until the last one has expired.
     */
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
    /**
     * Search the catalogue
     *
     * Products that match all filters, one page at a time. Prices are compared without converting currencies.
     *
     * @deprecated Its last day is 2028-06-30.
     */
    listProducts: {
        args: {
            query?: ListProductsQuery;
            headers?: ListProductsHeaders;
        };
        result: ListProductsResult;
        headers: {
            ratelimit?: string;
            ratelimitPolicy?: string;
            cacheControl?: string;
            etag: string;
            deprecation: string;
            sunset: string;
        };
        item: Product;
    };
    /**
     * Create a product
     *
     * Creates a product with its initial stock. Upload its image separately.
     *
     * @deprecated Its last day is 2028-06-30.
     */
    createProduct: {
        args: {
            body: CreateProductBody;
        };
        result: CreateProductResult;
        headers: {
            location: string;
            etag: string;
            deprecation: string;
            sunset: string;
        };
    };
    /**
     * Read a product
     *
     * One product, by its id.
     *
     * @deprecated Its last day is 2028-06-30.
     */
    getProduct: {
        args: {
            path: GetProductPath;
            headers?: GetProductHeaders;
        };
        result: GetProductResult;
        headers: {
            cacheControl?: string;
            etag: string;
            deprecation: string;
            sunset: string;
        };
    };
    /**
     * Delete a product
     *
     * Permanently deletes the product with its image and stock adjustments. A product that is reserved for an order cannot be deleted until the order is decided.
     *
     * @deprecated Its last day is 2028-06-30.
     */
    deleteProduct: {
        args: {
            path: DeleteProductPath;
            headers?: DeleteProductHeaders;
        };
        result: DeleteProductResult;
        headers: {
            deprecation: string;
            sunset: string;
        };
    };
    /**
     * Change a product
     *
     * Changes the given properties only. The SKU cannot be changed. To change the stock, use `adjustStock`, which records a reason.
     *
     * @deprecated Its last day is 2028-06-30.
     */
    updateProduct: {
        args: {
            path: UpdateProductPath;
            body: UpdateProductBody;
            headers?: UpdateProductHeaders;
        };
        result: UpdateProductResult;
        headers: {
            etag: string;
            deprecation: string;
            sunset: string;
        };
    };
    /**
     * Read the image of a product
     *
     * The image, in the format in which it was uploaded.
     *
     * @deprecated Its last day is 2028-06-30.
     */
    getProductImage: {
        args: {
            path: GetProductImagePath;
            headers?: GetProductImageHeaders;
        };
        result: GetProductImageResult;
        headers: {
            cacheControl?: string;
            crossOriginResourcePolicy: string;
            etag: string;
            deprecation: string;
            sunset: string;
        };
    };
    /**
     * Upload the image of a product
     *
     * Replaces the image: PNG, JPEG or WebP, up to 2 MiB and 40 megapixels. The content must match `Content-Type`.
     *
     * @deprecated Its last day is 2028-06-30.
     */
    putProductImage: {
        args: {
            path: PutProductImagePath;
            body: PutProductImageBody;
        };
        result: PutProductImageResult;
        headers: {
            etag: string;
            deprecation: string;
            sunset: string;
        };
    };
    /**
     * Adjust the stock of a product
     *
     * Increases or decreases the stock and records the reason. The stock never falls below zero, even with concurrent adjustments.
     *
     * @deprecated Its last day is 2028-06-30.
     */
    adjustStock: {
        args: {
            path: AdjustStockPath;
            body: AdjustStockBody;
        };
        result: AdjustStockResult;
        headers: {
            deprecation: string;
            sunset: string;
        };
    };
    /**
     * List categories
     *
     * All categories, sorted by name, with the number of products in each. Not paginated: the list is small.
     *
     * @deprecated Its last day is 2028-06-30.
     */
    listCategories: {
        args: {
            headers?: ListCategoriesHeaders;
        };
        result: ListCategoriesResult;
        headers: {
            cacheControl?: string;
            etag: string;
            deprecation: string;
            sunset: string;
        };
    };
    /**
     * List orders
     *
     * Your orders, one page at a time. Staff and administrators see the orders of all customers. The list is eventually consistent; read an order by its id for its current state.
     */
    listOrders: {
        args: {
            query?: ListOrdersQuery;
            headers?: ListOrdersHeaders;
        };
        result: ListOrdersResult;
        headers: {
            etag: string;
        };
        item: OrderSummary;
    };
    /**
     * Place an order
     *
     * Accepts the order at the current prices and processes it asynchronously. The status of the order, not this response, shows whether the products are in stock and the payment succeeds.
     */
    placeOrder: {
        args: {
            body: PlaceOrderBody;
            headers?: PlaceOrderHeaders;
        };
        result: PlaceOrderResult;
        headers: {
            ratelimit?: string;
            ratelimitPolicy?: string;
            location: string;
            idempotencyReplayed?: string;
        };
    };
    /**
     * Read an order
     *
     * One order, by its id. Staff and administrators can read any order; for others, the order of another customer is 404.
     */
    getOrder: {
        args: {
            path: GetOrderPath;
            headers?: GetOrderHeaders;
        };
        result: GetOrderResult;
        headers: {
            etag: string;
        };
    };
    /**
     * Cancel an order
     *
     * Requests the cancellation of the order: the payment is refunded and the products return to stock. Cancelling twice has no further effect. An order that was rejected or that needs attention cannot be cancelled.
     */
    cancelOrder: {
        args: {
            path: CancelOrderPath;
        };
        result: CancelOrderResult;
        headers: {
            location: string;
        };
    };
    /**
     * Resume an order
     *
     * Continues an order that needs attention, after the cause was fixed. Processing continues with the step at which it stopped, with a new deadline. If the step fails again, the order needs attention again.
     */
    resumeOrder: {
        args: {
            path: ResumeOrderPath;
            headers?: ResumeOrderHeaders;
        };
        result: ResumeOrderResult;
        headers: {
            location: string;
            idempotencyReplayed?: string;
        };
    };
    /**
     * Follow an order
     *
     * A stream of Server-Sent Events: the past events of the order, then new ones as they happen. The `data` of each is an `OrderEvent` as JSON, its `event` is the `type`, and its `id` resumes the stream when sent as `Last-Event-ID`. Comments keep the connection alive. The stream ends after the event with a final status.
     */
    streamOrderEvents: {
        args: {
            path: StreamOrderEventsPath;
            headers?: StreamOrderEventsHeaders;
        };
        result: OrderEvent;
        headers: {
            cacheControl: string;
        };
        kind: "sse";
    };
    /**
     * List payments
     *
     * Your payments, newest first. Staff, administrators and services see the payments of all customers.
     */
    listPayments: {
        args: {
            query?: ListPaymentsQuery;
            headers?: ListPaymentsHeaders;
        };
        result: ListPaymentsResult;
        headers: {
            etag: string;
        };
        item: PaymentsPayment;
    };
    /**
     * Read a payment
     *
     * One payment, by its id. Staff, administrators and services can read any payment; for others, the payment of another customer is 404.
     */
    getPayment: {
        args: {
            path: GetPaymentPath;
            headers?: GetPaymentHeaders;
        };
        result: GetPaymentResult;
        headers: {
            etag: string;
        };
    };
    /**
     * List notifications
     *
     * Your notifications, newest first.
     */
    listNotifications: {
        args: {
            query?: ListNotificationsQuery;
            headers?: ListNotificationsHeaders;
        };
        result: ListNotificationsResult;
        headers: {
            etag: string;
            deprecation?: string;
            sunset?: string;
        };
        item: Notification;
    };
    /**
     * Read your notification preferences
     *
     * Which notifications you receive. The default is all of them.
     */
    getNotificationPreferences: {
        args: {
            headers?: GetNotificationPreferencesHeaders;
        };
        result: GetNotificationPreferencesResult;
        headers: {
            etag: string;
        };
    };
    /**
     * Set your notification preferences
     *
     * Replaces your preferences. They apply to notifications from now on.
     */
    setNotificationPreferences: {
        args: {
            body: SetNotificationPreferencesBody;
            headers?: SetNotificationPreferencesHeaders;
        };
        result: SetNotificationPreferencesResult;
        headers: {
            etag: string;
        };
    };
    /**
     * List webhook endpoints
     *
     * All endpoints, newest first. Their secrets are not included.
     */
    listWebhookEndpoints: {
        args: {
            query?: ListWebhookEndpointsQuery;
            headers?: ListWebhookEndpointsHeaders;
        };
        result: ListWebhookEndpointsResult;
        headers: {
            etag: string;
        };
        item: WebhookEndpoint;
    };
    /**
     * Add a webhook endpoint
     *
     * Sends every event of the given types to the URL from now on: a POST with the CloudEvent as its body, signed according to Standard Webhooks with the headers `webhook-id` (the same for each attempt), `webhook-timestamp` and `webhook-signature`. A response with a status from 200 to 299 within 15 seconds acknowledges the event; otherwise it is sent again with increasing delays. The secret that verifies the signature is returned only in this response. Outside of development, the host must not have a private address, neither now nor when events are sent.
     */
    createWebhookEndpoint: {
        args: {
            body: CreateWebhookEndpointBody;
        };
        result: CreateWebhookEndpointResult;
        headers: {
            cacheControl: string;
        };
    };
    /**
     * Delete a webhook endpoint
     *
     * Deletes the endpoint and its deliveries. No more events are sent to it.
     */
    deleteWebhookEndpoint: {
        args: {
            path: DeleteWebhookEndpointPath;
        };
        result: DeleteWebhookEndpointResult;
    };
    /**
     * List webhook deliveries
     *
     * The deliveries to an endpoint, newest first.
     */
    listWebhookDeliveries: {
        args: {
            path: ListWebhookDeliveriesPath;
            query?: ListWebhookDeliveriesQuery;
            headers?: ListWebhookDeliveriesHeaders;
        };
        result: ListWebhookDeliveriesResult;
        headers: {
            etag: string;
        };
        item: WebhookDelivery;
    };
    /**
     * Redeliver a webhook
     *
     * Sends the event again immediately, with as many attempts as a new delivery. A disabled endpoint is enabled again by the first delivery that it acknowledges.
     */
    redeliverWebhook: {
        args: {
            path: RedeliverWebhookPath;
        };
        result: RedeliverWebhookResult;
    };
    /**
     * Read the first page
     *
     * The sections are read at the same time. A section whose service does not respond within a second is empty and named in `unavailable`; the others are complete. Without a token there are no open orders.
     */
    getShopWindow: {
        args: {
            headers?: GetShopWindowHeaders;
        };
        result: GetShopWindowResult;
        headers: {
            etag: string;
        };
    };
    /**
     * Read the OpenAPI document of all services
     *
     * The contracts of all services and versions, merged into one OpenAPI document. Internal operations are left out.
     */
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
    /**
     * Read the OpenAPI document of one service
     *
     * One version of one service's contract. Internal operations are left out.
     */
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
    /**
     * Read the AsyncAPI document
     *
     * The events that the services publish and who consumes them, as one AsyncAPI document with an example of each event.
     */
    getAsyncApi: {
        args: {
            headers?: GetAsyncApiHeaders;
        };
        result: GetAsyncApiResult;
        headers: {
            etag: string;
            cacheControl: string;
        };
    };
    /**
     * Read the health of the gateway
     *
     * Whether the gateway and the services behind it are up, and how long the gateway has been running.
     */
    getHealth: {
        args: {
            query?: GetHealthQuery;
        };
        result: GetHealthResult;
        headers: {
            cacheControl: string;
        };
    };
    /**
     * Check liveness
     *
     * Responds as long as the process runs. It checks nothing else.
     */
    getLiveness: {
        args: {
            query?: GetLivenessQuery;
        };
        result: GetLivenessResult;
        headers: {
            cacheControl: string;
        };
    };
    /**
     * Check readiness
     *
     * Whether the gateway accepts requests. The status is 503 only while it shuts down, so that load balancers stop sending requests. A service that is down is listed and makes the status `degraded`, not 503: every gateway sees the same, and removing them all would turn the failure of one service into a full outage.
     */
    getReadiness: {
        args: {
            query?: GetReadinessQuery;
        };
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
            readonly name: "ratelimit";
            readonly key: "ratelimit";
            readonly type: "string";
        }, {
            readonly name: "ratelimit-policy";
            readonly key: "ratelimitPolicy";
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
        readonly responseHeaders: readonly [{
            readonly name: "ratelimit";
            readonly key: "ratelimit";
            readonly type: "string";
        }, {
            readonly name: "ratelimit-policy";
            readonly key: "ratelimitPolicy";
            readonly type: "string";
        }];
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
            readonly name: "ratelimit";
            readonly key: "ratelimit";
            readonly type: "string";
        }, {
            readonly name: "ratelimit-policy";
            readonly key: "ratelimitPolicy";
            readonly type: "string";
        }, {
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
    readonly getSession: {
        readonly id: "getSession";
        readonly method: "GET";
        readonly path: "/api/v1/sessions/current";
        readonly tags: readonly ["Users: Sessions"];
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
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
            readonly name: "ratelimit";
            readonly key: "ratelimit";
            readonly type: "string";
        }, {
            readonly name: "ratelimit-policy";
            readonly key: "ratelimitPolicy";
            readonly type: "string";
        }, {
            readonly name: "cache-control";
            readonly key: "cacheControl";
            readonly type: "string";
        }, {
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }, {
            readonly name: "deprecation";
            readonly key: "deprecation";
            readonly type: "string";
        }, {
            readonly name: "sunset";
            readonly key: "sunset";
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
        }, {
            readonly name: "deprecation";
            readonly key: "deprecation";
            readonly type: "string";
        }, {
            readonly name: "sunset";
            readonly key: "sunset";
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
            readonly name: "cache-control";
            readonly key: "cacheControl";
            readonly type: "string";
        }, {
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }, {
            readonly name: "deprecation";
            readonly key: "deprecation";
            readonly type: "string";
        }, {
            readonly name: "sunset";
            readonly key: "sunset";
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
        readonly responseHeaders: readonly [{
            readonly name: "deprecation";
            readonly key: "deprecation";
            readonly type: "string";
        }, {
            readonly name: "sunset";
            readonly key: "sunset";
            readonly type: "string";
        }];
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
        }, {
            readonly name: "deprecation";
            readonly key: "deprecation";
            readonly type: "string";
        }, {
            readonly name: "sunset";
            readonly key: "sunset";
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
        }, {
            readonly name: "deprecation";
            readonly key: "deprecation";
            readonly type: "string";
        }, {
            readonly name: "sunset";
            readonly key: "sunset";
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
        }, {
            readonly name: "deprecation";
            readonly key: "deprecation";
            readonly type: "string";
        }, {
            readonly name: "sunset";
            readonly key: "sunset";
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
        readonly responseHeaders: readonly [{
            readonly name: "deprecation";
            readonly key: "deprecation";
            readonly type: "string";
        }, {
            readonly name: "sunset";
            readonly key: "sunset";
            readonly type: "string";
        }];
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
            readonly name: "cache-control";
            readonly key: "cacheControl";
            readonly type: "string";
        }, {
            readonly name: "etag";
            readonly key: "etag";
            readonly type: "string";
        }, {
            readonly name: "deprecation";
            readonly key: "deprecation";
            readonly type: "string";
        }, {
            readonly name: "sunset";
            readonly key: "sunset";
            readonly type: "string";
        }];
    };
    readonly listOrders: {
        readonly id: "listOrders";
        readonly method: "GET";
        readonly path: "/api/v1/orders";
        readonly tags: readonly ["Orders"];
        readonly params: readonly [{
            readonly name: "status";
            readonly in: "query";
        }, {
            readonly name: "createdFrom";
            readonly in: "query";
        }, {
            readonly name: "createdBefore";
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
    readonly placeOrder: {
        readonly id: "placeOrder";
        readonly method: "POST";
        readonly path: "/api/v1/orders";
        readonly tags: readonly ["Orders"];
        readonly params: readonly [{
            readonly name: "Idempotency-Key";
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
            readonly name: "ratelimit";
            readonly key: "ratelimit";
            readonly type: "string";
        }, {
            readonly name: "ratelimit-policy";
            readonly key: "ratelimitPolicy";
            readonly type: "string";
        }, {
            readonly name: "location";
            readonly key: "location";
            readonly type: "string";
        }, {
            readonly name: "idempotency-replayed";
            readonly key: "idempotencyReplayed";
            readonly type: "string";
        }];
    };
    readonly getOrder: {
        readonly id: "getOrder";
        readonly method: "GET";
        readonly path: "/api/v1/orders/{orderId}";
        readonly tags: readonly ["Orders"];
        readonly params: readonly [{
            readonly name: "orderId";
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
    readonly cancelOrder: {
        readonly id: "cancelOrder";
        readonly method: "POST";
        readonly path: "/api/v1/orders/{orderId}/cancellation";
        readonly tags: readonly ["Orders"];
        readonly params: readonly [{
            readonly name: "orderId";
            readonly in: "path";
        }];
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
        readonly responseHeaders: readonly [{
            readonly name: "location";
            readonly key: "location";
            readonly type: "string";
        }];
    };
    readonly resumeOrder: {
        readonly id: "resumeOrder";
        readonly method: "POST";
        readonly path: "/api/v1/orders/{orderId}/resumption";
        readonly tags: readonly ["Orders"];
        readonly params: readonly [{
            readonly name: "orderId";
            readonly in: "path";
        }, {
            readonly name: "Idempotency-Key";
            readonly in: "header";
        }];
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
        readonly responseHeaders: readonly [{
            readonly name: "location";
            readonly key: "location";
            readonly type: "string";
        }, {
            readonly name: "idempotency-replayed";
            readonly key: "idempotencyReplayed";
            readonly type: "string";
        }];
    };
    readonly streamOrderEvents: {
        readonly id: "streamOrderEvents";
        readonly method: "GET";
        readonly path: "/api/v1/orders/{orderId}/events";
        readonly tags: readonly ["Orders"];
        readonly params: readonly [{
            readonly name: "orderId";
            readonly in: "path";
        }, {
            readonly name: "Last-Event-ID";
            readonly in: "header";
        }];
        readonly responseKind: "sse";
        readonly sseDataKind: "json";
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
        readonly responseHeaders: readonly [{
            readonly name: "cache-control";
            readonly key: "cacheControl";
            readonly type: "string";
        }];
    };
    readonly listPayments: {
        readonly id: "listPayments";
        readonly method: "GET";
        readonly path: "/api/v1/payments";
        readonly tags: readonly ["Payments"];
        readonly params: readonly [{
            readonly name: "orderId";
            readonly in: "query";
        }, {
            readonly name: "status";
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
    readonly getPayment: {
        readonly id: "getPayment";
        readonly method: "GET";
        readonly path: "/api/v1/payments/{paymentId}";
        readonly tags: readonly ["Payments"];
        readonly params: readonly [{
            readonly name: "paymentId";
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
    readonly listNotifications: {
        readonly id: "listNotifications";
        readonly method: "GET";
        readonly path: "/api/v1/notifications";
        readonly tags: readonly ["Notifications"];
        readonly params: readonly [{
            readonly name: "orderId";
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
        }, {
            readonly name: "deprecation";
            readonly key: "deprecation";
            readonly type: "string";
        }, {
            readonly name: "sunset";
            readonly key: "sunset";
            readonly type: "string";
        }];
        readonly pagination: {
            readonly style: "cursor";
            readonly param: "cursor";
            readonly nextCursor: "/nextCursor";
            readonly items: "/items";
        };
    };
    readonly getNotificationPreferences: {
        readonly id: "getNotificationPreferences";
        readonly method: "GET";
        readonly path: "/api/v1/notification-preferences";
        readonly tags: readonly ["Notifications"];
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
    readonly setNotificationPreferences: {
        readonly id: "setNotificationPreferences";
        readonly method: "PUT";
        readonly path: "/api/v1/notification-preferences";
        readonly tags: readonly ["Notifications"];
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
    readonly listWebhookEndpoints: {
        readonly id: "listWebhookEndpoints";
        readonly method: "GET";
        readonly path: "/api/v1/webhook-endpoints";
        readonly tags: readonly ["Notifications: Webhooks"];
        readonly params: readonly [{
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
    readonly createWebhookEndpoint: {
        readonly id: "createWebhookEndpoint";
        readonly method: "POST";
        readonly path: "/api/v1/webhook-endpoints";
        readonly tags: readonly ["Notifications: Webhooks"];
        readonly body: {
            readonly contentType: "application/json";
        };
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
        readonly responseHeaders: readonly [{
            readonly name: "cache-control";
            readonly key: "cacheControl";
            readonly type: "string";
        }];
    };
    readonly deleteWebhookEndpoint: {
        readonly id: "deleteWebhookEndpoint";
        readonly method: "DELETE";
        readonly path: "/api/v1/webhook-endpoints/{endpointId}";
        readonly tags: readonly ["Notifications: Webhooks"];
        readonly params: readonly [{
            readonly name: "endpointId";
            readonly in: "path";
        }];
        readonly responseKind: "void";
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
    };
    readonly listWebhookDeliveries: {
        readonly id: "listWebhookDeliveries";
        readonly method: "GET";
        readonly path: "/api/v1/webhook-endpoints/{endpointId}/deliveries";
        readonly tags: readonly ["Notifications: Webhooks"];
        readonly params: readonly [{
            readonly name: "endpointId";
            readonly in: "path";
        }, {
            readonly name: "status";
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
    readonly redeliverWebhook: {
        readonly id: "redeliverWebhook";
        readonly method: "POST";
        readonly path: "/api/v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redelivery";
        readonly tags: readonly ["Notifications: Webhooks"];
        readonly params: readonly [{
            readonly name: "endpointId";
            readonly in: "path";
        }, {
            readonly name: "deliveryId";
            readonly in: "path";
        }];
        readonly security: readonly [readonly [{
            readonly scheme: "bearer";
            readonly kind: "bearer";
        }]];
    };
    readonly getShopWindow: {
        readonly id: "getShopWindow";
        readonly method: "GET";
        readonly path: "/api/v1/shop-window";
        readonly tags: readonly ["Shop window"];
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
    readonly getAsyncApi: {
        readonly id: "getAsyncApi";
        readonly method: "GET";
        readonly path: "/asyncapi.json";
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
    readonly getHealth: {
        readonly id: "getHealth";
        readonly method: "GET";
        readonly path: "/health";
        readonly tags: readonly ["Gateway: Health"];
        readonly params: readonly [{
            readonly name: "ignored";
            readonly in: "query";
            readonly style: "form";
            readonly explode: true;
        }];
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
        readonly params: readonly [{
            readonly name: "ignored";
            readonly in: "query";
            readonly style: "form";
            readonly explode: true;
        }];
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
        readonly params: readonly [{
            readonly name: "ignored";
            readonly in: "query";
            readonly style: "form";
            readonly explode: true;
        }];
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
export declare const client: Client<Ops, OperationContext<"listUsers" | "registerUser" | "getMe" | "deleteMe" | "updateMe" | "changePassword" | "getUser" | "setUserRole" | "logIn" | "refreshSession" | "getSession" | "logOut" | "getJwks" | "listProducts" | "createProduct" | "getProduct" | "deleteProduct" | "updateProduct" | "getProductImage" | "putProductImage" | "adjustStock" | "listCategories" | "listOrders" | "placeOrder" | "getOrder" | "cancelOrder" | "resumeOrder" | "streamOrderEvents" | "listPayments" | "getPayment" | "listNotifications" | "getNotificationPreferences" | "setNotificationPreferences" | "listWebhookEndpoints" | "createWebhookEndpoint" | "deleteWebhookEndpoint" | "listWebhookDeliveries" | "redeliverWebhook" | "getShopWindow" | "getOpenApi" | "getServiceOpenApi" | "getAsyncApi" | "getHealth" | "getLiveness" | "getReadiness", "/api/v1/users" | "/api/v1/users/me" | "/api/v1/users/me/password" | "/api/v1/users/{userId}" | "/api/v1/users/{userId}/role" | "/api/v1/sessions" | "/api/v1/sessions/refresh" | "/api/v1/sessions/current" | "/api/v1/.well-known/jwks.json" | "/api/v1/products" | "/api/v1/products/{productId}" | "/api/v1/products/{productId}/image" | "/api/v1/products/{productId}/stock-adjustments" | "/api/v1/categories" | "/api/v1/orders" | "/api/v1/orders/{orderId}" | "/api/v1/orders/{orderId}/cancellation" | "/api/v1/orders/{orderId}/resumption" | "/api/v1/orders/{orderId}/events" | "/api/v1/payments" | "/api/v1/payments/{paymentId}" | "/api/v1/notifications" | "/api/v1/notification-preferences" | "/api/v1/webhook-endpoints" | "/api/v1/webhook-endpoints/{endpointId}" | "/api/v1/webhook-endpoints/{endpointId}/deliveries" | "/api/v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redelivery" | "/api/v1/shop-window" | "/openapi.json" | "/openapi/{service}/{version}.json" | "/asyncapi.json" | "/health" | "/health/live" | "/health/ready", "Users: Administration" | "Users: Accounts" | "Users: Sessions" | "Users: Trust" | "Products: Catalogue" | "Products: Assortment" | "Products: Stock" | "Orders" | "Payments" | "Notifications" | "Notifications: Webhooks" | "Shop window" | "Gateway: Contracts" | "Gateway: Health">>;
export declare const configure: (config: ClientConfig<OperationContext<"listUsers" | "registerUser" | "getMe" | "deleteMe" | "updateMe" | "changePassword" | "getUser" | "setUserRole" | "logIn" | "refreshSession" | "getSession" | "logOut" | "getJwks" | "listProducts" | "createProduct" | "getProduct" | "deleteProduct" | "updateProduct" | "getProductImage" | "putProductImage" | "adjustStock" | "listCategories" | "listOrders" | "placeOrder" | "getOrder" | "cancelOrder" | "resumeOrder" | "streamOrderEvents" | "listPayments" | "getPayment" | "listNotifications" | "getNotificationPreferences" | "setNotificationPreferences" | "listWebhookEndpoints" | "createWebhookEndpoint" | "deleteWebhookEndpoint" | "listWebhookDeliveries" | "redeliverWebhook" | "getShopWindow" | "getOpenApi" | "getServiceOpenApi" | "getAsyncApi" | "getHealth" | "getLiveness" | "getReadiness", "/api/v1/users" | "/api/v1/users/me" | "/api/v1/users/me/password" | "/api/v1/users/{userId}" | "/api/v1/users/{userId}/role" | "/api/v1/sessions" | "/api/v1/sessions/refresh" | "/api/v1/sessions/current" | "/api/v1/.well-known/jwks.json" | "/api/v1/products" | "/api/v1/products/{productId}" | "/api/v1/products/{productId}/image" | "/api/v1/products/{productId}/stock-adjustments" | "/api/v1/categories" | "/api/v1/orders" | "/api/v1/orders/{orderId}" | "/api/v1/orders/{orderId}/cancellation" | "/api/v1/orders/{orderId}/resumption" | "/api/v1/orders/{orderId}/events" | "/api/v1/payments" | "/api/v1/payments/{paymentId}" | "/api/v1/notifications" | "/api/v1/notification-preferences" | "/api/v1/webhook-endpoints" | "/api/v1/webhook-endpoints/{endpointId}" | "/api/v1/webhook-endpoints/{endpointId}/deliveries" | "/api/v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redelivery" | "/api/v1/shop-window" | "/openapi.json" | "/openapi/{service}/{version}.json" | "/asyncapi.json" | "/health" | "/health/live" | "/health/ready", "Users: Administration" | "Users: Accounts" | "Users: Sessions" | "Users: Trust" | "Products: Catalogue" | "Products: Assortment" | "Products: Stock" | "Orders" | "Payments" | "Notifications" | "Notifications: Webhooks" | "Shop window" | "Gateway: Contracts" | "Gateway: Health">>) => void, use: (...middleware: Middleware<OperationContext<"listUsers" | "registerUser" | "getMe" | "deleteMe" | "updateMe" | "changePassword" | "getUser" | "setUserRole" | "logIn" | "refreshSession" | "getSession" | "logOut" | "getJwks" | "listProducts" | "createProduct" | "getProduct" | "deleteProduct" | "updateProduct" | "getProductImage" | "putProductImage" | "adjustStock" | "listCategories" | "listOrders" | "placeOrder" | "getOrder" | "cancelOrder" | "resumeOrder" | "streamOrderEvents" | "listPayments" | "getPayment" | "listNotifications" | "getNotificationPreferences" | "setNotificationPreferences" | "listWebhookEndpoints" | "createWebhookEndpoint" | "deleteWebhookEndpoint" | "listWebhookDeliveries" | "redeliverWebhook" | "getShopWindow" | "getOpenApi" | "getServiceOpenApi" | "getAsyncApi" | "getHealth" | "getLiveness" | "getReadiness", "/api/v1/users" | "/api/v1/users/me" | "/api/v1/users/me/password" | "/api/v1/users/{userId}" | "/api/v1/users/{userId}/role" | "/api/v1/sessions" | "/api/v1/sessions/refresh" | "/api/v1/sessions/current" | "/api/v1/.well-known/jwks.json" | "/api/v1/products" | "/api/v1/products/{productId}" | "/api/v1/products/{productId}/image" | "/api/v1/products/{productId}/stock-adjustments" | "/api/v1/categories" | "/api/v1/orders" | "/api/v1/orders/{orderId}" | "/api/v1/orders/{orderId}/cancellation" | "/api/v1/orders/{orderId}/resumption" | "/api/v1/orders/{orderId}/events" | "/api/v1/payments" | "/api/v1/payments/{paymentId}" | "/api/v1/notifications" | "/api/v1/notification-preferences" | "/api/v1/webhook-endpoints" | "/api/v1/webhook-endpoints/{endpointId}" | "/api/v1/webhook-endpoints/{endpointId}/deliveries" | "/api/v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redelivery" | "/api/v1/shop-window" | "/openapi.json" | "/openapi/{service}/{version}.json" | "/asyncapi.json" | "/health" | "/health/live" | "/health/ready", "Users: Administration" | "Users: Accounts" | "Users: Sessions" | "Users: Trust" | "Products: Catalogue" | "Products: Assortment" | "Products: Stock" | "Orders" | "Payments" | "Notifications" | "Notifications: Webhooks" | "Shop window" | "Gateway: Contracts" | "Gateway: Health">>[]) => void;
export declare const listUsers: (<Init extends RequestOptions | undefined = undefined>(args?: {
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
    ratelimit?: string;
    ratelimitPolicy?: string;
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
}, init?: Init | undefined) => Promise<EnvelopeResult<void, {
    ratelimit?: string;
    ratelimitPolicy?: string;
}, Init>>) & OperationMethodIdentity, getUser: (<Init extends RequestOptions | undefined = undefined>(args: {
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
    ratelimit?: string;
    ratelimitPolicy?: string;
    cacheControl: string;
}, Init>>) & OperationMethodIdentity, refreshSession: (<Init extends RequestOptions | undefined = undefined>(args: {
    body: RefreshSessionBody;
}, init?: Init | undefined) => Promise<EnvelopeResult<SessionTokens, {
    cacheControl: string;
}, Init>>) & OperationMethodIdentity, getSession: (<Init extends RequestOptions | undefined = undefined>(args?: {} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<Session, {
    cacheControl: string;
}, Init>>) & OperationMethodIdentity, logOut: (<Init extends RequestOptions | undefined = undefined>(args?: {} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<void, Record<string, never>, Init>>) & OperationMethodIdentity, getJwks: (<Init extends RequestOptions | undefined = undefined>(args?: {
    headers?: GetJwksHeaders;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<KeySet, {
    cacheControl: string;
    etag: string;
}, Init>>) & OperationMethodIdentity, listProducts: (<Init extends RequestOptions | undefined = undefined>(args?: {
    query?: ListProductsQuery;
    headers?: ListProductsHeaders;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<ProductPage, {
    ratelimit?: string;
    ratelimitPolicy?: string;
    cacheControl?: string;
    etag: string;
    deprecation: string;
    sunset: string;
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
    deprecation: string;
    sunset: string;
}, Init>>) & OperationMethodIdentity, getProduct: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: GetProductPath;
    headers?: GetProductHeaders;
}, init?: Init | undefined) => Promise<EnvelopeResult<Product, {
    cacheControl?: string;
    etag: string;
    deprecation: string;
    sunset: string;
}, Init>>) & OperationMethodIdentity, deleteProduct: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: DeleteProductPath;
    headers?: DeleteProductHeaders;
}, init?: Init | undefined) => Promise<EnvelopeResult<void, {
    deprecation: string;
    sunset: string;
}, Init>>) & OperationMethodIdentity, updateProduct: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: UpdateProductPath;
    body: UpdateProductBody;
    headers?: UpdateProductHeaders;
}, init?: Init | undefined) => Promise<EnvelopeResult<Product, {
    etag: string;
    deprecation: string;
    sunset: string;
}, Init>>) & OperationMethodIdentity, getProductImage: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: GetProductImagePath;
    headers?: GetProductImageHeaders;
}, init?: Init | undefined) => Promise<EnvelopeResult<Blob, {
    cacheControl?: string;
    crossOriginResourcePolicy: string;
    etag: string;
    deprecation: string;
    sunset: string;
}, Init>>) & OperationMethodIdentity, putProductImage: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: PutProductImagePath;
    body: PutProductImageBody;
}, init?: Init | undefined) => Promise<EnvelopeResult<void, {
    etag: string;
    deprecation: string;
    sunset: string;
}, Init>>) & OperationMethodIdentity, adjustStock: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: AdjustStockPath;
    body: AdjustStockBody;
}, init?: Init | undefined) => Promise<EnvelopeResult<StockAdjustment, {
    deprecation: string;
    sunset: string;
}, Init>>) & OperationMethodIdentity, listCategories: (<Init extends RequestOptions | undefined = undefined>(args?: {
    headers?: ListCategoriesHeaders;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<ProductsCategoryList, {
    cacheControl?: string;
    etag: string;
    deprecation: string;
    sunset: string;
}, Init>>) & OperationMethodIdentity, listOrders: (<Init extends RequestOptions | undefined = undefined>(args?: {
    query?: ListOrdersQuery;
    headers?: ListOrdersHeaders;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<OrderSummaryPage, {
    etag: string;
}, Init>>) & OperationMethodIdentity & {
    pages(args?: {
        query?: ListOrdersQuery;
        headers?: ListOrdersHeaders;
    } | undefined, init?: RequestOptions): AsyncGenerator<OrderSummaryPage, any, any>;
    items(args?: {
        query?: ListOrdersQuery;
        headers?: ListOrdersHeaders;
    } | undefined, init?: RequestOptions): AsyncGenerator<OrderSummary, any, any>;
}, placeOrder: (<Init extends RequestOptions | undefined = undefined>(args: {
    body: PlaceOrderBody;
    headers?: PlaceOrderHeaders;
}, init?: Init | undefined) => Promise<EnvelopeResult<Order, {
    ratelimit?: string;
    ratelimitPolicy?: string;
    location: string;
    idempotencyReplayed?: string;
}, Init>>) & OperationMethodIdentity, getOrder: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: GetOrderPath;
    headers?: GetOrderHeaders;
}, init?: Init | undefined) => Promise<EnvelopeResult<Order, {
    etag: string;
}, Init>>) & OperationMethodIdentity, cancelOrder: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: CancelOrderPath;
}, init?: Init | undefined) => Promise<EnvelopeResult<Order, {
    location: string;
}, Init>>) & OperationMethodIdentity, resumeOrder: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: ResumeOrderPath;
    headers?: ResumeOrderHeaders;
}, init?: Init | undefined) => Promise<EnvelopeResult<Order, {
    location: string;
    idempotencyReplayed?: string;
}, Init>>) & OperationMethodIdentity, streamOrderEvents: ((args: {
    path: StreamOrderEventsPath;
    headers?: StreamOrderEventsHeaders;
}, init?: SseOptions) => AsyncGenerator<ServerSentEvent<OrderEvent>, any, any>) & OperationMethodIdentity, listPayments: (<Init extends RequestOptions | undefined = undefined>(args?: {
    query?: ListPaymentsQuery;
    headers?: ListPaymentsHeaders;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<PaymentsPaymentPage, {
    etag: string;
}, Init>>) & OperationMethodIdentity & {
    pages(args?: {
        query?: ListPaymentsQuery;
        headers?: ListPaymentsHeaders;
    } | undefined, init?: RequestOptions): AsyncGenerator<PaymentsPaymentPage, any, any>;
    items(args?: {
        query?: ListPaymentsQuery;
        headers?: ListPaymentsHeaders;
    } | undefined, init?: RequestOptions): AsyncGenerator<PaymentsPayment, any, any>;
}, getPayment: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: GetPaymentPath;
    headers?: GetPaymentHeaders;
}, init?: Init | undefined) => Promise<EnvelopeResult<PaymentsPayment, {
    etag: string;
}, Init>>) & OperationMethodIdentity, listNotifications: (<Init extends RequestOptions | undefined = undefined>(args?: {
    query?: ListNotificationsQuery;
    headers?: ListNotificationsHeaders;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<NotificationPage, {
    etag: string;
    deprecation?: string;
    sunset?: string;
}, Init>>) & OperationMethodIdentity & {
    pages(args?: {
        query?: ListNotificationsQuery;
        headers?: ListNotificationsHeaders;
    } | undefined, init?: RequestOptions): AsyncGenerator<NotificationPage, any, any>;
    items(args?: {
        query?: ListNotificationsQuery;
        headers?: ListNotificationsHeaders;
    } | undefined, init?: RequestOptions): AsyncGenerator<Notification, any, any>;
}, getNotificationPreferences: (<Init extends RequestOptions | undefined = undefined>(args?: {
    headers?: GetNotificationPreferencesHeaders;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<NotificationPreferences, {
    etag: string;
}, Init>>) & OperationMethodIdentity, setNotificationPreferences: (<Init extends RequestOptions | undefined = undefined>(args: {
    body: SetNotificationPreferencesBody;
    headers?: SetNotificationPreferencesHeaders;
}, init?: Init | undefined) => Promise<EnvelopeResult<NotificationPreferences, {
    etag: string;
}, Init>>) & OperationMethodIdentity, listWebhookEndpoints: (<Init extends RequestOptions | undefined = undefined>(args?: {
    query?: ListWebhookEndpointsQuery;
    headers?: ListWebhookEndpointsHeaders;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<WebhookEndpointPage, {
    etag: string;
}, Init>>) & OperationMethodIdentity & {
    pages(args?: {
        query?: ListWebhookEndpointsQuery;
        headers?: ListWebhookEndpointsHeaders;
    } | undefined, init?: RequestOptions): AsyncGenerator<WebhookEndpointPage, any, any>;
    items(args?: {
        query?: ListWebhookEndpointsQuery;
        headers?: ListWebhookEndpointsHeaders;
    } | undefined, init?: RequestOptions): AsyncGenerator<WebhookEndpoint, any, any>;
}, createWebhookEndpoint: (<Init extends RequestOptions | undefined = undefined>(args: {
    body: CreateWebhookEndpointBody;
}, init?: Init | undefined) => Promise<EnvelopeResult<CreatedWebhookEndpoint, {
    cacheControl: string;
}, Init>>) & OperationMethodIdentity, deleteWebhookEndpoint: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: DeleteWebhookEndpointPath;
}, init?: Init | undefined) => Promise<EnvelopeResult<void, Record<string, never>, Init>>) & OperationMethodIdentity, listWebhookDeliveries: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: ListWebhookDeliveriesPath;
    query?: ListWebhookDeliveriesQuery;
    headers?: ListWebhookDeliveriesHeaders;
}, init?: Init | undefined) => Promise<EnvelopeResult<WebhookDeliveryPage, {
    etag: string;
}, Init>>) & OperationMethodIdentity & {
    pages(args: {
        path: ListWebhookDeliveriesPath;
        query?: ListWebhookDeliveriesQuery;
        headers?: ListWebhookDeliveriesHeaders;
    }, init?: RequestOptions): AsyncGenerator<WebhookDeliveryPage, any, any>;
    items(args: {
        path: ListWebhookDeliveriesPath;
        query?: ListWebhookDeliveriesQuery;
        headers?: ListWebhookDeliveriesHeaders;
    }, init?: RequestOptions): AsyncGenerator<WebhookDelivery, any, any>;
}, redeliverWebhook: (<Init extends RequestOptions | undefined = undefined>(args: {
    path: RedeliverWebhookPath;
}, init?: Init | undefined) => Promise<EnvelopeResult<WebhookDelivery, Record<string, never>, Init>>) & OperationMethodIdentity, getShopWindow: (<Init extends RequestOptions | undefined = undefined>(args?: {
    headers?: GetShopWindowHeaders;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<ShopWindowShopWindow, {
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
}, Init>>) & OperationMethodIdentity, getAsyncApi: (<Init extends RequestOptions | undefined = undefined>(args?: {
    headers?: GetAsyncApiHeaders;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<AsyncApi, {
    etag: string;
    cacheControl: string;
}, Init>>) & OperationMethodIdentity, getHealth: (<Init extends RequestOptions | undefined = undefined>(args?: {
    query?: GetHealthQuery;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<Health, {
    cacheControl: string;
}, Init>>) & OperationMethodIdentity, getLiveness: (<Init extends RequestOptions | undefined = undefined>(args?: {
    query?: GetLivenessQuery;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<Liveness, {
    cacheControl: string;
}, Init>>) & OperationMethodIdentity, getReadiness: (<Init extends RequestOptions | undefined = undefined>(args?: {
    query?: GetReadinessQuery;
} | undefined, init?: Init | undefined) => Promise<EnvelopeResult<Readiness, {
    cacheControl: string;
}, Init>>) & OperationMethodIdentity;
export {};
