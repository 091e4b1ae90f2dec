export interface paths {
    readonly "/api/v2/audit_logs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Audits
         * @description Who did what in all services, newest first. An entry is in it some seconds after it was made.
         */
        readonly get: operations["list_audits"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
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
         * AuditLog
         * @description `noted_as`: as the service that did it calls the action. `outcome`: `allowed` or `refused`, with the code why.
         *     `http_method` and `resource_url` follow from action and record: what was asked is not kept. `record_id` is null
         *     where it was about no single record, and where it is withheld.
         */
        readonly AuditLog: {
            /** Action */
            readonly action: string;
            /** Code */
            readonly code: string | null;
            /** Display Id */
            readonly display_id: string | null;
            /** Display Name */
            readonly display_name: string | null;
            /** Id */
            readonly id: number;
            readonly log_message: components["schemas"]["LogMessage"];
            readonly metadata: components["schemas"]["AuditMetadata"];
            /** Noted As */
            readonly noted_as: string;
            /** Outcome */
            readonly outcome: string;
            /** Record Id */
            readonly record_id: string | null;
            /** Record Type */
            readonly record_type: string;
            /** Resource Url */
            readonly resource_url: string;
            /**
             * Timestamp
             * Format: date-time
             */
            readonly timestamp: string;
            /** User Name */
            readonly user_name: string;
        };
        /**
         * AuditMetadata
         * @description `role_id`, `agency_id`: null where role, account or agency is gone. `remote_ip`: empty, as it is not kept.
         */
        readonly AuditMetadata: {
            /** Agency Id */
            readonly agency_id: number | null;
            /** Http Method */
            readonly http_method: string;
            /** Record Ids */
            readonly record_ids: readonly string[];
            /** Remote Ip */
            readonly remote_ip: string;
            /** Role Id */
            readonly role_id: number | null;
            /** User Name */
            readonly user_name: string;
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
         * LogMessage
         * @description What clients make a sentence of: the keys are those of Primero's texts.
         */
        readonly LogMessage: {
            /** Identifier */
            readonly identifier: string;
            readonly prefix: components["schemas"]["Prefix"];
            readonly suffix: components["schemas"]["Suffix"];
        };
        /**
         * PageMetadata
         * @description `total`: of all pages; null for who asked not to count. `per`, `page`: what this page is.
         */
        readonly PageMetadata: {
            /** Page */
            readonly page: number | null;
            /** Per */
            readonly per: number | null;
            /** Total */
            readonly total?: number | null;
        };
        /** PageOf[AuditLog] */
        readonly PageOf_AuditLog_: {
            /** Data */
            readonly data: readonly components["schemas"]["AuditLog"][];
            readonly metadata: components["schemas"]["PageMetadata"];
        };
        /** Prefix */
        readonly Prefix: {
            /** Approval Type */
            readonly approval_type: string | null;
            /** Key */
            readonly key: string;
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
        /** Suffix */
        readonly Suffix: {
            /** Key */
            readonly key: string;
            /** User */
            readonly user: string;
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
        /**
         * @description `invalid`: The request is not valid.
         *     `unknown_filter_value`: The audit log cannot be asked for this.
         */
        readonly "invalid-unknown_filter_value": {
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
    readonly list_audits: {
        readonly parameters: {
            readonly query?: {
                /** @description Only these actions. */
                readonly "audit_log_actions[]"?: readonly ("list" | "index" | "show" | "login" | "logout" | "create" | "update" | "delete" | "flag" | "unflag" | "assign" | "refer" | "refer_accepted" | "refer_rejected" | "refer_done" | "refer_revoke" | "transfer" | "transfer_accepted" | "transfer_rejected" | "transfer_revoked" | "transfer_request" | "enable_disable_record" | "reopen" | "close" | "attach" | "detach" | "add_note" | "export" | "import" | "bulk_assign" | "case_plan_requested" | "case_plan_approved" | "case_plan_rejected" | "closure_requested" | "closure_approved" | "closure_rejected" | "assessment_requested" | "assessment_approved" | "assessment_rejected" | "failed_login")[];
                /** @description From this day or moment on. */
                readonly from?: string;
                readonly order?: "asc" | "desc";
                readonly order_by?: "timestamp";
                /** @description `refused`: what was refused, instead of what was done. */
                readonly outcome?: "allowed" | "refused";
                readonly page?: number;
                readonly per?: number;
                /** @description Only what was done to records of these kinds. */
                readonly "record_type[]"?: readonly ("agency" | "alert" | "audit_log" | "case" | "child" | "code_of_conduct" | "configuration" | "dashboard" | "form" | "incident" | "location" | "lookup" | "module" | "permission" | "report" | "role" | "saved_search" | "settings" | "task" | "tracing_request" | "user" | "user_group")[];
                /** @description Until the end of this day, or before this moment. */
                readonly to?: string;
                /** @description Only what this person did. */
                readonly user_name?: string;
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
                    readonly "application/json": components["schemas"]["PageOf_AuditLog_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid-unknown_filter_value"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
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
