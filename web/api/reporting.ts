export interface paths {
    readonly "/api/v2/dashboards": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Dashboards
         * @description Everybody signed in may ask; what is shown follows from the role. `names[0]=…` limits it.
         */
        readonly get: operations["list_dashboards"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** All[Dashboard] */
        readonly All_Dashboard_: {
            /** Data */
            readonly data: readonly components["schemas"]["Dashboard"][];
        };
        /**
         * Count
         * @description `query`: the filters of the list that shows what was counted.
         */
        readonly Count: {
            /** Count */
            readonly count: number;
            /** Query */
            readonly query: readonly string[];
        };
        /** Dashboard */
        readonly Dashboard: {
            /** Indicators */
            readonly indicators: {
                readonly [key: string]: components["schemas"]["Count"] | {
                    readonly [key: string]: components["schemas"]["Count"];
                } | {
                    readonly [key: string]: {
                        readonly [key: string]: components["schemas"]["Count"];
                    };
                };
            };
            /** Name */
            readonly name: string;
            /** Type */
            readonly type: string;
        };
        /**
         * Problem
         * @description Every refusal. `code` is what a program goes by; `facts` says more about it, never what somebody typed.
         *
         *     `fields` in `facts`: the name of each wrong field with the codes of what is wrong with it.
         */
        readonly Problem: {
            /** Code */
            readonly code: string;
            /**
             * Error
             * @default null
             */
            readonly error?: string | null;
            /** Errors */
            readonly errors: readonly components["schemas"]["Refused"][];
            /** Facts */
            readonly facts: {
                readonly [key: string]: unknown;
            };
            /** Instance */
            readonly instance: string | null;
            /** Status */
            readonly status: number;
            /** Title */
            readonly title: string;
            /** Type */
            readonly type: string;
        };
        /**
         * Refused
         * @description One thing that was refused, as Primero's clients read it. `detail`: the field, or the record, if it was one.
         */
        readonly Refused: {
            /**
             * Code
             * @default null
             */
            readonly code?: string | null;
            /**
             * Detail
             * @default null
             */
            readonly detail?: unknown;
            /** Message */
            readonly message: string | readonly string[];
            /** Resource */
            readonly resource: string;
            /** Status */
            readonly status: number;
        };
    };
    responses: {
        /** @description `address_too_long`: The address is too long. */
        readonly address_too_long: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid`: The request is not valid. */
        readonly invalid: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_allowed`: You may not do this. */
        readonly not_allowed: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_signed_in`: Sign in first. */
        readonly not_signed_in: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable`: This part of the system is busy. Try again shortly. */
        readonly unavailable: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unwritable_text`: The request holds characters that cannot be written down. */
        readonly unwritable_text: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly list_dashboards: {
        readonly parameters: {
            readonly query?: {
                /** @description Only dashboards called so, with or without `dashboard.`. */
                readonly "names[]"?: readonly string[];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["All_Dashboard_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
}
