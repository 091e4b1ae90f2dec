export interface paths {
    readonly "/api/v2/notifications": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Notifications
         * @description Newest first. `metadata.unread` counts all unread ones, on whatever page.
         */
        readonly get: operations["list_notifications"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/notifications/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Read Notification */
        readonly patch: operations["read_notification"];
        readonly trace?: never;
    };
    readonly "/api/v2/notifications/read": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Read All Notifications */
        readonly post: operations["read_all_notifications"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/webpush/config": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show Web Push Configuration
         * @description Every page of Primero's client asks, and subscribes where it is enabled.
         */
        readonly get: operations["show_web_push_configuration"];
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
        /**
         * InboxMetadata
         * @description `unread`: of all pages.
         */
        readonly InboxMetadata: {
            /** Page */
            readonly page: number | null;
            /** Per */
            readonly per: number | null;
            /** Total */
            readonly total?: number | null;
            /** Unread */
            readonly unread: number;
        };
        /**
         * Notification
         * @description `kind` says what happened to the subject, `title` the same as a sentence by language; both and the `link` may be
         *     of a kind that is no more. `read_at`: null until it was read.
         */
        readonly Notification: {
            /** Actor User Name */
            readonly actor_user_name: string;
            /**
             * Created At
             * Format: date-time
             */
            readonly created_at: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Kind */
            readonly kind: string;
            /** Link */
            readonly link: string | null;
            /** Read At */
            readonly read_at: string | null;
            /**
             * Record Id
             * Format: uuid
             */
            readonly record_id: string;
            /** Record Short Id */
            readonly record_short_id: string | null;
            /** Record Type */
            readonly record_type: string;
            /**
             * Subject Id
             * Format: uuid
             */
            readonly subject_id: string;
            /** Subject Type */
            readonly subject_type: string;
            /** Title */
            readonly title: {
                readonly [key: string]: string;
            } | null;
            /** Transition Id */
            readonly transition_id: string | null;
        };
        /** NotificationPage */
        readonly NotificationPage: {
            /** Data */
            readonly data: readonly components["schemas"]["Notification"][];
            readonly metadata: components["schemas"]["InboxMetadata"];
        };
        /** One[Notification] */
        readonly One_Notification_: {
            readonly data: components["schemas"]["Notification"];
        };
        /** One[Unread] */
        readonly One_Unread_: {
            readonly data: components["schemas"]["Unread"];
        };
        /** One[WebPushConfiguration] */
        readonly One_WebPushConfiguration_: {
            readonly data: components["schemas"]["WebPushConfiguration"];
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
        /** ReadBody */
        readonly ReadBody: {
            readonly data: components["schemas"]["ReadMark"];
        };
        /** ReadMark */
        readonly ReadMark: {
            /** Read */
            readonly read: boolean;
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
        /** Unread */
        readonly Unread: {
            /** Unread */
            readonly unread: number;
        };
        /**
         * WebPushConfiguration
         * @description `vapid_public`: the key that a browser subscribes with. `pause_after`: minutes without a sign of life.
         */
        readonly WebPushConfiguration: {
            /** Enabled */
            readonly enabled: boolean;
            /** Pause After */
            readonly pause_after: number | null;
            /** Vapid Public */
            readonly vapid_public: string | null;
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
        /**
         * @description `idempotency_key_reused`: This Idempotency-Key was used for another request.
         *     `invalid`: The request is not valid.
         */
        readonly "idempotency_key_reused-invalid": {
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
        /**
         * @description `malformed`: The request cannot be read.
         *     `too_deep`: The request nests lists and objects too deeply.
         *     `unwritable_text`: The request holds characters that cannot be written down.
         */
        readonly "malformed-too_deep-unwritable_text": {
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
        /** @description `not_found`: There is no such record. */
        readonly not_found: {
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
        /**
         * @description `outcome_unknown`: The connection to the database was lost while this was being saved: it may have been saved or not. Send it again with the same Idempotency-Key.
         *     `unavailable`: This part of the system is busy. Try again shortly.
         */
        readonly "outcome_unknown-unavailable": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `payload_too_large`: That is more than can be sent at once.
         *     `too_many_values`: That is more than can be sent at once.
         */
        readonly "payload_too_large-too_many_values": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request_too_slow`: The request did not arrive in time. */
        readonly request_too_slow: {
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
    readonly list_notifications: {
        readonly parameters: {
            readonly query?: {
                readonly page?: number;
                readonly per?: number;
                readonly unread?: boolean;
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
                    readonly "application/json": components["schemas"]["NotificationPage"];
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
    readonly read_notification: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReadBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_Notification_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly read_all_notifications: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
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
                    readonly "application/json": components["schemas"]["One_Unread_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly show_web_push_configuration: {
        readonly parameters: {
            readonly query?: never;
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
                    readonly "application/json": components["schemas"]["One_WebPushConfiguration_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
}
