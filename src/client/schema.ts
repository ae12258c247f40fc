// Generated from docs/reference/openapi.json by tools/write-api-description.ts.
export interface paths {
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who am I
         * @description Also renews the session. For a visitor, user and organisation are null: being nobody is no error.
         */
        get: operations["readSession"];
        put?: never;
        /**
         * Sign in with e-mail and password
         * @description Sets the session cookie. A session that the browser already had ends. `newPassword` changes the password, and has to come with a one-time password. Wrong attempts are limited per account and address. Where the person has a second factor, the answer is 202: nothing is open yet, and within 10 minutes a code (POST /api/v1/session/second-factor) or a passkey (POST /api/v1/session/passkey) goes on in the same browser.
         */
        post: operations["signIn"];
        /**
         * Sign out
         * @description The session ends here, not only in the browser: a copy of the cookie opens nothing any more. Signing out twice is no error.
         */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        /** Change the language, or the organisation one speaks for */
        patch: operations["changeSession"];
        trace?: never;
    };
    "/api/v1/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in, second step: a code of the authenticator app, or a recovery code
         * @description Follows a sign-in that was answered with 202, within ten minutes and in the same browser. Each code works once; wrong ones are limited per account.
         */
        post: operations["showCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a passkey: what the device signs */
        post: operations["beginPasskeySignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a passkey: what the device signed
         * @description Instead of a password, or after one that was answered with 202.
         */
        post: operations["signInByPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The API keys of my organisation, newest first
         * @description Those that this system takes, or those of the other kind. Keys of the sandbox may take some seconds, for which it is woken.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description The key is in the answer and never shown again. It can do what its creator can do in the organisation, within its scopes.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}": {
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
         * Revoke an API key
         * @description Takes effect at once in this process and within five seconds everywhere. Revoking twice is no error.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of my organisation; for an administrator of the system, of all or of one */
        get: operations["listUsers"];
        put?: never;
        /**
         * Add a person to an organisation
         * @description The one-time password is in the answer and never shown again. It opens nothing but the choice of one's own, within 72 hours.
         */
        post: operations["addUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Disable an account, or open it again
         * @description Disabling ends every session and key of the person at once.
         */
        patch: operations["changeUser"];
        trace?: never;
    };
    "/api/v1/users/{id}/memberships/{organisationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set what a person holds in an organisation: roles, offices, last day
         * @description Takes effect at once, also for sessions and keys in use.
         */
        put: operations["changeMembership"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a person a one-time password
         * @description Ends every session of the person and revokes every API key they made; make new ones once the password is changed. The password is in the answer and never shown again. It opens nothing but the choice of one's own, within 72 hours.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Delegations that my organisation gave or holds, newest first */
        get: operations["listDelegations"];
        put?: never;
        /** Let a customs broker act for my organisation */
        post: operations["grantDelegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delegations/{id}": {
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
         * End a delegation that my organisation gave
         * @description Takes effect at once in this process and within five seconds everywhere. Revoking twice is no error.
         */
        delete: operations["revokeDelegation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * I forgot my password: send me a link
         * @description The answer is the same whether or not the address has an account. The link works once, within 30 minutes; asking again makes an earlier one void.
         */
        post: operations["askForPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose a new password by the link that was sent
         * @description Ends every session of the person and revokes every API key they made. Opens no session: sign in with the new password, and with the second factor where there is one.
         */
        post: operations["redeemPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How I sign in, and where I am signed in */
        get: operations["readAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change my password
         * @description Ends every other session. API keys go on working.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of my sessions */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enrol an authenticator app: its secret
         * @description In force once a code of it was shown. The secret is in the answer and never shown again; asking again makes another.
         */
        post: operations["beginTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/totp/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enrol an authenticator app: its first code
         * @description From now on signing in asks for a code.
         */
        post: operations["confirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/totp/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove the authenticator app: password and a code of it, or a recovery code */
        post: operations["removeTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ten new recovery codes in place of the old
         * @description `code` where an app is enrolled.
         */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a passkey: what the browser makes it by */
        post: operations["beginPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a passkey: what the device made
         * @description From now on signing in asks for it, or for another second factor.
         */
        post: operations["addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Give a passkey of mine another name */
        patch: operations["renamePasskey"];
        trace?: never;
    };
    "/api/v1/account/passkeys/{id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove a passkey of mine */
        post: operations["removePasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/second-factor-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the second factor from a person who lost it
         * @description Authenticator app, passkeys and recovery codes are gone and every session ends; the password alone opens the account until the person enrols anew.
         */
        post: operations["resetSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed accounts and rights, who looked at whose data, and what officers did, newest first
         * @description Of one’s own organisation: what its people did and what others did that concerns it, except that customs looked. For an administrator of the system, of all or of one.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a table for spreadsheet programs, newest first, 10000 rows at most */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Declarations that you may see, newest first unless asked otherwise */
        get: operations["listDeclarations"];
        put?: never;
        /**
         * Pre-register a declaration, or register it at once
         * @description JSON in our model or WCO Data Model XML (DEC in MetaData). Send an Idempotency-Key: repeating is harmless. With `Accept: application/xml` the answer, and a refusal, is a WCO Response (RES in MetaData).
         */
        post: operations["lodgeDeclaration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One declaration: its document, taxes, timeline and what can be done now */
        get: operations["showDeclaration"];
        /** Overwrite a pre-registered declaration */
        put: operations["replaceDeclaration"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a pre-registered declaration official: the tax point */
        post: operations["registerDeclaration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/paper-declarations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Papers of your offices that were announced and are not entered yet, the oldest first */
        get: operations["listPapers"];
        put?: never;
        /**
         * Enter a declaration that was accepted on paper while the system was down
         * @description It is registered with the day of the paper as its tax point, in the channel decided on paper. A paper is entered once; send an Idempotency-Key.
         */
        post: operations["lodgePaper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/paper-declarations/announcements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Announce a paper that your office accepted while the system was down
         * @description Announcing it again corrects its day and who accepted it. It leaves the list when it is entered.
         */
        post: operations["announcePaper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why each figure is what it is, step by step */
        get: operations["explainDeclaration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The declaration as WCO Data Model XML */
        get: operations["declarationAsXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is to be done, what is waited for, what was done in the last week, and what is to be paid */
        get: operations["showDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Linked declarations of one shipment as one thing, by the number of any of them */
        get: operations["showShipment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/{number}/declaration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document of a shipment as it was before it was divided: what an amendment of it begins with */
        get: operations["showShipmentDeclaration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/{number}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Goods lines of a shipment from one on, to the end of the declaration that carries it, or those that are looked for */
        get: operations["listShipmentLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What customs answered on the declaration, as WCO Data Model XML
         * @description A `Responses` element that holds one RES message in MetaData for each answer, oldest first: received, registered with taxes, under control, documents asked for, amended, paid, released, cancelled. The header `haidang-position` says what to ask after next time.
         */
        get: operations["listResponses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check and assess a declaration without lodging it
         * @description Name the pre-registration that it is to overwrite, or the registered declaration that it is to amend: that one is assessed by the law of its day.
         */
        post: operations["checkDeclaration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/amendments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Amend a registered declaration: the whole new version, in one step or two
         * @description Before release it is in force at once; after release customs decides on it.
         */
        post: operations["amendDeclaration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw, confirm or drop an amendment, ask for cancellation, ask for a refund, secure what is due by a guarantee */
        post: operations["stepOfDeclarant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of a declaration, the first at the head */
        get: operations["listVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version of a declaration, its taxes, and what it changed */
        get: operations["showVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/{number}/amendments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Amend a registered shipment: the whole new version of all its lines, in one step or two
         * @description Checked as a whole first; then the declarations that it touches are amended, each for itself, and the others are left alone. Send an Idempotency-Key: the same request again does only what is still open.
         */
        post: operations["amendShipment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/{number}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask once for a shipment: for cancellation, a refund, storage, release; appeal, secure, confirm or drop
         * @description Taken on each of the declarations on which it is legal. A `version` in the step is passed over for `versions`; a decision or an appeal is named as any of the declarations has it. Send an Idempotency-Key: the same request again does only what is still open.
         */
        post: operations["stepOfDeclarantOnShipment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a document (multipart: typeCode, then file) */
        post: operations["attachDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/attachments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document that was uploaded */
        get: operations["downloadAttachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Drafts of your organisation, and of those that you may declare for; the last changed first */
        get: operations["listDrafts"];
        put?: never;
        /**
         * Begin a draft: empty, from a template, or as a copy of a declaration
         * @description You choose its id; sent again with the same id it makes no other one.
         */
        post: operations["createDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One draft with all that it holds, conflicts and removed lines too */
        get: operations["showDraft"];
        put?: never;
        post?: never;
        /** Throw a draft away; for thirty days it can be restored */
        delete: operations["deleteDraft"];
        options?: never;
        head?: never;
        /** Name a draft, or make it a template */
        patch: operations["describeDraft"];
        trace?: never;
    };
    "/api/v1/drafts/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change a draft by small operations, whatever others did to it meanwhile
         * @description The operations take effect together, as one revision. What others wrote into the same field since your base revision is kept beside yours. Sent again under the same id they count once.
         */
        post: operations["changeDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}/restoration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a draft back that was thrown away */
        post: operations["restoreDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}/lodgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say which declaration a draft has become; it takes no changes any more */
        post: operations["closeDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep why a draft could not be lodged, so that it waits among what is to be mended */
        post: operations["keepDraftTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens to a draft, as server-sent events: change, presence, turn (read its head anew), behind (read it anew)
         * @description With Last-Event-ID, or after a revision, from there on without loss or repeat.
         */
        get: operations["watchDraft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say where in a draft you are; forgotten after some seconds unless said again */
        put: operations["appearInDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declaration-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last files of declarations that were brought in, newest first */
        get: operations["listDeclarationImports"];
        put?: never;
        /**
         * Upload declarations (multipart: file; XLSX, CSV, JSON or XML), and see what its columns look like
         * @description Nothing is lodged by it. What the columns of a table of this layout held before is remembered.
         */
        post: operations["uploadDeclarations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declaration-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of declarations: its columns, and how far its declarations are */
        get: operations["showDeclarationImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declaration-imports/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The declarations of a file, in its order, each with what became of it */
        get: operations["listImportEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declaration-imports/{id}/result.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of each declaration, with the row numbers of the file */
        get: operations["downloadImportResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declaration-imports/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a file of declarations with these columns, and check each as lodging would
         * @description Nothing is lodged by it. Where numbers can be read in two ways (`1.250`), one of them comes back as `example`, and nothing is read until you say which.
         */
        post: operations["checkImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declaration-imports/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make drafts or declarations of a checked file, one after another, whether you stay or leave
         * @description A declaration of the same content makes no second one, from this file or a corrected one: after mending a file, send it whole.
         */
        post: operations["runImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declaration-imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send no more of a file; what was accepted stays */
        post: operations["cancelImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declaration-imports/{id}/draft-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the lines of a checked file would change in a draft; nothing is changed */
        post: operations["previewIntoDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declaration-imports/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring the lines of a checked file into a draft, as the preview showed it
         * @description Refused (409) where somebody changed the draft since: look at the preview again.
         */
        post: operations["importIntoDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declaration-imports/samples/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A made-up declaration as a file to fill in: XLSX, CSV, JSON or XML */
        get: operations["downloadImportSample"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an organisation trades in: own code, description, tariff code, origin, unit, what was accepted last
         * @description What was cleared since somebody last looked is brought in as you ask; the last changed first.
         */
        get: operations["listProducts"];
        put?: never;
        /** Add products or change those of these codes; each is checked and answered for itself */
        post: operations["saveProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a product out of the catalogue; declarations keep what they say */
        delete: operations["removeProduct"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How you look at the list of declarations and at your desk, and what colleagues share with you */
        get: operations["listSavedViews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep how you look at the list, under a name; you choose its id */
        put: operations["putSavedView"];
        post?: never;
        /** Forget one of your views */
        delete: operations["removeSavedView"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fixes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What stands in the way of drafts that could not be lodged, of imported files, and what customs told you to amend
         * @description Checked anew as you ask. Group it by `code`; mend many by one request.
         */
        get: operations["listFixes"];
        put?: never;
        /**
         * Give many fields new values at once; each is checked before it is saved, and answered for itself
         * @description Drafts are changed beside what others write in them; declarations of a file wait to be sent; pre-registrations are overwritten; registered declarations are amended, by one amendment each.
         */
        post: operations["mendFixes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fixes/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check drafts that nobody tried to lodge, and pre-registrations, under the law and the code lists of today
         * @description The same is done for everybody each night. What is found is in the list of fixes from then on; what is merely missing in a draft is not.
         */
        post: operations["lookAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The queue of your offices, by time left, risk and the sum at stake */
        get: operations["listCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One case on one screen, with why it is here */
        get: operations["showCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept, ask for documents, record a finding, instruct, re-channel, assess, cancel … */
        post: operations["decideCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assess a declaration with what customs found in place of what was declared */
        post: operations["assessByCustoms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/{number}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide once for a shipment: instruct, answer amendments, cancellations and appeals, assess …
         * @description Taken on each of the declarations on which it is legal. A `version` in the decision is passed over for `versions`; lines are counted through the shipment. Send an Idempotency-Key: the same request again does only what is still open.
         */
        post: operations["decideShipment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/as-trader": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case as its trader sees it: nothing that is kept for the office */
        get: operations["showCaseAsTrader"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lines that differ from what the same trader declared before, or from the papers they stand on */
        get: operations["compareCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/consultation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The consultation on the value of a declaration, where there is one */
        get: operations["showConsultation"];
        put?: never;
        /** Doubt the value of lines and ask the trader about it */
        post: operations["openConsultation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/consultation/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer in words, and with documents attached to the declaration */
        post: operations["answerConsultation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/consultation/conclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept the declared value, or reject it and propose another. A proposal is recorded and changes no figure */
        post: operations["concludeConsultation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/letter-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The letter that a decision would go out with, in both languages; nothing is decided by asking */
        post: operations["draftLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What customs wrote about its decisions on the declaration, in both languages */
        get: operations["listLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signed release (JWS); verify it with the keys at /.well-known/jwks.json
         * @description A release that is suspended or revoked is told as such, and not signed.
         */
        get: operations["showRelease"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tracking/{tracking}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a declaration is, for anyone who holds its tracking code */
        get: operations["track"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the service works, and how long declarations took from registration to release
         * @description Shares and times by channel, in seconds. Null where there are too few to say anything.
         */
        get: operations["serviceStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/inspection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The inspection of a case: checklist, orders, what was found, what follows, and what can be done next */
        get: operations["showInspection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/inspection/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check documents, order, record or conclude an inspection
         * @description A conclusion is told to the declaration as the finding that ends its control; each discrepancy gets the number of what it becomes.
         */
        post: operations["takeInspectionStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/inspection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notices of inspection: which goods, where and when; and what was found, once it is concluded */
        get: operations["showInspectionNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inspections/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The open orders of inspection at your offices, what is planned soonest first */
        get: operations["listInspectionOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inspections/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What followed from discrepancies at your offices: open, what waits longest first; or settled, the latest first */
        get: operations["listFollowUps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/inspection/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a picture (multipart: file); its id is the SHA-256 of its bytes */
        post: operations["addInspectionPhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/inspection/photos/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of the inspection; for the trader, those of findings that were concluded on */
        get: operations["showInspectionPhoto"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exemption-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Exemption lists that you may see, newest first */
        get: operations["listExemptionLists"];
        put?: never;
        /** Register a list of goods to be exempted; the office answers */
        post: operations["submitExemptionList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exemption-lists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One list: its lines with their balances, what waits for an answer, and every draw */
        get: operations["showExemptionList"];
        /** Propose new content; what is in force stays so until the office accepts */
        put: operations["amendExemptionList"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exemption-lists/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept or refuse what waits, or suspend, resume or close a list */
        post: operations["decideExemptionList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tariff quotas of the period, with what is drawn and what is left */
        get: operations["listQuotas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotas/{order}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One tariff quota and its balance */
        get: operations["showQuota"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/relief-return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give back to lists and quotas what a declaration drew; for leaders, once a declaration */
        post: operations["giveBackRelief"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/temporary-admissions/overdue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Goods admitted for a time at your offices that should have left, longest overdue first */
        get: operations["listOverdueAdmissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/deadlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every time that runs on a declaration and on what belongs to it: who has to act, by when, and what follows */
        get: operations["listDeadlines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a case to an officer of the office, or to whoever has the least to do */
        post: operations["assignCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give out what nobody holds yet, and tell which of my cases comes first */
        post: operations["takeNextCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/officers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who works at my offices today, and how many cases each holds */
        get: operations["listOfficers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/office": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Workload, overdue cases, clearance times and decisions against advice of an office that I lead */
        get: operations["showOffice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Declare that I, or somebody close to me, am tied to an organisation; its cases are closed to me from now on */
        post: operations["declareInterest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record the days on which an officer is away: mine, or by the leader; cases held go to others */
        post: operations["recordAbsence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/payment-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the bank to pay what is due; its confirmation releases the goods when nothing else stands open */
        post: operations["orderPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/banks/{bank}/credit-notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A bank reports a credit (compact JWS, typ haidang-credit-notice+jws) */
        post: operations["reportCredit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/banks/{bank}/refund-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A bank answers an order to refund (compact JWS, typ haidang-refund-answer+jws) */
        post: operations["answerRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{id}/compliance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compliance level and risk class of a party, factor by factor, and what a better one takes */
        get: operations["showCompliance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{id}/compliance/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Measure a party now; every night it is done anyway */
        post: operations["measureCompliance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{id}/compliance/contests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say why a measure is not right */
        post: operations["contestCompliance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{id}/compliance/contests/{contest}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a party; what is upheld is corrected until a day */
        post: operations["answerComplianceContest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compliance/contests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contests that wait for an answer, oldest first */
        get: operations["listComplianceContests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Guarantees of the parties you act for, or of your bank, newest first */
        get: operations["listGuarantees"];
        put?: never;
        /** Record a guarantee that a bank wrote on paper */
        post: operations["recordGuarantee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One guarantee and what is left of it */
        get: operations["showGuarantee"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guarantees/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a guarantee that answers for nothing any more */
        post: operations["endGuarantee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/banks/{bank}/guarantees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A bank answers for a party (compact JWS, typ haidang-guarantee+jws) */
        post: operations["issueGuarantee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Registered invoices of the parties you act for, newest first */
        get: operations["listInvoices"];
        put?: never;
        /**
         * Register a commercial invoice before its declaration (IVA, IVA01)
         * @description A declaration that names the number in a document of type EIV is checked against it: number, day, terms, currency, total, and each line.
         */
        post: operations["registerInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One registered invoice as it stands, and the declaration that stands on it (IIV) */
        get: operations["showInvoice"];
        /** Register an invoice anew, until a registered declaration stands on it */
        put: operations["correctInvoice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Transports of the parties you act for, and from or to your offices, newest first */
        get: operations["listTransports"];
        put?: never;
        /**
         * Register an independent transport under customs control, or send it in advance (OLA, OLC)
         * @description Registered and selected for no check, it is approved at once; otherwise the office of departure approves it. Sent in advance, it is kept for some days, can be written over, and is registered by the step makeOfficial.
         */
        post: operations["registerTransport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transports/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One transport as it stands, and what you can do with it (ITF) */
        get: operations["showTransport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transports/{number}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct, secure or withdraw a transport; approve, refuse or cancel it; record departure and arrival
         * @description COT11, BOA, BIA11 and what customs answers by VAS504 to VAS516.
         */
        post: operations["takeTransportStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/letters/{id}.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A letter of customs about a decision, as it went out, as PDF */
        get: operations["printLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/documents/{kind}.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A paper of the declaration as PDF, with a QR code to its present state
         * @description The declaration itself, its channel result, duty notice, inspection notice, record of the inspection, instruction to amend, release: each from when it exists.
         */
        get: operations["printDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The papers that the declaration has come to */
        get: operations["listDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Declarations, cases, shipments, drafts, invoices, transports, guarantees and exemption lists
         * @description By number (also as amended), own reference, bill, container, invoice, party or goods; accents do not matter. Shows what your lists show and nothing more. Invoices, transports and exemption lists: any by number, the latest also by what they say.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sandbox/declarations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest declarations that our software tried out in the sandbox */
        get: operations["listTriedDeclarations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sandbox/declarations/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a declaration in the sandbox stands, and what happened to it */
        get: operations["showTriedDeclaration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/request-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What our software sent with its keys and what was answered, newest first
         * @description Method, path, status, time and the code of what was refused. Of contents nothing is kept, but in the sandbox. Above a hundred a second, only some are listed.
         */
        get: operations["listRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tariff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find tariff lines by code or by words, with or without accents; the likeliest first */
        get: operations["searchTariff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tariff/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One tariff line: rates as printed, agreements, taxes, controls */
        get: operations["showTariffLine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tariff/nodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sections of the nomenclature */
        get: operations["listTariffSections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tariff/nodes/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A section, chapter, heading or subheading: what is above and below it, its notes and the measures it carries */
        get: operations["showTariffNode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tariff/{code}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All stretches of days of a line, past and to come, with what changed between them */
        get: operations["showTariffHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tariff/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changes on which day, each change once for all the lines it is the same for */
        get: operations["listTariffChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tariff/watches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The codes you watch, each with the next day on which its law changes */
        get: operations["listTariffWatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tariff/watches/{node}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Watch a chapter, heading, subheading or line; repeating is harmless */
        put: operations["watchTariffNode"];
        post?: never;
        /** Watch it no more; what was told stays */
        delete: operations["unwatchTariffNode"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tariff/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What there was to tell of the codes you watch, newest first */
        get: operations["listTariffNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tariff/notices/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a notice of yours as read, and with it all older ones where asked to */
        post: operations["readTariffNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tariff/classification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find the code of goods by what they are called, in Vietnamese or English */
        get: operations["classifyGoods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tariff/classification/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to choose between below a heading or subheading, down to a line */
        get: operations["askAboutGoods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/codes/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A code list as of a day
         * @description Lists: country, currency, unit, package, incoterm, transport-mode, customs-office, location, declaration-type, cargo-class, valuation-method, charge-deduction, payment-terms, document-type, tax-type, agreement, duty-regime, characteristic, price-kind, invoice-class, relationship, transaction-nature, valuation-statement, relief-ground, duty-allowance, quota-order, amendment-reason, cancellation-ground, agency, department, early-release-ground, transport-means, simplified-form, storage-place
         */
        get: operations["listCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/country": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose customs this is: its currency, its time, and what a form begins with */
        get: operations["readCountry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/country/example": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A made-up declaration to learn on, its dates near today; null where the country gives none */
        get: operations["readExampleDeclaration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Duty and taxes on goods, with the calculation of each figure
         * @description Goods of one line, or a declaration with its lines, claims, delivery terms and charges. What stands in the way of the figures is told in `refusals`; nothing is kept.
         */
        post: operations["assessGoods"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessments/comparisons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What if: the figures of goods and of variations of them, side by side
         * @description The question of an assessment and up to five variations of it: another origin, agreement, code, delivery term or day. Nothing is lodged or kept.
         */
        post: operations["compareAssessments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/explanation.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why each figure is what it is, as PDF */
        get: operations["printExplanation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessments/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Duty and taxes on goods with the calculation of each figure, as PDF
         * @description The question of an assessment. Without figures there is nothing to print: what stands in the way is refused.
         */
        post: operations["printAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assessments/reference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The records of the reference data that assess goods of some codes on a day
         * @description Part of the country pack in force: the lines and their measures, all code lists, exchange rates and legal bases of the day. Sent compressed to whoever accepts gzip.
         */
        get: operations["assessmentReference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/origin/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rates open to goods of an origin, the lowest first, with rule, form, transport and deadline of each */
        get: operations["findOriginRates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/origin/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold a product and its materials against the rule of origin of an agreement */
        post: operations["checkOrigin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/origin/late-certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The difference in taxes until a certificate of origin follows, and its deadline
         * @description The question is that of an assessment; its tariffTreatment names the agreement.
         */
        post: operations["assessLateCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What reference data was published here, newest first; the first is in force */
        get: operations["listPublications"];
        put?: never;
        /**
         * Read the country folder of the program and put it in force, between two commands
         * @description For administrators. What was decided before stays as it is; whatever comes after the answer is decided by the new version. Repeating is harmless: 200 where the folder holds what is in force already.
         */
        post: operations["publishReference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was proposed and takes a second person, newest first
         * @description Only the kinds that you may propose or approve.
         */
        get: operations["listProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One proposal: by whom, why, until when, and how much it changes */
        get: operations["showProposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Line by line, what a proposal changes */
        get: operations["listProposalChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree to a proposal of somebody else, and carry it out in the same step
         * @description Takes a signed-in person other than who proposed it; an API key approves nothing. Either it is approved and done, or neither.
         */
        post: operations["approveProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn a proposal of somebody else down, with the reason */
        post: operations["rejectProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back a proposal of your own */
        post: operations["withdrawProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules by which declarations are selected, with what each hit lately */
        get: operations["listRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One rule: what it says, what it does in force, and all its versions */
        get: operations["showRule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/rules/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is wrong with a rule as it is written, how its tests come out and what asking it costs; nothing is kept */
        post: operations["checkRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/rules/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose a new rule or a new version of one; another person approves it, and from its first day it selects */
        post: operations["proposeRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/rules/{id}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose to start a stopped rule again; another person approves it */
        post: operations["restartRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/rules/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a rule at once; starting it again takes two people */
        post: operations["stopRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/rules/{id}/restoration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go back at once to a version that was approved before */
        post: operations["restoreRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/control": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the rules as a whole are switched off, by whom and why */
        get: operations["showRiskControl"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/control/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop all rules but the mandatory ones at once; starting them again takes two people */
        post: operations["stopAllRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/control/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose to start the rules again as a whole; another person approves it */
        post: operations["restartAllRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last replays, newest first; of one rule, those that it stands in */
        get: operations["listReplays"];
        put?: never;
        /** Begin to take every decision of a past period again, by two versions of the rules; nothing is decided */
        post: operations["startReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/replays/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a replay came, and what it counted once it is done */
        get: operations["showReplay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/replays/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a replay before it is done */
        post: operations["cancelReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The models that may have a part in selecting, which of them has one, and how */
        get: operations["showModelDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/models/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who selected when and by whose word: roles given and taken, stops, restarts, settings; newest first */
        get: operations["listModelTurns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/models/{hash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a model was trained on, what it is worth, and what it asks for most */
        get: operations["showModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/models/{hash}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file of a model, which can be read by any other program */
        get: operations["downloadModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/models/trainings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to train a model on all that was found until now; nothing is decided by it */
        post: operations["startTraining"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/models/trainings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a training is */
        get: operations["showTraining"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/models/trainings/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a training wherever it runs; nothing where it is over */
        post: operations["cancelTraining"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/models/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose a champion, a challenger, other settings, or to start again; another person approves it */
        post: operations["proposeModelChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/models/roles/{role}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a role from the model that has it, at once; without a champion the rules decide alone */
        post: operations["retireModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/models/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Back to the rules alone, at once; letting models select again takes two people */
        post: operations["stopModels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/models/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a model known that was trained elsewhere; it has no role yet */
        post: operations["bringInModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watch-list/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of watch lists that the reader may know of, the newest first */
        get: operations["listWatchListEntries"];
        put?: never;
        /** Add an entry. From its first day declarations are held against it; one that selects only watches until a second person agrees */
        post: operations["addWatchListEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watch-list/entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry: what it says, which declarations matched it and who was cleared of it */
        get: operations["showWatchListEntry"];
        /** Change an entry, with the reason; what selects then takes a second person */
        put: operations["changeWatchListEntry"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watch-list/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add entries from CSV; rows that are wrong are told and left out */
        post: operations["importWatchList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watch-list/entries/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an entry: nothing matches it any more */
        post: operations["endWatchListEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watch-list/entries/{id}/clearings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that who matched is not who the entry means; it does not match again until the day is over */
        post: operations["clearWatchListMatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watch-list/entries/{id}/clearings/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back that somebody was cleared: they match again */
        post: operations["withdrawWatchListClearing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watch-list/comparisons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How a name is like another, or the names of the lists, and why; nothing is kept */
        post: operations["compareNames"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/watch-list-matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries that a declaration matched, as far as the reader may know of them */
        get: operations["listWatchListMatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the price of each line stands among accepted ones of like goods */
        get: operations["showCasePrices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/prices/{sequence}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accepted prices of goods of the same code and unit, the newest first */
        get: operations["listLikePrices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/prices/set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find that doubted prices are as they should be. It moves no figure */
        post: operations["setPriceDoubtAside"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accepted prices of a code by origin and month, what is usual, and what was out of it lately */
        get: operations["showPriceBook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Declarations referred to your agency, those that wait for its answer first */
        get: operations["listReferrals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/referrals/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was declared, of a declaration referred to your agency */
        get: operations["showReferral"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/referrals/{number}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer for your agency: seen, no concern, or a concern. The last answer counts */
        post: operations["answerReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** To which agencies a declaration is referred, and what they answered */
        get: operations["showCaseReferrals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/referrals/{agency}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter what an agency answered in writing */
        post: operations["enterReferralAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/referrals/{agency}/weigh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what the office makes of a concern; until then it ends no control as if there were none */
        post: operations["weighReferralConcern"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/fairness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How groups are selected and found wrong, decisions against advice, and unusual pairs of officer and trader */
        get: operations["showFairness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/fairness/origins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How declarations are selected and found wrong by the origin of their goods, of a sample */
        get: operations["showFairnessByOrigin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{number}/learned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why the model points at a declaration: what of it moved the chance, and how far */
        get: operations["showLearnedReasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/risk/models/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Drift, calibration, lift, what is found by chance, and champion beside challenger, corrected by inverse propensity */
        get: operations["showModelFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suspense": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Credits of which something found no home, the oldest first */
        get: operations["listSuspense"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suspense.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a table for spreadsheet programs, 5000 rows at most */
        get: operations["exportSuspense"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suspense/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A credit that found no home: what was done about it, and which declarations it may be for, each with why */
        get: operations["showSuspense"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suspense/{id}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Allot a credit, take an allotment back, give it back to where it came from, or hold it
         * @description Above the limit of the country what moves money is proposed, and another person approves it: then `proposal` names the proposal and nothing is done yet.
         */
        post: operations["actOnSuspense"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is owed back and how far it is, the oldest first
         * @description Of declarations of your offices; of transports and of credits that found no home, of all.
         */
        get: operations["listRefunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/declarations/{number}/waiting-payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came under the reference of a declaration and was not due on it: customs looks after it */
        get: operations["listWaitingPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calendars and lists of codes that administrators keep */
        get: operations["listTables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference/tables/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A calendar or a list of codes as it is in force, row by row */
        get: operations["showTable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference/tables/{name}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a table would change, and what is wrong with it; nothing is kept */
        post: operations["checkTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference/tables/{name}/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose a table; another person approves it, and it is in force from then on */
        post: operations["proposeTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tariff/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An uploaded tariff: its sheets, what its columns seem to hold, what was checked last */
        get: operations["showTariffImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tariff/imports/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the last check of an uploaded tariff found */
        get: operations["showTariffCheck"];
        put?: never;
        /**
         * Read an uploaded tariff with these columns, and compare it with the one in force
         * @description Nothing changes by it. Every wrong cell is named; the changes are listed line by line.
         */
        post: operations["checkTariff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tariff/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload an official tariff (multipart: file; XLSX or CSV), and see what its columns look like
         * @description Nothing changes by it. What the columns of a table of this layout were said to hold before is remembered.
         */
        post: operations["uploadTariff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tariff/imports/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Line by line, what the checked tariff would change */
        get: operations["listTariffImportChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tariff/imports/{id}/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose the checked tariff; another person approves it */
        post: operations["proposeTariff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proposals/{id}/declarations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which declarations a tariff for days gone by touches, and what it makes of them
         * @description Those registered on its first day or later with goods under a code that it changes. With `assess`, each is assessed again for the day it was registered on; the differences are proposals for refunds and demands, and nothing is paid or asked for by this.
         */
        get: operations["listTariffEffects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What there is to tell you, newest first */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a notice of yours as read, and with it all older ones where asked to; repeating is harmless */
        post: operations["readNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notices as they happen, as server-sent events; with Last-Event-ID from after that notice on, without loss or repeat */
        get: operations["streamNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** On which channels you are told what, as whom you speak for now */
        get: operations["readNoticePreferences"];
        /** Choose the channels of some topics; the others stay as they are */
        put: operations["changeNoticePreferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where your organisation is called, newest first */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /** Be called with what happens, signed as Standard Webhooks says; gives the secret, once */
        post: operations["addWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change its address or topics, switch it off, or on again */
        put: operations["changeWebhookEndpoint"];
        post?: never;
        /** Be called there no more; its deliveries are forgotten with it */
        delete: operations["dropWebhookEndpoint"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret, shown once; for 24 hours calls are signed with both */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent there or waits to be, with each try, newest first */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send it a message of type webhook.test; what comes of it is in the log */
        post: operations["testWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send one delivery again, all that failed since a moment, or everything of a stretch of time, also what was never sent because the endpoint was off */
        post: operations["replayWebhookDeliveries"];
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
        /** The process is alive */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Commands can be taken */
        get: operations["ready"];
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
        Refusal: {
            code: string;
            pointer: string;
            severity: "error" | "warning";
            label: {
                vi: string;
                en: string;
            };
            message: {
                vi: string;
                en: string;
            };
            fix: {
                vi: string;
                en: string;
            };
            legalBasis?: string;
            /** @enum {boolean} */
            legalBasisIllustrative?: true;
            causedBy?: string | null;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            instance?: string;
            errors?: components["schemas"]["Refusal"][];
        };
        AdditionalDocument: {
            categoryCode?: string;
            typeCode?: string;
            id?: string;
            name?: string;
            lpcoExemptionCode?: string;
            issueDate?: string;
            issueDateTime?: components["schemas"]["DateTime"];
            effectiveDate?: string;
            effectiveDateTime?: components["schemas"]["DateTime"];
            expirationDate?: string;
            expirationDateTime?: components["schemas"]["DateTime"];
            issuerName?: string;
            issuerId?: string;
            issuerRoleCode?: string;
            issuerAddress?: components["schemas"]["Address"];
            writeOffQuantity?: components["schemas"]["Measure"];
            writeOffAmount?: components["schemas"]["Amount"];
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        AdditionalInformation: {
            statementCode?: string;
            statementDescription?: string;
            statementTypeCode?: string;
            limitDateTime?: components["schemas"]["DateTime"];
            pointers?: components["schemas"]["Pointer"][];
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Address: {
            typeCode?: string;
            line?: string;
            cityName?: string;
            countryCode?: string;
            countrySubDivision?: string;
            countrySubDivisionCode?: string;
            postcodeId?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Amendment: {
            changeReasonCode?: string;
            pointers?: components["schemas"]["Pointer"][];
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Amount: {
            amount: string;
            currency?: string;
        };
        Authentication: {
            authentication?: string;
            authenticatorName?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        AuthorisationHolder: {
            id?: string;
            categoryCode?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        ChargeDeduction: {
            typeCode: string;
            amount: components["schemas"]["Amount"];
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Classification: {
            id?: string;
            nameCode?: string;
            identificationTypeCode?: string;
            bindingTariffReferenceId?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        CommodityClassification: {
            position?: number;
            identificationTypeCode?: string;
            nameCode?: string;
            bindingTariffReferenceId?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Communication: {
            id: string;
            typeCode?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Consignment: {
            containerCode?: string;
            arrivalTransportMeans?: components["schemas"]["TransportMeans"];
            departureTransportMeans?: components["schemas"]["TransportMeans"];
            arrivalDate?: string;
            arrivalDateTime?: components["schemas"]["DateTime"];
            departureDate?: string;
            departureDateTime?: components["schemas"]["DateTime"];
            loadingLocationId?: string;
            loadingLocationName?: string;
            unloadingLocationId?: string;
            unloadingLocationName?: string;
            goodsLocation?: components["schemas"]["GoodsLocation"];
            transportContractDocuments?: components["schemas"]["TransportContractDocument"][];
            transportEquipments?: components["schemas"]["TransportEquipment"][];
            consignmentItems?: components["schemas"]["ConsignmentItem"][];
            itineraries?: components["schemas"]["Itinerary"][];
            freightPaymentMethodCode?: string;
            carrier?: components["schemas"]["Party"];
            consignee?: components["schemas"]["Party"];
            consignor?: components["schemas"]["Party"];
            notifyParties?: components["schemas"]["Party"][];
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        ConsignmentItem: {
            sequence?: number;
            consignor?: components["schemas"]["Party"];
            freightPaymentMethodCode?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Contact: {
            name?: string;
            functionCode?: string;
            communications?: components["schemas"]["Communication"][];
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        CurrencyExchange: {
            currencyTypeCode?: string;
            rate?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        CustomsValuation: {
            methodCode?: string;
            freightChargeAmount?: components["schemas"]["Amount"];
            insuranceAmount?: components["schemas"]["Amount"];
            exitToEntryChargeAmount?: components["schemas"]["Amount"];
            chargeDeductions?: components["schemas"]["ChargeDeduction"][];
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        DangerousGoods: {
            undgId?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        DateTime: {
            value: string;
            formatCode?: string;
            form?: "DateTime" | "direct";
        };
        Declaration: {
            functionCode?: string;
            functionalReferenceId?: string;
            id?: string;
            typeCode: string;
            versionId?: string;
            issueDate?: string;
            issueDateTime?: components["schemas"]["DateTime"];
            acceptanceDateTime?: components["schemas"]["DateTime"];
            issueLocationId?: string;
            declarationOfficeId?: string;
            exitOfficeId?: string;
            presentationOfficeId?: string;
            supervisingOfficeId?: string;
            goodsItemQuantity?: number;
            loadingListQuantity?: number;
            totalPackageQuantity?: number;
            totalPackageUnitCode?: string;
            totalGrossMass?: components["schemas"]["Measure"];
            invoiceAmount?: components["schemas"]["Amount"];
            specificCircumstancesCode?: string;
            authentication?: components["schemas"]["Authentication"];
            submitter?: components["schemas"]["Party"];
            declarant?: components["schemas"]["Party"];
            agent?: components["schemas"]["Party"];
            importer?: components["schemas"]["Party"];
            exporter?: components["schemas"]["Party"];
            consignee?: components["schemas"]["Party"];
            consignor?: components["schemas"]["Party"];
            buyer?: components["schemas"]["Party"];
            seller?: components["schemas"]["Party"];
            payers?: components["schemas"]["Party"][];
            sureties?: components["schemas"]["Party"][];
            aeoMutualRecognitionParties?: components["schemas"]["Party"][];
            domesticDutyTaxParties?: components["schemas"]["Party"][];
            authorisationHolders?: components["schemas"]["AuthorisationHolder"][];
            invoice?: components["schemas"]["Invoice"];
            tradeTerms?: components["schemas"]["TradeTerms"];
            currencyExchanges?: components["schemas"]["CurrencyExchange"][];
            exportCountryCode?: string;
            destinationCountryCode?: string;
            destinationRegionId?: string;
            exitDateTime?: components["schemas"]["DateTime"];
            transactionNatureCode?: string;
            cargoClassCode?: string;
            customsValuation?: components["schemas"]["CustomsValuation"];
            consignment?: components["schemas"]["Consignment"];
            declarationConsignment?: components["schemas"]["Consignment"];
            borderTransportMeans?: components["schemas"]["TransportMeans"];
            warehouse?: components["schemas"]["Warehouse"];
            ucr?: components["schemas"]["Ucr"];
            obligationGuarantees?: components["schemas"]["ObligationGuarantee"][];
            additionalDocuments?: components["schemas"]["AdditionalDocument"][];
            additionalInformations?: components["schemas"]["AdditionalInformation"][];
            shipmentAdditionalDocuments?: components["schemas"]["AdditionalDocument"][];
            shipmentAdditionalInformations?: components["schemas"]["AdditionalInformation"][];
            previousDocuments?: components["schemas"]["PreviousDocument"][];
            amendments?: components["schemas"]["Amendment"][];
            goodsItems: components["schemas"]["GoodsItem"][];
            shipment?: components["schemas"]["ShipmentFigures"];
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        DutyTaxFee: {
            typeCode?: string;
            dutyRegimeCode?: string;
            quotaOrderId?: string;
            exemptionCode?: string;
            specificTaxBaseQuantity?: components["schemas"]["Measure"];
            adValoremTaxBaseAmount?: components["schemas"]["Amount"];
            taxRate?: string;
            taxAssessedAmount?: components["schemas"]["Amount"];
            deductAmount?: components["schemas"]["Amount"];
            payment?: components["schemas"]["Payment"];
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        GoodsItem: {
            sequence: number;
            commodityCode?: string;
            commodityClassification?: components["schemas"]["CommodityClassification"];
            classifications?: components["schemas"]["Classification"][];
            description?: string;
            origin?: components["schemas"]["Origin"];
            furtherOrigins?: components["schemas"]["Origin"][];
            tariffQuantity?: components["schemas"]["Measure"];
            supplementaryQuantity?: components["schemas"]["Measure"];
            grossMass?: components["schemas"]["Measure"];
            netMass?: components["schemas"]["Measure"];
            volume?: components["schemas"]["Measure"];
            itemChargeAmount?: components["schemas"]["Amount"];
            unitPriceAmount?: components["schemas"]["Amount"];
            customsValueAmount?: components["schemas"]["Amount"];
            statisticalValueAmount?: components["schemas"]["Amount"];
            customsValuation?: components["schemas"]["CustomsValuation"];
            valuationAdjustments?: components["schemas"]["ValuationAdjustment"][];
            dutyTaxFees?: components["schemas"]["DutyTaxFee"][];
            additionalDocuments?: components["schemas"]["AdditionalDocument"][];
            additionalInformations?: components["schemas"]["AdditionalInformation"][];
            previousDocuments?: components["schemas"]["PreviousDocument"][];
            packagings?: components["schemas"]["Packaging"][];
            productCharacteristics?: components["schemas"]["ProductCharacteristic"][];
            dangerousGoods?: components["schemas"]["DangerousGoods"][];
            transportEquipments?: components["schemas"]["TransportEquipment"][];
            governmentProcedures?: components["schemas"]["GovernmentProcedure"][];
            transactionNatureCode?: string;
            exportCountryCode?: string;
            destinationCountryCode?: string;
            destinationRegionId?: string;
            ucr?: components["schemas"]["Ucr"];
            buyer?: components["schemas"]["Party"];
            seller?: components["schemas"]["Party"];
            consignee?: components["schemas"]["Party"];
            consignor?: components["schemas"]["Party"];
            manufacturers?: components["schemas"]["Party"][];
            aeoMutualRecognitionParties?: components["schemas"]["Party"][];
            domesticDutyTaxParties?: components["schemas"]["Party"][];
            refundRecipientParties?: components["schemas"]["Party"][];
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        GoodsLocation: {
            id?: string;
            name?: string;
            typeCode?: string;
            address?: components["schemas"]["Address"];
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        GovernmentProcedure: {
            currentCode?: string;
            previousCode?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Invoice: {
            id?: string;
            typeCode?: string;
            issueDate?: string;
            issueDateTime?: components["schemas"]["DateTime"];
            priceKindCode?: string;
            paymentTermsCode?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Itinerary: {
            sequence?: number;
            routingCountryCode?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Measure: {
            value: string;
            unitCode?: string;
        };
        ObligationGuarantee: {
            id?: string;
            referenceId?: string;
            securityDetailsCode?: string;
            accessCode?: string;
            amount?: components["schemas"]["Amount"];
            guaranteeOfficeId?: string;
            surety?: components["schemas"]["Party"];
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Origin: {
            countryCode?: string;
            typeCode?: string;
            regionId?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Packaging: {
            sequence?: number;
            typeCode?: string;
            quantity?: components["schemas"]["Measure"];
            marksNumbers?: string;
            packingMaterialDescription?: string;
            length?: components["schemas"]["Measure"];
            width?: components["schemas"]["Measure"];
            height?: components["schemas"]["Measure"];
            volume?: components["schemas"]["Measure"];
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Party: {
            id?: string;
            name?: string;
            functionCode?: string;
            roleCode?: string;
            typeCode?: string;
            address?: components["schemas"]["Address"];
            contacts?: components["schemas"]["Contact"][];
            communications?: components["schemas"]["Communication"][];
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Payment: {
            methodCode?: string;
            taxAssessedAmount?: components["schemas"]["Amount"];
            paymentAmount?: components["schemas"]["Amount"];
            referenceId?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Pointer: {
            sequence?: number;
            documentSectionCode?: string;
            tagId?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        PreviousDocument: {
            categoryCode?: string;
            id?: string;
            typeCode?: string;
            lineNumber?: number;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        ProductCharacteristic: {
            typeCode: string;
            description?: string;
            measure?: components["schemas"]["Measure"];
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Qualifier: {
            spelling?: string;
            languageId?: string;
            languageLocaleId?: string;
            listId?: string;
            listName?: string;
            listAgencyId?: string;
            listAgencyName?: string;
            listVersionId?: string;
            listUri?: string;
            listSchemeUri?: string;
            name?: string;
            schemeId?: string;
            schemeName?: string;
            schemeAgencyId?: string;
            schemeAgencyName?: string;
            schemeVersionId?: string;
            schemeDataUri?: string;
            schemeUri?: string;
            currencyId?: string;
            currencyCodeListVersionId?: string;
            unitCode?: string;
            unitCodeListId?: string;
            unitCodeListVersionId?: string;
            unitCodeListAgencyId?: string;
            unitCodeListAgencyName?: string;
            format?: string;
        };
        Qualifiers: {
            [key: string]: components["schemas"]["Qualifier"];
        };
        Seal: {
            sequence?: number;
            id?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        ShipmentFigures: {
            goodsItemQuantity: number;
            customsValue: string;
            apportionment?: {
                total: string;
                remainder?: {
                    index: number;
                    amount: string;
                };
            };
        };
        TradeTerms: {
            conditionCode?: string;
            countryRelationshipCode?: string;
            locationId?: string;
            locationName?: string;
            description?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        TransportContractDocument: {
            id: string;
            typeCode?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        TransportEquipment: {
            sequence?: number;
            id?: string;
            characteristicCode?: string;
            fullnessCode?: string;
            seals?: components["schemas"]["Seal"][];
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        TransportMeans: {
            id?: string;
            name?: string;
            identificationTypeCode?: string;
            typeCode?: string;
            modeCode?: string;
            registrationNationalityCode?: string;
            journeyId?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Ucr: {
            id?: string;
            traderAssignedReferenceId?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        ValuationAdjustment: {
            additionCode?: string;
            amount?: components["schemas"]["Amount"];
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Warehouse: {
            id?: string;
            typeCode?: string;
            qualifiers?: components["schemas"]["Qualifiers"];
        };
        Session: {
            user: {
                id: string;
                email: string;
                name: string;
                language: "vi" | "en";
            } | null;
            organisation: {
                id: string;
                name: string;
                kind: string;
            } | null;
            roles: string[];
            offices: string[];
            scopes: string[] | null;
            organisations: {
                id: string;
                name: string;
                kind: string;
            }[];
            csrfToken: string | null;
            expiresAt: string | null;
            endsAt: string | null;
        };
        ApiKey: {
            id: string;
            kind: "test" | "live";
            label: string;
            scopes: string[];
            hint: string;
            createdBy: string;
            createdAt: string;
            expiresAt: string;
            lastUsedAt: string | null;
            revokedAt: string | null;
        };
        User: {
            id: string;
            email: string;
            name: string;
            language: "vi" | "en";
            disabled: boolean;
            oneTimePasswordUntil: string | null;
            /** @description UTC instant, ISO 8601 */
            createdAt: string;
            lastSignedInAt: string | null;
            secondFactor: boolean;
            memberships: {
                organisationId: string;
                organisationName: string;
                kind: string;
                roles: string[];
                offices: string[];
                /** @description YYYY-MM-DD */
                validFrom: string;
                validTo: string | null;
            }[];
        };
        Delegation: {
            id: string;
            principal: {
                id: string;
                name: string;
            };
            broker: {
                id: string;
                name: string;
            };
            scopes: string[];
            validFrom: string;
            validTo: string | null;
            state: "upcoming" | "inForce" | "ended" | "revoked";
            grantedAt: string;
            revokedAt: string | null;
        };
        LodgeAnswer: {
            number: string;
            status: "preRegistered" | "underDocumentCheck" | "awaitingDocuments" | "underInspection" | "awaitingSpecialised" | "discrepancyFound" | "amendmentInstructed" | "awaitingPayment" | "releasedProvisionally" | "released" | "suspended" | "revoked" | "cancelled" | "withdrawn" | "lapsed";
            channel: ("green" | "yellow" | "red") | null;
            taxes: {
                taxType: string;
                /** @description Whole units of the national currency */
                payable: string;
            }[];
            /** @description Whole units of the national currency */
            totalPayable: string;
            currency: string;
            paymentReference: string | null;
            tracking: string;
            warnings: components["schemas"]["Refusal"][];
            parts?: {
                number: string;
                goodsItemQuantity: number;
                status: "preRegistered" | "underDocumentCheck" | "awaitingDocuments" | "underInspection" | "awaitingSpecialised" | "discrepancyFound" | "amendmentInstructed" | "awaitingPayment" | "releasedProvisionally" | "released" | "suspended" | "revoked" | "cancelled" | "withdrawn" | "lapsed";
                /** @description Whole units of the national currency */
                totalPayable: string;
                paymentReference: string | null;
                tracking: string;
            }[];
        };
        DeclarationSummary: {
            number: string;
            numberInForce: string;
            ownReference: string | null;
            typeCode: string;
            direction: string;
            officeId: string;
            status: "preRegistered" | "underDocumentCheck" | "awaitingDocuments" | "underInspection" | "awaitingSpecialised" | "discrepancyFound" | "amendmentInstructed" | "awaitingPayment" | "releasedProvisionally" | "released" | "suspended" | "revoked" | "cancelled" | "withdrawn" | "lapsed";
            /** @description UTC instant, ISO 8601 */
            statusSince: string;
            channel: ("green" | "yellow" | "red") | null;
            importerId: string | null;
            importerName: string | null;
            exporterId: string | null;
            exporterName: string | null;
            declarantId: string | null;
            goodsItemCount: number;
            description: string;
            shipment: {
                firstNumber: string;
                branch: number;
                total: number;
            } | null;
            /** @description Whole units of the national currency */
            totalPayable: string;
            /** @description Whole units of the national currency */
            amountDue: string;
            currency: string;
            /** @description UTC instant, ISO 8601 */
            submittedAt: string;
            registeredAt: string | null;
            releasedAt: string | null;
            dueAt: string | null;
            escalated: boolean;
            asked: ("amendment" | "cancellation" | "storage" | "release" | "refund" | "guarantorRefund" | "refundSilence" | "appeal" | "lawCancellation")[];
        };
        CaseSummary: {
            number: string;
            numberInForce: string;
            ownReference: string | null;
            typeCode: string;
            direction: string;
            officeId: string;
            status: "preRegistered" | "underDocumentCheck" | "awaitingDocuments" | "underInspection" | "awaitingSpecialised" | "discrepancyFound" | "amendmentInstructed" | "awaitingPayment" | "releasedProvisionally" | "released" | "suspended" | "revoked" | "cancelled" | "withdrawn" | "lapsed";
            /** @description UTC instant, ISO 8601 */
            statusSince: string;
            channel: ("green" | "yellow" | "red") | null;
            importerId: string | null;
            importerName: string | null;
            exporterId: string | null;
            exporterName: string | null;
            declarantId: string | null;
            goodsItemCount: number;
            description: string;
            shipment: {
                firstNumber: string;
                branch: number;
                total: number;
            } | null;
            /** @description Whole units of the national currency */
            totalPayable: string;
            /** @description Whole units of the national currency */
            amountDue: string;
            currency: string;
            /** @description UTC instant, ISO 8601 */
            submittedAt: string;
            registeredAt: string | null;
            releasedAt: string | null;
            dueAt: string | null;
            escalated: boolean;
            asked: ("amendment" | "cancellation" | "storage" | "release" | "refund" | "guarantorRefund" | "refundSilence" | "appeal" | "lawCancellation")[];
            holderId: string | null;
            soonerHours: {
                risk: number;
                value: number;
            };
        };
        StepAnswer: {
            number: string;
            status: "preRegistered" | "underDocumentCheck" | "awaitingDocuments" | "underInspection" | "awaitingSpecialised" | "discrepancyFound" | "amendmentInstructed" | "awaitingPayment" | "releasedProvisionally" | "released" | "suspended" | "revoked" | "cancelled" | "withdrawn" | "lapsed";
        };
        Attachment: {
            id: string;
            typeCode: string;
            name: string;
            mediaType: string;
            sizeBytes: number;
            /** @description UTC instant, ISO 8601 */
            uploadedAt: string;
        };
        TaxRow: {
            line: number | null;
            taxType: string;
            label: {
                vi: string;
                en: string;
            };
            data: {
                label: {
                    vi: string;
                    en: string;
                };
                value: string;
                unit?: string;
                words?: {
                    vi: string;
                    en: string;
                };
            }[];
            calculation: string;
            value: string;
            unit: string;
            legalBasis?: string;
        };
        TimelineEntry: {
            /** @description UTC instant, ISO 8601 */
            at: string;
            event: string;
            label: {
                vi: string;
                en: string;
            };
            by: "trader" | "customs" | "bank" | "system";
            note: string | null;
            because?: {
                vi: string;
                en: string;
            };
        };
        Deadline: {
            kind: string;
            /** @description Tells deadlines of one kind apart; empty where there is one */
            key: string;
            name: {
                vi: string;
                en: string;
            };
            /** @description Who has to act */
            holder: "trader" | "office" | "agency";
            startedAt: string;
            dueAt: string;
            warnAt: string[];
            /** @description The time was over, and that was told */
            passed: boolean;
            /** @description What the house does at the end: tells, brings it before the office’s leader, or says that money is owed */
            onExpiry: "notify" | "escalate" | "fallDue";
            legalBasis: string;
            illustrative: boolean;
        };
        DeclarationView: {
            summary: components["schemas"]["DeclarationSummary"];
            /** @description The version in force, which counts the amendments: what the steps that change it are sent with */
            version: number;
            /** @description Another one with everything that happens to it, also what changes no version */
            revision: number;
            declaration: components["schemas"]["Declaration"];
            taxTable: components["schemas"]["TaxRow"][];
            /** @description Whole units of the national currency */
            amountPaid: string;
            penalties: {
                id: string;
                violation: {
                    vi: string;
                    en: string;
                };
                /** @description Whole units of the national currency */
                amount: string;
                /** @description UTC instant, ISO 8601 */
                imposedAt: string;
                /** @description What of it is not paid, in whole units: taxes are paid first */
                open: string;
                dueAt: string | null;
            }[];
            deferred: {
                /** @description Whole units of the national currency */
                amount: string;
                dueOn: string;
            } | null;
            paymentReference: string | null;
            tracking: string;
            holder: "trader" | "customs" | "none";
            next: {
                vi: string;
                en: string;
            };
            legalActions: string[];
            deadlines: components["schemas"]["Deadline"][];
            requestedDocuments: {
                typeCode: string;
                note: string;
                /** @description UTC instant, ISO 8601 */
                requestedAt: string;
                answeredAt: string | null;
            }[];
            attachments: components["schemas"]["Attachment"][];
            findings: {
                conforms: boolean;
                lines: {
                    sequence: number;
                    note: string;
                    quantityFound?: string;
                }[];
                note: string;
                /** @description UTC instant, ISO 8601 */
                at: string;
                reversedAt: string | null;
            }[];
            reliefDraws: {
                account: "list" | "quota";
                id: string;
                line?: number;
                item: number;
                quantity: string;
                unitCode: string;
            }[];
            amendment: {
                stage: "drafted" | "requested";
                reasonCode: string;
                reason: string;
                /** @description UTC instant, ISO 8601 */
                at: string;
            } | null;
            instruction: {
                kind: "amend" | "change";
                text: string;
                lines: number[];
                /** @description UTC instant, ISO 8601 */
                at: string;
            } | null;
            cancellation: {
                groundCode: string;
                reason: string;
                /** @description UTC instant, ISO 8601 */
                at: string;
            } | null;
            securities: {
                guaranteeId: string;
                /** @description Whole units of the national currency */
                amount: string;
                purpose: "payment" | "certificate" | "finalValue";
                until: string;
            }[];
            specialised: {
                /** @description Code list agency */
                agencyCode: string;
                documentTypeCode: string;
                note: string;
                dueOn: string;
                /** @description UTC instant, ISO 8601 */
                at: string;
            } | null;
            storage: {
                stage: "asked" | "allowed" | "arrived";
                kind: "inspectionPlace" | "ownPlace";
                place: string;
                reason: string;
                /** @description UTC instant, ISO 8601 */
                at: string;
                breach: string | null;
            } | null;
            early: {
                stage: "asked" | "granted" | "given";
                /** @description Code list early-release-ground */
                groundCode: string;
                reason: string;
                /** @description UTC instant, ISO 8601 */
                at: string;
            } | null;
            stopped: {
                reason: string;
                /** @description UTC instant, ISO 8601 */
                at: string;
            } | null;
            /** @description Whole units of the national currency */
            refundable: string;
            refund: {
                account: {
                    /** @description The bank, by the code that banks know it by */
                    bankCode: string;
                    /** @description The account, without spaces */
                    number: string;
                    holder: string;
                };
                reason: string;
                /** @description UTC instant, ISO 8601 */
                at: string;
                order: {
                    orderId: string;
                    /** @description Whole units of the national currency */
                    amount: string;
                    /** @description UTC instant, ISO 8601 */
                    at: string;
                    /** @description When it was sent last; UTC instant, ISO 8601 */
                    sentAt: string;
                    /** @description A bank that does not answer is told again, by the same order */
                    timesSent: number;
                } | null;
                rejected: {
                    rejection: "unknownAccount" | "closedAccount" | "otherHolder" | "other";
                    note: string;
                    /** @description UTC instant, ISO 8601 */
                    at: string;
                } | null;
            } | null;
            called: {
                guaranteeId: string;
                /** @description Whole units of the national currency */
                amount: string;
                /** @description Whole units of the national currency */
                paid: string;
            }[];
            repayment: {
                guaranteeId: string;
                order: {
                    orderId: string;
                    /** @description Whole units of the national currency */
                    amount: string;
                    /** @description UTC instant, ISO 8601 */
                    at: string;
                    /** @description When it was sent last; UTC instant, ISO 8601 */
                    sentAt: string;
                    /** @description A bank that does not answer is told again, by the same order */
                    timesSent: number;
                } | null;
                rejected: {
                    rejection: "unknownAccount" | "closedAccount" | "otherHolder" | "other";
                    note: string;
                    /** @description UTC instant, ISO 8601 */
                    at: string;
                } | null;
            } | null;
            paper: {
                number: string;
                on: string;
                acceptedBy: string;
                /** @description UTC instant, ISO 8601 */
                releasedAt?: string;
                replaces?: string;
            } | null;
            decisions: {
                position: string;
                type: string;
                label: {
                    vi: string;
                    en: string;
                };
                /** @description UTC instant, ISO 8601 */
                at: string;
            }[];
            appeals: {
                id: string;
                decision: string;
                label: {
                    vi: string;
                    en: string;
                };
                text: string;
                /** @description UTC instant, ISO 8601 */
                at: string;
                prolonged: boolean;
                answer: {
                    outcome: "upheld" | "dismissed" | "withdrawn";
                    reason: string;
                    /** @description UTC instant, ISO 8601 */
                    at: string;
                } | null;
            }[];
            timeline: components["schemas"]["TimelineEntry"][];
        };
        Explanation: {
            rule: string;
            label: {
                vi: string;
                en: string;
            };
            audience: "trader" | "officer";
            legalBasis?: string;
            data: {
                label: {
                    vi: string;
                    en: string;
                };
                value: string;
                unit?: string;
                words?: {
                    vi: string;
                    en: string;
                };
            }[];
            calculation?: string;
            value?: string;
            unit?: string;
            steps: unknown[];
        };
        ShipmentView: {
            /** @description The number of the first declaration */
            number: string;
            status: "preRegistered" | "underDocumentCheck" | "awaitingDocuments" | "underInspection" | "awaitingSpecialised" | "discrepancyFound" | "amendmentInstructed" | "awaitingPayment" | "releasedProvisionally" | "released" | "suspended" | "revoked" | "cancelled" | "withdrawn" | "lapsed";
            channel: ("green" | "yellow" | "red") | null;
            ownReference: string | null;
            typeCode: string;
            direction: string;
            officeId: string;
            importerName: string | null;
            exporterName: string | null;
            goodsItemQuantity: number;
            customsValue: string | null;
            taxes: {
                taxType: string;
                /** @description Whole units of the national currency */
                payable: string;
            }[];
            /** @description Whole units of the national currency */
            totalPayable: string;
            /** @description Whole units of the national currency */
            amountPaid: string;
            /** @description Whole units of the national currency */
            amountDue: string;
            currency: string;
            holder: "trader" | "customs" | "none";
            next: {
                vi: string;
                en: string;
            };
            legalActions: {
                action: string;
                count: number;
            }[];
            versions: string;
            decisions: {
                /** @description Where the decision stands in the journal, as the declaration lists it under `decisions` */
                position: string;
                label: {
                    vi: string;
                    en: string;
                };
                at: string;
                count: number;
            }[];
            appeals: {
                /** @description As the declaration lists it under `appeals` */
                id: string;
                label: {
                    vi: string;
                    en: string;
                };
                at: string;
                count: number;
            }[];
            cancellation: {
                groundCode: string;
                reason: string;
                count: number;
            } | null;
            refund: {
                account: {
                    /** @description The bank, by the code that banks know it by */
                    bankCode: string;
                    /** @description The account, without spaces */
                    number: string;
                    holder: string;
                };
                count: number;
            } | null;
            guaranteeIds: string[];
            attachments: components["schemas"]["Attachment"][];
            submittedAt: string;
            registeredAt: string | null;
            releasedAt: string | null;
            parts: {
                number: string;
                branch: number;
                firstLine: number;
                lastLine: number;
                status: "preRegistered" | "underDocumentCheck" | "awaitingDocuments" | "underInspection" | "awaitingSpecialised" | "discrepancyFound" | "amendmentInstructed" | "awaitingPayment" | "releasedProvisionally" | "released" | "suspended" | "revoked" | "cancelled" | "withdrawn" | "lapsed";
                version: number;
                asked: ("amendment" | "cancellation" | "storage" | "release" | "refund" | "guarantorRefund" | "refundSilence" | "appeal" | "lawCancellation")[];
                /** @description Whole units of the national currency */
                totalPayable: string;
                /** @description Whole units of the national currency */
                amountDue: string;
                paymentReference: string | null;
                releasedAt: string | null;
            }[];
        };
        AmendmentAnswer: {
            number: string;
            version: number;
            status: "preRegistered" | "underDocumentCheck" | "awaitingDocuments" | "underInspection" | "awaitingSpecialised" | "discrepancyFound" | "amendmentInstructed" | "awaitingPayment" | "releasedProvisionally" | "released" | "suspended" | "revoked" | "cancelled" | "withdrawn" | "lapsed";
            channel: ("green" | "yellow" | "red") | null;
            taxes: {
                taxType: string;
                /** @description Whole units of the national currency */
                payable: string;
            }[];
            /** @description Whole units of the national currency */
            totalPayable: string;
            difference: {
                taxType: string;
                /** @description Whole units of the national currency */
                payable: string;
            }[];
            warnings: components["schemas"]["Refusal"][];
        };
        DeclarantStep: {
            /** @enum {string} */
            step: "withdraw";
            reason: string;
        } | {
            /** @enum {string} */
            step: "confirmAmendment";
            /** @description The version in force, as you know it: the last digit of its number */
            version: number;
        } | {
            /** @enum {string} */
            step: "dropAmendment";
        } | {
            /** @enum {string} */
            step: "appeal";
            /** @description Where the decision stands in the journal, as the declaration lists it under `decisions` */
            decision: string;
            text: string;
        } | {
            /** @enum {string} */
            step: "withdrawAppeal";
            /** @description As the declaration lists it under `appeals` */
            appealId: string;
            reason: string;
        } | {
            /** @enum {string} */
            step: "secure";
            /** @description The version in force, as you know it: the last digit of its number */
            version: number;
            guaranteeId: string;
            purpose: "payment" | "certificate" | "finalValue";
            agreement?: string;
        } | {
            /** @enum {string} */
            step: "requestRelease";
            groundCode: string;
            reason: string;
        } | {
            /** @enum {string} */
            step: "requestStorage";
            kind: "inspectionPlace" | "ownPlace";
            place: string;
            reason: string;
        } | {
            /** @enum {string} */
            step: "confirmStorage";
            note: string;
        } | {
            /** @enum {string} */
            step: "requestRefund";
            account: {
                /** @description The bank, by the code that banks know it by */
                bankCode: string;
                /** @description The account, without spaces */
                number: string;
                holder: string;
            };
            reason: string;
        } | {
            /** @enum {string} */
            step: "requestCancellation";
            groundCode: string;
            reason: string;
        };
        ShipmentResult: {
            /** @description The number of the first declaration */
            number: string;
            parts: {
                number: string;
                branch: number;
                outcome: "accepted" | "refused" | "unanswered";
                status: ("preRegistered" | "underDocumentCheck" | "awaitingDocuments" | "underInspection" | "awaitingSpecialised" | "discrepancyFound" | "amendmentInstructed" | "awaitingPayment" | "releasedProvisionally" | "released" | "suspended" | "revoked" | "cancelled" | "withdrawn" | "lapsed") | null;
                version: number | null;
                difference: {
                    taxType: string;
                    /** @description Whole units of the national currency */
                    payable: string;
                }[];
                problems: components["schemas"]["Refusal"][];
            }[];
            difference: {
                taxType: string;
                /** @description Whole units of the national currency */
                payable: string;
            }[];
            warnings: components["schemas"]["Refusal"][];
        };
        DraftHead: {
            id: string;
            organisationId: string;
            name: string | null;
            /** @description The description of its first line */
            title: string;
            importer: string;
            lineCount: number;
            /** @description Questions of its own that were set aside and have no other answer yet */
            openMatters: number;
            /** @description The declaration that it overwrites or amends; a new one where it names none */
            purpose: {
                replaces?: string;
                amends?: {
                    number: string;
                    version: number;
                    /** @description Of a shipment: one digit for each of its declarations */
                    versions?: string;
                };
            };
            keeps: string[] | null;
            revision: number;
            createdAt: string;
            changedAt: string;
            changedBy: string;
            deletedAt: string | null;
            lodged: {
                number: string;
                at: string;
            } | null;
            /** @description Lodge it under this Idempotency-Key: two who do so make one declaration */
            lodgingKey: string;
        };
        Draft: {
            id: string;
            organisationId: string;
            name: string | null;
            /** @description The description of its first line */
            title: string;
            importer: string;
            lineCount: number;
            /** @description Questions of its own that were set aside and have no other answer yet */
            openMatters: number;
            /** @description The declaration that it overwrites or amends; a new one where it names none */
            purpose: {
                replaces?: string;
                amends?: {
                    number: string;
                    version: number;
                    /** @description Of a shipment: one digit for each of its declarations */
                    versions?: string;
                };
            };
            keeps: string[] | null;
            revision: number;
            createdAt: string;
            changedAt: string;
            changedBy: string;
            deletedAt: string | null;
            lodged: {
                number: string;
                at: string;
            } | null;
            /** @description Lodge it under this Idempotency-Key: two who do so make one declaration */
            lodgingKey: string;
            /** @description Fields as [text, number of the stamp, …others]; lists as {"@": members} */
            document: {
                revision: number;
                stamps: {
                    [key: string]: unknown;
                }[];
                root: {
                    [key: string]: unknown;
                };
            };
        };
        AcceptedDraftChange: {
            id: string;
            device: string;
            baseRevision: number;
            operations: {
                [key: string]: unknown;
            }[];
            revision: number;
            at: string;
            userId: string;
            name: string;
        };
        DeclarationImport: {
            id: string;
            organisationId: string;
            fileName: string;
            sizeBytes: number;
            createdAt: string;
            kind: "table" | "json" | "xml";
            sheets: {
                name: string;
                rowCount: number;
                head: string[][];
            }[];
            /** @description What a column may hold */
            fields: string[];
            guess: {
                sheet: string;
                /** @description From 1 */
                headerRow: number;
                /** @description The letters of the column (`C`) by the place in the declaration that it holds */
                columns: {
                    [key: string]: string;
                };
            } | null;
            checked: {
                sheet: string;
                /** @description From 1 */
                headerRow: number;
                /** @description The letters of the column (`C`) by the place in the declaration that it holds */
                columns: {
                    [key: string]: string;
                };
                numbers?: "comma-decimal" | "point-decimal";
            } | null;
            state: "uploaded" | "checked" | "running" | "done" | "cancelled";
            mode: ("draft" | "preRegister" | "register") | null;
            counts: {
                blocked: number;
                waiting: number;
                accepted: number;
                rejected: number;
                lines: number;
            };
        };
        DeclarationImportEntry: {
            /** @description Where it begins in the file, from 1 */
            row: number;
            reference: string;
            lineCount: number;
            state: "blocked" | "waiting" | "accepted" | "rejected";
            number: string | null;
            draftId: string | null;
            importer: string;
            exporter: string;
            typeCode: string;
            firstGoods: string;
            refusals: components["schemas"]["Refusal"][];
            cellErrors: {
                sheet: string;
                row: number;
                column: string;
                field: string;
                text: string;
                code: string;
                message: {
                    vi: string;
                    en: string;
                };
                fix: {
                    vi: string;
                    en: string;
                };
            }[];
        };
        CatalogueProduct: {
            id: string;
            organisationId: string;
            code: string | null;
            description: string;
            descriptionEn: string;
            commodityCode: string;
            originCountryCode: string;
            unitCode: string;
            /** @description Documents that were accepted with it last */
            permits: {
                typeCode: string;
                id: string;
            }[];
            price: {
                min: string;
                max: string;
                currency: string;
            } | null;
            cleared: {
                number: string;
                at: string;
            } | null;
            checked: {
                by: string;
                at: string;
            } | null;
        };
        SavedView: {
            id: string;
            name: string;
            /**
             * @description A view of the list of declarations, or of the desk across clients
             * @enum {unknown}
             */
            place: "list" | "desk";
            filters: {
                [key: string]: string;
            };
            hiddenColumns: string[];
            shared: boolean;
            /** @description What you begin with */
            first: boolean;
            isMine: boolean;
            by: string;
        };
        Fix: {
            /** @enum {unknown} */
            source: "draft" | "import" | "preRegistration" | "declaration";
            /** @description Of the draft or the file; the number of the declaration */
            id: string;
            place: number | null;
            /** @description Send it back: nothing is mended that somebody else changed since */
            seen: string;
            name: string;
            client: string;
            code: string | null;
            pointer: string;
            /** @description One text mends it; of a whole line, of one of its fields */
            editable: boolean;
            label: {
                vi: string;
                en: string;
            };
            message: {
                vi: string;
                en: string;
            };
            fix: {
                vi: string;
                en: string;
            };
            declared: string;
        };
        Decision: {
            /** @enum {string} */
            action: "accept";
            reason: string;
        } | {
            /** @enum {string} */
            action: "requestDocuments";
            reason: string;
            documents: {
                typeCode: string;
                note: string;
            }[];
        } | {
            /** @enum {string} */
            action: "recordFinding";
            conforms: boolean;
            note: string;
            lines: {
                sequence: number;
                note: string;
                quantityFound?: string;
            }[];
        } | {
            /** @enum {string} */
            action: "instructAmendment";
            kind: "amend" | "change";
            text: string;
            lines: number[];
            followUps?: string[];
            letter?: {
                vi: string;
                en: string;
            };
        } | {
            /** @enum {string} */
            action: "awaitSpecialised";
            agencyCode: string;
            documentTypeCode: string;
            note: string;
            dueOn: string;
        } | {
            /** @enum {string} */
            action: "recordSpecialised";
            conforms: boolean;
            attachmentId: string;
            note: string;
        } | {
            /** @enum {string} */
            action: "grantRelease";
            note: string;
        } | {
            /** @enum {string} */
            action: "denyRelease";
            reason: string;
            letter?: {
                vi: string;
                en: string;
            };
        } | {
            /** @enum {string} */
            action: "finalise";
            reason: string;
        } | {
            /** @enum {string} */
            action: "allowStorage";
            note: string;
        } | {
            /** @enum {string} */
            action: "refuseStorage";
            reason: string;
            letter?: {
                vi: string;
                en: string;
            };
        } | {
            /** @enum {string} */
            action: "recordStorageBreach";
            breach: "tampered" | "wrongPlace" | "lateResult";
            note: string;
        } | {
            /** @enum {string} */
            action: "endStorage";
            note: string;
        } | {
            /** @enum {string} */
            action: "withdrawInstruction";
            reason: string;
        } | {
            /** @enum {string} */
            action: "rechannel";
            channel: "green" | "yellow" | "red";
            reason: string;
        } | {
            /** @enum {string} */
            action: "acceptAmendment";
            /** @description The version in force, as you know it: the last digit of its number */
            version: number;
        } | {
            /** @enum {string} */
            action: "rejectAmendment";
            reason: string;
            letter?: {
                vi: string;
                en: string;
            };
        } | {
            /** @enum {string} */
            action: "cancel";
            /** @description The version in force, as you know it: the last digit of its number */
            version: number;
            groundCode: string;
            reason: string;
            letter?: {
                vi: string;
                en: string;
            };
        } | {
            /** @enum {string} */
            action: "rejectCancellation";
            reason: string;
            letter?: {
                vi: string;
                en: string;
            };
        } | {
            /** @enum {string} */
            action: "assess";
            /** @description The version in force, as you know it: the last digit of its number */
            version: number;
            reasonCode: string;
            reason: string;
            followUps?: string[];
            letter?: {
                vi: string;
                en: string;
            };
        } | {
            /** @enum {string} */
            action: "suspendRelease";
            reason: string;
            letter?: {
                vi: string;
                en: string;
            };
        } | {
            /** @enum {string} */
            action: "resumeRelease";
            reason: string;
        } | {
            /** @enum {string} */
            action: "revokeRelease";
            reason: string;
            letter?: {
                vi: string;
                en: string;
            };
        } | {
            /** @enum {string} */
            action: "controlAnew";
            channel: "yellow" | "red";
            reason: string;
        } | {
            /** @enum {string} */
            action: "orderRefund";
            reason: string;
        } | {
            /** @enum {string} */
            action: "refuseRefund";
            reason: string;
            letter?: {
                vi: string;
                en: string;
            };
        } | {
            /** @enum {string} */
            action: "repayGuarantor";
            reason: string;
        } | {
            /** @enum {string} */
            action: "resendRefund";
            reason: string;
        } | {
            /** @enum {string} */
            action: "callSecurity";
            guaranteeId: string;
        } | {
            /** @enum {string} */
            action: "prolongAppeal";
            /** @description As the declaration lists it under `appeals` */
            appealId: string;
            reason: string;
        } | {
            /** @enum {string} */
            action: "decideAppeal";
            /** @description The version in force, as you know it: the last digit of its number */
            version: number;
            /** @description As the declaration lists it under `appeals` */
            appealId: string;
            outcome: "upheld" | "dismissed";
            reason: string;
            letter?: {
                vi: string;
                en: string;
            };
        } | {
            /** @enum {string} */
            action: "reverse";
            /** @description The version in force, as you know it: the last digit of its number */
            version: number;
            /** @description Where the decision stands in the journal, as the declaration lists it under `decisions` */
            decision: string;
            reason: string;
            letter?: {
                vi: string;
                en: string;
            };
        };
        Consultation: {
            status: "awaitingAnswer" | "answered" | "concluded";
            question: string;
            sequences: number[];
            openedAt: string;
            answerBy: string;
            answer: {
                text: string;
                documents: string[];
                at: string;
            } | null;
            concludeBy: string | null;
            conclusion: {
                outcome: "accepted" | "rejected" | "noAnswer";
                reason: string;
                proposal: {
                    methodCode: string;
                    values: {
                        sequence: number;
                        amount: string;
                    }[];
                    note: string;
                } | null;
                at: string;
            } | null;
            grounds: {
                sequence: number;
                unitCode: string;
                unitValue: string;
                lowPrice: string;
                currency: string;
                percentBelow: string;
            }[];
        };
        ConsultationOverview: {
            consultation: components["schemas"]["Consultation"] | null;
            actions: string[];
        };
        InspectionFile: {
            documentChecks: {
                items: {
                    item: string;
                    answer: "yes" | "no" | "notApplicable";
                    note: string;
                }[];
                at: string;
            }[];
            rounds: {
                status: "ordered" | "underway" | "cancelled" | "concluded";
                order: {
                    containers: string[];
                    packages: string;
                    lines: number[];
                    extent: {
                        /** @enum {string} */
                        kind: "full";
                    } | {
                        /** @enum {string} */
                        kind: "percent";
                        percent: number;
                    };
                    means: "scanner" | "manual" | "both";
                    place: string;
                    plannedAt: string;
                    reasonForTrader: string;
                    instructions: string;
                    at: string;
                };
                scans: {
                    container: string;
                    verdict: "clear" | "suspect" | "unreadable";
                    images: string[];
                    note: string;
                    at: string;
                }[];
                containerChecks: {
                    container: string;
                    seals: string[];
                    sealState: "intact" | "broken" | "different" | "missing";
                    photos: string[];
                    note: string;
                    at: string;
                }[];
                findings: {
                    line: number | null;
                    quantityFound: string | null;
                    unitCode: string | null;
                    originFound: string | null;
                    codeFound: string | null;
                    condition: string | null;
                    photos: string[];
                    note: string;
                    at: string;
                }[];
                attendance: {
                    attendance: "signed" | "refused" | "absent";
                    name: string;
                    capacity: string;
                    signature: string | null;
                    note: string;
                    at: string;
                } | null;
                cancellation: {
                    reason: string;
                    at: string;
                } | null;
                conclusion: {
                    conforms: boolean;
                    discrepancies: {
                        line: number | null;
                        kind: "quantity" | "code" | "origin" | "value" | "prohibited" | "condition" | "undeclared";
                        declared: string;
                        found: string;
                        follow: "instruction" | "reassessment" | "penaltyProposal" | "case";
                        followUp: string;
                    }[];
                    text: string;
                    at: string;
                } | null;
            }[];
            photos: {
                id: string;
                name: string;
                mediaType: string;
                sizeBytes: number;
            }[];
            samples: {
                line: number;
                seal: string;
                laboratory: string;
                questions: string;
                result: {
                    sample: number;
                    answer: string;
                    codeProposed: string | null;
                    at: string;
                } | null;
                at: string;
            }[];
            followUps: {
                id: string;
                kind: "instruction" | "reassessment" | "penaltyProposal" | "case";
                discrepancy: {
                    line: number | null;
                    kind: "quantity" | "code" | "origin" | "value" | "prohibited" | "condition" | "undeclared";
                    declared: string;
                    found: string;
                    follow: "instruction" | "reassessment" | "penaltyProposal" | "case";
                };
                openedAt: string;
                from: string | null;
                proposal: {
                    violation: string;
                    /** @description Whole units of the national currency */
                    amountMin: string;
                    /** @description Whole units of the national currency */
                    amountMax: string;
                    text: string;
                    violationName: {
                        vi: string;
                        en: string;
                    };
                    byName: string;
                    isOwn: boolean;
                    at: string;
                } | null;
                officer: {
                    name: string;
                    isSelf: boolean;
                    at: string;
                } | null;
                notes: {
                    text: string;
                    byName: string;
                    at: string;
                }[];
                instructed: boolean;
                closed: {
                    text: string;
                    link: string | null;
                    end: ("amended" | "assessed" | "penaltyImposed" | "penaltyDropped" | "setAside" | "noViolation" | "instruction" | "reassessment" | "penaltyProposal") | null;
                    isReversed: boolean;
                    at: string;
                } | null;
            }[];
            violations: {
                id: string;
                name: {
                    vi: string;
                    en: string;
                };
                illustrative: boolean;
                amountMin: string;
                amountMax: string;
                legalBasis: string;
            }[];
            checklist: {
                id: string;
                text: {
                    vi: string;
                    en: string;
                };
                legalBasis: string;
                illustrative: boolean;
            }[];
            containers: string[];
            differences: {
                line: number | null;
                kind: "quantity" | "code" | "origin" | "value" | "prohibited" | "condition" | "undeclared";
                declared: string;
                found: string;
            }[];
            outstanding: {
                unscanned: string[];
                unopened: boolean;
            } | null;
            endedOnCase: boolean;
            kinds: {
                kind: "quantity" | "code" | "origin" | "value" | "prohibited" | "condition" | "undeclared";
                name: {
                    vi: string;
                    en: string;
                };
                follow: ("instruction" | "reassessment" | "penaltyProposal" | "case")[];
                illustrative: boolean;
            }[];
            conditions: {
                id: string;
                name: {
                    vi: string;
                    en: string;
                };
                illustrative: boolean;
            }[];
            laboratories: {
                id: string;
                name: {
                    vi: string;
                    en: string;
                };
                illustrative: boolean;
            }[];
            actions: ("inspection.checkDocuments" | "inspection.order" | "inspection.cancel" | "inspection.addPhoto" | "inspection.recordScan" | "inspection.checkContainer" | "inspection.recordFinding" | "inspection.takeSample" | "inspection.recordAttendance" | "inspection.recordLaboratoryResult" | "inspection.conclude" | "inspection.proposePenalty" | "inspection.imposePenalty" | "inspection.dropPenalty" | "inspection.takeCase" | "inspection.addCaseNote" | "inspection.concludeCase" | "inspection.closeFollowUp")[];
        };
        InspectionNotice: {
            status: "ordered" | "underway" | "cancelled" | "concluded" | "ended";
            orderedAt: string;
            containers: string[];
            packages: string;
            lines: number[];
            extent: {
                /** @enum {string} */
                kind: "full";
            } | {
                /** @enum {string} */
                kind: "percent";
                percent: number;
            };
            means: "scanner" | "manual" | "both";
            place: string;
            plannedAt: string;
            reasonForTrader: string;
            cancelledAt: string | null;
            result: {
                conforms: boolean;
                text: string;
                discrepancies: {
                    line: number | null;
                    kind: "quantity" | "code" | "origin" | "value" | "prohibited" | "condition" | "undeclared";
                    declared: string;
                    found: string;
                    kindName: {
                        vi: string;
                        en: string;
                    };
                }[];
                findings: {
                    line: number | null;
                    quantityFound: string | null;
                    unitCode: string | null;
                    originFound: string | null;
                    codeFound: string | null;
                    condition: string | null;
                    photos: string[];
                    note: string;
                    conditionName: {
                        vi: string;
                        en: string;
                    } | null;
                    at: string;
                }[];
                at: string;
            } | null;
        };
        InspectionNotices: {
            notices: {
                status: "ordered" | "underway" | "cancelled" | "concluded" | "ended";
                orderedAt: string;
                containers: string[];
                packages: string;
                lines: number[];
                extent: {
                    /** @enum {string} */
                    kind: "full";
                } | {
                    /** @enum {string} */
                    kind: "percent";
                    percent: number;
                };
                means: "scanner" | "manual" | "both";
                place: string;
                plannedAt: string;
                reasonForTrader: string;
                cancelledAt: string | null;
                result: {
                    conforms: boolean;
                    text: string;
                    discrepancies: {
                        line: number | null;
                        kind: "quantity" | "code" | "origin" | "value" | "prohibited" | "condition" | "undeclared";
                        declared: string;
                        found: string;
                        kindName: {
                            vi: string;
                            en: string;
                        };
                    }[];
                    findings: {
                        line: number | null;
                        quantityFound: string | null;
                        unitCode: string | null;
                        originFound: string | null;
                        codeFound: string | null;
                        condition: string | null;
                        photos: string[];
                        note: string;
                        conditionName: {
                            vi: string;
                            en: string;
                        } | null;
                        at: string;
                    }[];
                    at: string;
                } | null;
            }[];
            samples: {
                line: number;
                seal: string;
                laboratoryName: {
                    vi: string;
                    en: string;
                };
                result: {
                    answer: string;
                    codeProposed: string | null;
                    at: string;
                } | null;
                at: string;
            }[];
        };
        InspectionStep: {
            /** @enum {string} */
            step: "checkDocuments";
            items: {
                item: string;
                answer: "yes" | "no" | "notApplicable";
                note: string;
            }[];
        } | {
            /** @enum {string} */
            step: "order";
            order: {
                containers: string[];
                packages: string;
                lines: number[];
                extent: {
                    /** @enum {string} */
                    kind: "full";
                } | {
                    /** @enum {string} */
                    kind: "percent";
                    percent: number;
                };
                means: "scanner" | "manual" | "both";
                place: string;
                plannedAt: string;
                reasonForTrader: string;
                instructions: string;
            };
        } | {
            /** @enum {string} */
            step: "cancel";
            reason: string;
        } | {
            /** @enum {string} */
            step: "recordScan";
            scan: {
                container: string;
                verdict: "clear" | "suspect" | "unreadable";
                images: string[];
                note: string;
            };
        } | {
            /** @enum {string} */
            step: "checkContainer";
            check: {
                container: string;
                seals: string[];
                sealState: "intact" | "broken" | "different" | "missing";
                photos: string[];
                note: string;
            };
        } | {
            /** @enum {string} */
            step: "recordFinding";
            finding: {
                line: number | null;
                quantityFound: string | null;
                unitCode: string | null;
                originFound: string | null;
                codeFound: string | null;
                condition: string | null;
                photos: string[];
                note: string;
            };
        } | {
            /** @enum {string} */
            step: "takeSample";
            sample: {
                line: number;
                seal: string;
                laboratory: string;
                questions: string;
            };
        } | {
            /** @enum {string} */
            step: "recordAttendance";
            attested: {
                attendance: "signed" | "refused" | "absent";
                name: string;
                capacity: string;
                signature: string | null;
                note: string;
            };
        } | {
            /** @enum {string} */
            step: "recordLaboratoryResult";
            result: {
                sample: number;
                answer: string;
                codeProposed: string | null;
            };
        } | {
            /** @enum {string} */
            step: "conclude";
            conforms: boolean;
            discrepancies: {
                line: number | null;
                kind: "quantity" | "code" | "origin" | "value" | "prohibited" | "condition" | "undeclared";
                declared: string;
                found: string;
                follow: "instruction" | "reassessment" | "penaltyProposal" | "case";
            }[];
            text: string;
        } | {
            /** @enum {string} */
            step: "proposePenalty";
            /** @description As the inspection of the case lists it under `followUps` */
            followUp: string;
            proposal: {
                violation: string;
                /** @description Whole units of the national currency */
                amountMin: string;
                /** @description Whole units of the national currency */
                amountMax: string;
                text: string;
            };
        } | {
            /** @enum {string} */
            step: "imposePenalty";
            /** @description As the inspection of the case lists it under `followUps` */
            followUp: string;
            /** @description Whole units of the national currency */
            amount: string;
            reason: string;
            letter?: {
                vi: string;
                en: string;
            };
        } | {
            /** @enum {string} */
            step: "dropPenalty";
            /** @description As the inspection of the case lists it under `followUps` */
            followUp: string;
            reason: string;
        } | {
            /** @enum {string} */
            step: "takeCase";
            /** @description As the inspection of the case lists it under `followUps` */
            followUp: string;
        } | {
            /** @enum {string} */
            step: "addCaseNote";
            /** @description As the inspection of the case lists it under `followUps` */
            followUp: string;
            text: string;
        } | {
            /** @enum {string} */
            step: "concludeCase";
            /** @description As the inspection of the case lists it under `followUps` */
            followUp: string;
            outcome: "noViolation" | "instruction" | "reassessment" | "penaltyProposal";
            text: string;
        } | {
            /** @enum {string} */
            step: "closeFollowUp";
            /** @description As the inspection of the case lists it under `followUps` */
            followUp: string;
            text: string;
        };
        OpenOrder: {
            number: string;
            officeId: string;
            importerName: string | null;
            description: string;
            isMine: boolean;
            place: string;
            plannedAt: string;
            orderedAt: string;
            containers: string[];
            means: "scanner" | "manual" | "both";
        };
        ListedFollowUp: {
            id: string;
            kind: "instruction" | "reassessment" | "penaltyProposal" | "case";
            discrepancy: {
                line: number | null;
                kind: "quantity" | "code" | "origin" | "value" | "prohibited" | "condition" | "undeclared";
                declared: string;
                found: string;
                follow: "instruction" | "reassessment" | "penaltyProposal" | "case";
            };
            openedAt: string;
            from: string | null;
            proposal: {
                violation: string;
                /** @description Whole units of the national currency */
                amountMin: string;
                /** @description Whole units of the national currency */
                amountMax: string;
                text: string;
                violationName: {
                    vi: string;
                    en: string;
                };
                byName: string;
                isOwn: boolean;
                at: string;
            } | null;
            officer: {
                name: string;
                isSelf: boolean;
                at: string;
            } | null;
            notes: {
                text: string;
                byName: string;
                at: string;
            }[];
            instructed: boolean;
            closed: {
                text: string;
                link: string | null;
                end: ("amended" | "assessed" | "penaltyImposed" | "penaltyDropped" | "setAside" | "noViolation" | "instruction" | "reassessment" | "penaltyProposal") | null;
                isReversed: boolean;
                at: string;
            } | null;
            number: string;
            officeId: string;
        };
        ExemptionListSummary: {
            id: string;
            holderId: string;
            holderName: string | null;
            officeId: string;
            groundCode: string;
            project: string;
            status: "submitted" | "inForce" | "suspended" | "refused" | "closed";
            statusSince: string;
            validFrom: string;
            validTo: string;
            submittedAt: string;
            waiting: boolean;
            lineCount: number;
        };
        ExemptionList: {
            summary: components["schemas"]["ExemptionListSummary"];
            reason: string | null;
            lines: {
                line: number;
                codePrefix: string | null;
                name: string;
                unitCode: string;
                quantity: string;
                drawn: string;
                left: string;
            }[];
            proposal: {
                project: string;
                validFrom: string;
                validTo: string;
                lines: {
                    line: number;
                    codePrefix: string | null;
                    name: string;
                    unitCode: string;
                    quantity: string;
                }[];
            } | null;
            movements: {
                at: string;
                kind: "drawn" | "givenBack";
                declaration: string;
                line: number;
                item: number;
                quantity: string;
                unitCode: string;
                reason: string | null;
            }[];
            actions: string[];
        };
        ExemptionListAnswer: {
            id: string;
            status: "submitted" | "inForce" | "suspended" | "refused" | "closed";
        };
        Quota: {
            order: string;
            name: {
                vi: string;
                en: string;
            };
            codePrefixes: string[];
            /** @description Null: goods of any origin */
            origins: string[] | null;
            unitCode: string;
            volume: string;
            drawn: string;
            left: string;
            from: string;
            to: string;
            /** @description Percent in quota; null: as the tariff line prints */
            rate: string | null;
            legalBasis: string;
            illustrative: boolean;
        };
        Compliance: {
            id: string;
            name: string;
            /** @enum {unknown} */
            status: "active" | "suspended" | "dissolved";
            registeredOn: string;
            aeo: boolean;
            /** @description As it decides today */
            level: number;
            riskClass: number;
            levelReason: {
                vi: string;
                en: string;
            } | null;
            classReason: {
                vi: string;
                en: string;
            } | null;
            measuredOn: string | null;
            correctedUntil: string | null;
            countedThrough: string | null;
            table: {
                validFrom: string;
                legalBasis: string;
                illustrative: boolean;
                months: number;
            } | null;
            factors: {
                factor: string;
                label: {
                    vi: string;
                    en: string;
                };
                value: number;
            }[];
            /** @description What a better level takes, the nearest first */
            betterLevels: {
                grade: number;
                /** @description What does not hold yet */
                missing: {
                    factor: string;
                    label: {
                        vi: string;
                        en: string;
                    };
                    /** @description As it stands now */
                    value: number;
                    atLeast: number | null;
                    atMost: number | null;
                }[];
                /** @description What decides before this grade is asked for */
                blockedBy: {
                    vi: string;
                    en: string;
                }[];
            }[];
            months: {
                month: string;
                declarations: number;
                findings: number;
                penalties: number;
                penaltyTotal: number;
                latePayments: number;
                lateAnswers: number;
                corrections: number;
            }[];
            /** @description Each change, newest first */
            measures: {
                on: string;
                level: number;
                riskClass: number;
                correctedUntil: string | null;
            }[];
            /** @description Newest first */
            contests: {
                id: string;
                factor: string | null;
                factorLabel: {
                    vi: string;
                    en: string;
                } | null;
                reason: string;
                since: string;
                answer: {
                    upheld: boolean;
                    reason: string;
                    at: string;
                    correction: {
                        level: number;
                        riskClass: number;
                        until: string;
                    } | null;
                } | null;
            }[];
            may: {
                contest: boolean;
                answer: boolean;
                measure: boolean;
            };
            explanation: components["schemas"]["Explanation"] | null;
        };
        Guarantee: {
            /** @description Bank, year, sign and number, joined by hyphens */
            id: string;
            kind: "individual" | "general";
            principalId: string;
            /** @description Whole units of the national currency */
            amount: string;
            validFrom: string;
            validTo: string;
            bankCode: string;
            drawn: string;
            called: string;
            left: string;
            ended: boolean;
            /** @description Of an individual one: the number of the declaration, shipment or transport that it is for */
            drawnFor: string | null;
        };
        RegisteredInvoiceSummary: {
            id: string;
            ownerId: string;
            direction: "import" | "export";
            version: number;
            registeredAt: string;
            versionAt: string;
            declaration: string | null;
            number: string;
            issueDate: string;
            otherParty: string;
            totalAmount: string;
            currencyCode: string;
            incotermCode: string;
            lineCount: number;
        };
        RegisteredInvoice: {
            id: string;
            ownerId: string;
            direction: "import" | "export";
            version: number;
            registeredAt: string;
            versionAt: string;
            declaration: string | null;
            content: {
                number: string;
                issueDate: string;
                seller: {
                    name: string;
                    address: string | null;
                    countryCode: string | null;
                };
                buyer: {
                    name: string;
                    address: string | null;
                    countryCode: string | null;
                };
                /** @description Code list incoterm */
                incotermCode: string;
                incotermPlace: string | null;
                /** @description Code list currency */
                currencyCode: string;
                paymentTermsCode: string | null;
                totalAmount: string;
                freightAmount: string | null;
                insuranceAmount: string | null;
                lines: {
                    description: string;
                    commodityCode: string | null;
                    originCountryCode: string | null;
                    quantity: string;
                    /** @description Code list unit */
                    unitCode: string;
                    unitPrice: string;
                    amount: string;
                }[];
            };
            correctable: boolean;
        };
        RegisteredInvoiceAnswer: {
            /** @description Receipt number */
            id: string;
            version: number;
        };
        TransportSummary: {
            number: string;
            principalId: string;
            status: "preRegistered" | "underCheck" | "correctionInstructed" | "awaitingGuarantee" | "approved" | "departed" | "arrived" | "refused" | "cancelled";
            statusSince: string;
            registeredAt: string | null;
            version: number;
            channel: "green" | "yellow" | null;
            fromOfficeId: string;
            toOfficeId: string;
            plannedDeparture: string;
            plannedArrival: string;
            departedAt: string | null;
            arrivedAt: string | null;
            dueAt: string | null;
            keptUntil: string | null;
        };
        Transport: {
            summary: components["schemas"]["TransportSummary"];
            content: {
                from: {
                    /** @description Code list customs-office */
                    officeId: string;
                    /** @description Code list location */
                    locationId: string;
                };
                to: {
                    /** @description Code list customs-office */
                    officeId: string;
                    /** @description Code list location */
                    locationId: string;
                };
                plannedDeparture: string;
                plannedArrival: string;
                means: {
                    /** @description Code list transport-means */
                    code: string;
                    identity: string;
                };
                carrier: {
                    id: string | null;
                    name: string;
                };
                sealing: {
                    containers: {
                        number: string;
                        seals: string[];
                    }[];
                    vehicleSeals: string[];
                };
                declarations: string[];
                goods: {
                    description: string;
                    packageQuantity: number;
                    /** @description Code list package */
                    packageCode: string;
                    grossMassKg: string;
                }[];
                guaranteeId: string | null;
            };
            reason: string | null;
            guaranteeRequired: string | null;
            security: {
                guaranteeId: string;
                amount: string;
                validTo: string;
            } | null;
            called: {
                guaranteeId: string;
                amount: string;
                paid: string;
                at: string;
                withdrawnAt: string | null;
                repaid: string;
                order: {
                    orderId: string;
                    /** @description Whole units of the national currency */
                    amount: string;
                    /** @description UTC instant, ISO 8601 */
                    at: string;
                    /** @description When it was sent last; UTC instant, ISO 8601 */
                    sentAt: string;
                    /** @description A bank that does not answer is told again, by the same order */
                    timesSent: number;
                } | null;
                rejected: {
                    rejection: "unknownAccount" | "closedAccount" | "otherHolder" | "other";
                    note: string;
                    /** @description UTC instant, ISO 8601 */
                    at: string;
                } | null;
            } | null;
            departure: {
                departedAt: string;
                sealing: {
                    containers: {
                        number: string;
                        seals: string[];
                    }[];
                    vehicleSeals: string[];
                };
            } | null;
            arrival: {
                arrivedAt: string;
                sealing: {
                    containers: {
                        number: string;
                        seals: string[];
                    }[];
                    vehicleSeals: string[];
                };
                sealsIntact: boolean;
                conforms: boolean;
                differences: string;
            } | null;
            actions: {
                action: "transport.replace" | "transport.makeOfficial" | "transport.correct" | "transport.secure" | "transport.withdraw" | "transport.instructCorrection" | "transport.requireGuarantee" | "transport.approve" | "transport.refuse" | "transport.cancel" | "transport.depart" | "transport.arrive" | "transport.freeGuarantee" | "transport.callGuarantee" | "transport.repayGuarantor" | "transport.resendRepayment";
                name: {
                    vi: string;
                    en: string;
                };
                vnaccs: string[];
            }[];
        };
        TransportAnswer: {
            number: string;
            status: "preRegistered" | "underCheck" | "correctionInstructed" | "awaitingGuarantee" | "approved" | "departed" | "arrived" | "refused" | "cancelled";
            version: number;
        };
        TransportStep: {
            /** @enum {string} */
            step: "replace";
            content: {
                from: {
                    /** @description Code list customs-office */
                    officeId: string;
                    /** @description Code list location */
                    locationId: string;
                };
                to: {
                    /** @description Code list customs-office */
                    officeId: string;
                    /** @description Code list location */
                    locationId: string;
                };
                plannedDeparture: string;
                plannedArrival: string;
                means: {
                    /** @description Code list transport-means */
                    code: string;
                    identity: string;
                };
                carrier: {
                    id: string | null;
                    name: string;
                };
                sealing: {
                    containers: {
                        number: string;
                        seals: string[];
                    }[];
                    vehicleSeals: string[];
                };
                declarations: string[];
                goods: {
                    description: string;
                    packageQuantity: number;
                    /** @description Code list package */
                    packageCode: string;
                    grossMassKg: string;
                }[];
                guaranteeId: string | null;
            };
        } | {
            /** @enum {string} */
            step: "makeOfficial";
        } | {
            /** @enum {string} */
            step: "correct";
            /** @description The version that you have seen */
            version: number;
            content: {
                from: {
                    /** @description Code list customs-office */
                    officeId: string;
                    /** @description Code list location */
                    locationId: string;
                };
                to: {
                    /** @description Code list customs-office */
                    officeId: string;
                    /** @description Code list location */
                    locationId: string;
                };
                plannedDeparture: string;
                plannedArrival: string;
                means: {
                    /** @description Code list transport-means */
                    code: string;
                    identity: string;
                };
                carrier: {
                    id: string | null;
                    name: string;
                };
                sealing: {
                    containers: {
                        number: string;
                        seals: string[];
                    }[];
                    vehicleSeals: string[];
                };
                declarations: string[];
                goods: {
                    description: string;
                    packageQuantity: number;
                    /** @description Code list package */
                    packageCode: string;
                    grossMassKg: string;
                }[];
                guaranteeId: string | null;
            };
        } | {
            /** @enum {string} */
            step: "secure";
            /** @description Left out: the one that the transport names */
            guaranteeId?: string;
        } | {
            /** @enum {string} */
            step: "requireGuarantee";
            /** @description Whole units of the national currency */
            amount: string;
            reason: string;
        } | {
            /** @enum {string} */
            step: "withdraw";
            reason: string;
        } | {
            /** @enum {string} */
            step: "instructCorrection";
            reason: string;
        } | {
            /** @enum {string} */
            step: "approve";
            reason: string;
        } | {
            /** @enum {string} */
            step: "refuse";
            reason: string;
        } | {
            /** @enum {string} */
            step: "cancel";
            reason: string;
        } | {
            /** @enum {string} */
            step: "freeGuarantee";
            reason: string;
        } | {
            /** @enum {string} */
            step: "callGuarantee";
            reason: string;
        } | {
            /** @enum {string} */
            step: "repayGuarantor";
            reason: string;
        } | {
            /** @enum {string} */
            step: "resendRepayment";
            reason: string;
        } | {
            /** @enum {string} */
            step: "depart";
            /**
             * Format: date-time
             * @description When it really was, with its zone
             */
            departedAt: string;
            sealing: {
                containers: {
                    number: string;
                    seals: string[];
                }[];
                vehicleSeals: string[];
            };
        } | {
            /** @enum {string} */
            step: "arrive";
            /**
             * Format: date-time
             * @description When it really was, with its zone
             */
            arrivedAt: string;
            sealing: {
                containers: {
                    number: string;
                    seals: string[];
                }[];
                vehicleSeals: string[];
            };
            sealsIntact: boolean;
            /** @description Empty where nothing differs from what departed */
            differences: string;
        };
        LoggedRequest: {
            id: string;
            keyId: string;
            /** @description When it was answered; UTC instant, ISO 8601 */
            at: string;
            method: string;
            path: string;
            status: number;
            durationMs: number;
            idempotencyKey: string | null;
            code: string | null;
            /** @description How many more of the same second are not listed */
            leftOut: number;
            requestBody: string | null;
            answerBody: string | null;
        };
        TariffLineSummary: {
            code: string;
            name: {
                vi: string;
                en: string;
            };
            unitCodes: string[];
            mfn: string;
            vat: string;
        };
        TariffMeasure: {
            id: string;
            /** @enum {unknown} */
            type: "ordinary" | "mfn" | "preference" | "anti-dumping" | "countervailing" | "safeguard" | "excise" | "environment" | "vat" | "export-duty" | "prohibited" | "licence" | "quarantine" | "quality" | "food-safety" | "cites" | "waste" | "specialised" | "ruling";
            /** @description The code of two to eight digits that carries it; empty for the whole table */
            node: string;
            name: {
                vi: string;
                en: string;
            };
            agreement: string | null;
            /** @description Countries of origin it is for; null: all, or the partners of the agreement */
            countries: string[] | null;
            excludedOrigins: string[];
            rate: {
                /** @description ad-valorem, specific, mixed, higher-of, lower-of, tiers, quota, share-of-mfn, alternatives, elsewhere or none */
                kind: string;
                /** @description As printed */
                text: string;
                /** @description Of a quota: percent within it */
                inQuota?: string;
                /** @description Of a quota: percent beyond it */
                outOfQuota?: string;
            };
            conditions: {
                /** @description certificate, claim, exporter, document or characteristic */
                kind: string;
                /** @description Forms, producer, document, or a characteristic with its bounds */
                text: string;
            }[];
            agency: {
                vi: string;
                en: string;
            } | null;
            /** @description Of a control: any one of them, named on the declaration, satisfies it */
            documents: {
                typeCode: string;
                name: {
                    vi: string;
                    en: string;
                };
                illustrative: boolean;
            }[];
            legalBasis: string;
            /** @description A sample to be checked against the law */
            illustrative: boolean;
            validFrom: string;
            validTo: string | null;
        };
        TariffPath: {
            section: {
                code: string;
                name: {
                    vi: string;
                    en: string;
                };
            } | null;
            chapter: {
                code: string;
                name: {
                    vi: string;
                    en: string;
                };
            } | null;
            heading: {
                code: string;
                name: {
                    vi: string;
                    en: string;
                };
            } | null;
        };
        TariffLine: {
            code: string;
            on: string;
            name: {
                vi: string;
                en: string;
            };
            chapter: {
                code: string;
                name: {
                    vi: string;
                    en: string;
                };
            } | null;
            path: {
                section: {
                    code: string;
                    name: {
                        vi: string;
                        en: string;
                    };
                } | null;
                chapter: {
                    code: string;
                    name: {
                        vi: string;
                        en: string;
                    };
                } | null;
                heading: {
                    code: string;
                    name: {
                        vi: string;
                        en: string;
                    };
                } | null;
            };
            unitCodes: string[];
            measures: components["schemas"]["TariffMeasure"][];
            subjectToEnvironmentTax: boolean;
            policyReferences: string[];
            validFrom: string;
            validTo: string | null;
        };
        TariffNodeStep: {
            /** @description A Roman number, or two, four, six or eight digits */
            code: string;
            /** @enum {unknown} */
            level: "section" | "chapter" | "heading" | "subheading" | "line";
            /** @description null where the tariff names it not and its lines share no words */
            name: {
                vi: string;
                en: string;
            } | null;
            /** @description The name is made of the words that its lines share */
            namedByLines: boolean;
            /** @description Lines of the day under it */
            lineCount: number;
            first: components["schemas"]["TariffLineSummary"];
        };
        TariffNode: {
            on: string;
            /** @description null for the whole table */
            node: components["schemas"]["TariffNodeStep"] | null;
            /** @description The nodes above, the section first */
            path: components["schemas"]["TariffNodeStep"][];
            children: components["schemas"]["TariffNodeStep"][];
            /** @description Of the node and of those above it, the widest first */
            notes: {
                node: string;
                text: {
                    vi: string;
                    en: string;
                };
                illustrative: boolean;
            }[];
            /** @description Those that the node carries or has from above; `node` tells which */
            measures: components["schemas"]["TariffMeasure"][];
        };
        TariffStretch: {
            validFrom: string;
            validTo: string | null;
            name: {
                vi: string;
                en: string;
            };
            unitCodes: string[];
            /** @description The code has no line on the day before */
            begins: boolean;
            /** @description The code has no line on the day after */
            ends: boolean;
            renamed: boolean;
            unitsChanged: boolean;
            /** @description What is different from the stretch before */
            changes: {
                /** @enum {unknown} */
                type: "ordinary" | "mfn" | "preference" | "anti-dumping" | "countervailing" | "safeguard" | "excise" | "environment" | "vat" | "export-duty" | "prohibited" | "licence" | "quarantine" | "quality" | "food-safety" | "cites" | "waste" | "specialised" | "ruling";
                /** @enum {unknown} */
                kind: "began" | "ended" | "changed";
                before: components["schemas"]["TariffMeasure"] | null;
                after: components["schemas"]["TariffMeasure"] | null;
            }[];
        };
        TariffChange: {
            /** @description The first day on which it is different */
            day: string;
            /**
             * @description `line`: the lines themselves begin, end or are renamed
             * @enum {unknown}
             */
            type: "line" | "ordinary" | "mfn" | "preference" | "anti-dumping" | "countervailing" | "safeguard" | "excise" | "environment" | "vat" | "export-duty" | "prohibited" | "licence" | "quarantine" | "quality" | "food-safety" | "cites" | "waste" | "specialised" | "ruling";
            /** @enum {unknown} */
            kind: "began" | "ended" | "changed";
            before: components["schemas"]["TariffMeasure"] | null;
            after: components["schemas"]["TariffMeasure"] | null;
            lineCount: number;
            /** @description The fewest nodes that hold exactly these lines; the first of them */
            nodes: {
                code: string;
                name: {
                    vi: string;
                    en: string;
                } | null;
            }[];
            /** @description How many more there are; ask within a chapter or heading for them */
            nodesLeftOut: number;
        };
        NoticedTariffChange: {
            day: string;
            /** @enum {unknown} */
            type: "line" | "ordinary" | "mfn" | "preference" | "anti-dumping" | "countervailing" | "safeguard" | "excise" | "environment" | "vat" | "export-duty" | "prohibited" | "licence" | "quarantine" | "quality" | "food-safety" | "cites" | "waste" | "specialised" | "ruling";
            /** @enum {unknown} */
            kind: "began" | "ended" | "changed";
            before: {
                id: string;
                name: {
                    vi: string;
                    en: string;
                };
                countries: string[] | null;
                rate: {
                    kind: string;
                    text: string;
                };
                conditions: {
                    kind: string;
                    text: string;
                }[];
            } | null;
            after: {
                id: string;
                name: {
                    vi: string;
                    en: string;
                };
                countries: string[] | null;
                rate: {
                    kind: string;
                    text: string;
                };
                conditions: {
                    kind: string;
                    text: string;
                }[];
            } | null;
            lineCount: number;
            /** @description The first of the fewest nodes that hold exactly these lines */
            nodes: string[];
            nodesLeftOut: number;
        };
        TariffWatch: {
            node: string;
            name: {
                vi: string;
                en: string;
            } | null;
            createdAt: string;
            nextChange: string | null;
        };
        TariffNotice: {
            id: string;
            node: string;
            name: {
                vi: string;
                en: string;
            } | null;
            /**
             * @description A publication says otherwise than the one before, or a day comes on which the law changes
             * @enum {unknown}
             */
            cause: "publication" | "day";
            /** @description The first day on which something is different */
            day: string;
            /** @description When it was told */
            at: string;
            readAt: string | null;
            changes: components["schemas"]["NoticedTariffChange"][];
            /** @description May be more than are listed */
            changeCount: number;
        };
        CodeEntry: {
            code: string;
            name: {
                vi: string;
                en: string;
            };
            attributes: {
                [key: string]: string;
            };
        };
        Country: {
            /** @description ISO 3166 */
            code: string;
            /** @description In which taxes are computed and paid */
            currency: string;
            /** @description How far its time is ahead of UTC, all year */
            zoneOffsetMinutes: number;
            /** @description What a form begins with */
            usual: {
                typeCode: string;
                officeId: string | null;
                invoiceCurrency: string;
            };
        };
        /** @description What is otherwise. What is not named stays as it is; '' takes a claim away. */
        Variation: {
            /** @description Only this line; without it every line */
            line?: number;
            commodityCode?: string;
            originCountryCode?: string;
            tariffTreatment?: string;
            certificateForm?: string;
            vatRegime?: string;
            typeCode?: string;
            incoterm?: string;
            freight?: {
                amount: string;
                currency: string;
            };
            insurance?: {
                amount: string;
                currency: string;
            };
            /** @description The day whose law and rates apply */
            on?: string;
            /** @description The past instant whose knowledge counts: the publication in force then, without what became known later; now by default */
            knownAt?: string;
        };
        AssessmentAnswer: {
            on: string;
            knownAt: string | null;
            reference: string;
            refusals: components["schemas"]["Refusal"][];
            /** @description What lodging would still ask for, and the figures do not hang on */
            toLodge: components["schemas"]["Refusal"][];
            totalPayable: string | null;
            assessment: {
                on: string;
                direction: string;
                currency: string;
                rates: {
                    [key: string]: string;
                };
                value: string;
                lines: unknown[];
                totals: unknown[];
                payable: string;
            } | null;
            taxTable: components["schemas"]["TaxRow"][];
            explanation: components["schemas"]["Explanation"] | null;
        };
        ComparisonAnswer: {
            /** @description The question itself first, then its variations in their order */
            answers: {
                on: string;
                knownAt: string | null;
                reference: string;
                refusals: components["schemas"]["Refusal"][];
                /** @description What lodging would still ask for, and the figures do not hang on */
                toLodge: components["schemas"]["Refusal"][];
                totalPayable: string | null;
                assessment: {
                    on: string;
                    direction: string;
                    currency: string;
                    rates: {
                        [key: string]: string;
                    };
                    value: string;
                    lines: unknown[];
                    totals: unknown[];
                    payable: string;
                } | null;
                variation: components["schemas"]["Variation"] | null;
            }[];
            /** @description Each figure in every answer, line by line, then the totals */
            rows: {
                line: number | null;
                taxType: string;
                label: {
                    vi: string;
                    en: string;
                };
                figures: ({
                    measure: string;
                    rate: string;
                    amount: string;
                } | null)[];
                differences: (string | null)[];
                differs: boolean;
            }[];
        };
        OriginRule: {
            id: string;
            symbols: {
                vi: string;
                en: string;
            };
            /** @description Any one is enough; of one all must be met */
            options: {
                vi: string;
                en: string;
            }[][];
            processes: {
                process: string;
                name: {
                    vi: string;
                    en: string;
                };
            }[];
            /** @description The general rule of the agreement, since none is held for the code */
            general: boolean;
            legalBasis: string;
            /** @description A sample, to be checked against the annex */
            illustrative: boolean;
        };
        OriginRate: {
            /** @description MFN, ORDINARY or the code of an agreement */
            treatment: string;
            name: {
                vi: string;
                en: string;
            };
            /** @description As printed; empty where none is held */
            rate: string;
            percent: string | null;
            bar: ("origin-excluded" | "origin-has-no-mfn" | "rate-unknown") | null;
            forms: {
                code: string;
                name: {
                    vi: string;
                    en: string;
                };
                /** @enum {unknown} */
                issuedBy: "authority" | "exporter";
                validMonths: number;
            }[];
            rule: components["schemas"]["OriginRule"] | null;
            transport: {
                vi: string;
                en: string;
            } | null;
            cumulation: {
                /** @enum {unknown} */
                kind: "parties" | "full";
                partialFrom: string | null;
                parties: string[];
                /** @description Partners whose materials count for some products */
                extended: string[];
            } | null;
            valueBasis: ("fob" | "ex-works") | null;
            /** @description How the value content may be worked out */
            methods: ("build-down" | "build-up")[];
            lateClaim: {
                /** @description If registered on the day asked about */
                deadline: string;
                months: number;
                guarantee: boolean;
                legalBasis: string;
            } | null;
            illustrative: boolean;
        };
        Publication: {
            /** @description Country and content hash of all its files */
            version: string;
            basedOn: string | null;
            /** @description UTC instant since when it is in force here */
            publishedAt: string;
            firstDayAffected: string | null;
        };
        Proposal: {
            id: string;
            /** @description What is proposed: `reference-publication` is a version of the reference data */
            kind: string;
            /** @enum {unknown} */
            status: "proposed" | "approved" | "rejected" | "withdrawn" | "expired";
            /** @description Why, in the words of who proposes */
            reason: string;
            proposed: {
                userId: string;
                name: string | null;
                /** @description UTC instant */
                at: string;
            };
            /** @description The last day on which it may be approved */
            lastDay: string;
            /** @description SHA-256 of all that is shown: name it to approve exactly that */
            contentHash: string;
            /** @description What to know besides the changes */
            facts: {
                [key: string]: string;
            };
            counts: {
                added: number;
                ended: number;
                changed: number;
                renamed: number;
            };
            /** @description What it was compared with is no longer in force: it has to be brought up to date */
            stale: boolean;
            replaces: string | null;
            decision: {
                userId: string;
                name: string | null;
                /** @description UTC instant */
                at: string;
                /** @enum {unknown} */
                outcome: "approved" | "rejected" | "withdrawn";
                reason: string;
                replacedBy: string | null;
            } | null;
            /** @description What the asker may do with it now */
            may: {
                decide: boolean;
                withdraw: boolean;
            };
        };
        ShownChange: {
            key: string;
            /** @enum {unknown} */
            change: "added" | "ended" | "changed" | "renamed";
            name: {
                vi: string;
                en: string;
            };
            fields: {
                field: string;
                before: string | null;
                after: string | null;
            }[];
        };
        SelectionRule: {
            id: string;
            version: number;
            name: {
                vi: string;
                en: string;
            };
            /** @enum {unknown} */
            scope: "declaration" | "line";
            when: string;
            effect: {
                /** @enum {unknown} */
                channel: "green" | "yellow" | "red";
                /** @enum {unknown} */
                inspection?: "documents" | "scan" | "partial" | "full";
                depthPercent?: number;
                documents?: string[];
                referTo?: string[];
                notify?: boolean;
            };
            /** @enum {unknown} */
            binding: "ordinary" | "mandatory";
            legalBasis: string;
            owner: string;
            offices?: string[];
            validFrom: string;
            validTo: string | null;
            /** @enum {unknown} */
            sensitivity: "internal" | "restricted";
            tests?: {
                name: string;
                facts: {
                    [key: string]: string | number | boolean | string[];
                };
                hits: boolean;
            }[];
            rehearsed?: {
                from: string;
                to: string;
                declarations: number;
                selected: number;
                lowRate: number;
                highRate: number;
                factor: number;
            };
        };
        WrittenRule: {
            id: string;
            name: {
                vi: string;
                en: string;
            };
            /** @enum {unknown} */
            scope: "declaration" | "line";
            when: string;
            effect: {
                /** @enum {unknown} */
                channel: "green" | "yellow" | "red";
                /** @enum {unknown} */
                inspection?: "documents" | "scan" | "partial" | "full";
                depthPercent?: number;
                documents?: string[];
                referTo?: string[];
                notify?: boolean;
            };
            /** @enum {unknown} */
            binding: "ordinary" | "mandatory";
            legalBasis: string;
            offices?: string[];
            validFrom: string;
            validTo: string | null;
            /** @enum {unknown} */
            sensitivity: "internal" | "restricted";
            tests?: {
                name: string;
                facts: {
                    [key: string]: string | number | boolean | string[];
                };
                hits: boolean;
            }[];
        };
        RuleSummary: {
            id: string;
            version: number;
            name: {
                vi: string;
                en: string;
            };
            /** @enum {unknown} */
            standing: "active" | "upcoming" | "expired" | "stopped" | "suspended" | "switchedOff";
            /**
             * @description Of the country’s file, or adopted here
             * @enum {unknown}
             */
            source: "country" | "desk";
            /** @enum {unknown} */
            scope: "declaration" | "line";
            /** @enum {unknown} */
            channel: "green" | "yellow" | "red";
            /** @enum {unknown} */
            binding: "ordinary" | "mandatory";
            /** @enum {unknown} */
            sensitivity: "internal" | "restricted";
            /** @description A department of the code list, or the name of a person */
            owner: string;
            validFrom: string;
            validTo: string | null;
            /** @description Within 30 days */
            expiresSoon: boolean;
            /** @description Whether its live rate is held to one that was tried out */
            rehearsed: boolean;
            /** @description Of the last 30 days */
            lately: {
                hits: number;
                /** @description Of them, those with a result of control */
                checked: number;
                /** @description Of those, where something was wrong */
                found: number;
            };
            /** @description Declarations on which this version could not be evaluated, and so did not select */
            failures: number;
            openProposal: string | null;
        };
        RuleVersion: {
            rule: components["schemas"]["SelectionRule"];
            /** @enum {unknown} */
            source: "country" | "desk";
            current: boolean;
            /** @description Whether one person may go back to it at once */
            restorable: boolean;
            adopted: {
                proposalId: string;
                proposedBy: {
                    userId: string;
                    name: string | null;
                };
                approvedBy: {
                    userId: string;
                    name: string | null;
                };
                at: string;
            } | null;
        };
        RuleView: {
            id: string;
            version: number;
            name: {
                vi: string;
                en: string;
            };
            /** @enum {unknown} */
            standing: "active" | "upcoming" | "expired" | "stopped" | "suspended" | "switchedOff";
            /**
             * @description Of the country’s file, or adopted here
             * @enum {unknown}
             */
            source: "country" | "desk";
            /** @enum {unknown} */
            scope: "declaration" | "line";
            /** @enum {unknown} */
            channel: "green" | "yellow" | "red";
            /** @enum {unknown} */
            binding: "ordinary" | "mandatory";
            /** @enum {unknown} */
            sensitivity: "internal" | "restricted";
            /** @description A department of the code list, or the name of a person */
            owner: string;
            validFrom: string;
            validTo: string | null;
            /** @description Within 30 days */
            expiresSoon: boolean;
            /** @description Whether its live rate is held to one that was tried out */
            rehearsed: boolean;
            /** @description Of the last 30 days */
            lately: {
                hits: number;
                /** @description Of them, those with a result of control */
                checked: number;
                /** @description Of those, where something was wrong */
                found: number;
            };
            /** @description Declarations on which this version could not be evaluated, and so did not select */
            failures: number;
            openProposal: string | null;
            rule: components["schemas"]["SelectionRule"];
            stop: {
                /** @enum {unknown} */
                by: "person" | "blast-radius";
                person: {
                    userId: string;
                    name: string | null;
                } | null;
                reason: string;
                strayed: ("above" | "below") | null;
                at: string;
            } | null;
            /** @description What it does in force; the interval is of the rate */
            live: {
                since: string;
                declarations: number;
                selected: number;
                low: number;
                high: number;
                allowed: {
                    low: number;
                    high: number;
                } | null;
                standing: ("early" | "within" | "above" | "below") | null;
            };
            /** @description In what ways it could not be evaluated, the newest version first */
            failed: {
                version: number;
                message: {
                    vi: string;
                    en: string;
                };
                /** @description Declarations */
                count: number;
                lastAt: string;
                /** @description The last one */
                declaration: string;
                line: number | null;
            }[];
            versions: components["schemas"]["RuleVersion"][];
        };
        Rehearsal: {
            from: string;
            to: string;
            declarations: number;
            selected: number;
            lowRate: number;
            highRate: number;
            factor: number;
        };
        RuleCheck: {
            /** @description Any of these refuses the rule */
            problems: {
                code: string;
                pointer: string;
                message: {
                    vi: string;
                    en: string;
                };
                from: number | null;
                to: number | null;
            }[];
            /** @description What its author should know, and may leave as it is */
            warnings: {
                code: string;
                pointer: string;
                message: {
                    vi: string;
                    en: string;
                };
                from: number | null;
                to: number | null;
            }[];
            tests: {
                name: string;
                passed: boolean;
                message: {
                    vi: string;
                    en: string;
                } | null;
            }[];
            cost: {
                /** @description At most, on a declaration as long as there can be */
                steps: number;
                /** @description The facts by which it is looked up; none: it is always tried */
                indexedBy: string[];
                words: {
                    vi: string;
                    en: string;
                };
            } | null;
            rehearsal: components["schemas"]["Rehearsal"] | null;
        };
        RiskControl: {
            stop: {
                person: {
                    userId: string;
                    name: string | null;
                };
                reason: string;
                at: string;
            } | null;
            openProposal: string | null;
            counts: {
                rules: number;
                /** @description Those that select today */
                selecting: number;
                mandatory: number;
            };
            /** @description As records of selection name it */
            ruleSetVersion: string;
        };
        ReplayRate: {
            hits: number;
            of: number;
            share: number | null;
            /** @description With high: Wilson’s interval, 95 % */
            low: number;
            high: number;
        };
        ReplayOutcome: {
            found: components["schemas"]["ReplayRate"];
            /** @description Let through then: what they held is not known */
            unseen: number;
            /** @description Control has not come to an end */
            open: number;
            /** @description What customs assessed beyond what was declared; the interval is a Poisson bootstrap, 95 % */
            revenue: {
                sum: string;
                low: string;
                high: string;
                /** @description How many declarations it comes from */
                of: number;
            };
        };
        ReplayVersion: {
            selected: components["schemas"]["ReplayRate"];
            channels: {
                green: number;
                yellow: number;
                red: number;
            };
            inspections: {
                /** @enum {unknown} */
                inspection: "documents" | "scan" | "partial" | "full" | "none";
                depthPercent: number | null;
                count: number;
            }[];
            outcome: components["schemas"]["ReplayOutcome"];
            rule: {
                hits: components["schemas"]["ReplayRate"];
                /** @description True of them too, and without effect: ordinary rules give way to parties of a good standing */
                gaveWay: number;
                outcome: components["schemas"]["ReplayOutcome"];
                expected: {
                    share: number;
                    low: number;
                    high: number;
                } | null;
            } | null;
        };
        ReplayCounts: {
            declarations: number;
            versions: components["schemas"]["ReplayVersion"][];
            newly: {
                count: number;
                /** @description At most 100, drawn evenly from all of them */
                listed: {
                    number: string;
                    officeId: string;
                    /** @description A day of the country */
                    day: string;
                    /** @description Of most of its lines, or `unknown` */
                    origin: string;
                    headings: string[];
                    channels: ("green" | "yellow" | "red")[];
                }[];
            };
            noLonger: {
                count: number;
                /** @description At most 100, drawn evenly from all of them */
                listed: {
                    number: string;
                    officeId: string;
                    /** @description A day of the country */
                    day: string;
                    /** @description Of most of its lines, or `unknown` */
                    origin: string;
                    headings: string[];
                    channels: ("green" | "yellow" | "red")[];
                }[];
            };
            heavier: number;
            lighter: number;
            groups: {
                /** @enum {unknown} */
                dimension: "office" | "size" | "age" | "origin";
                /** @description An office, a country, or a band: size by declarations of the year before (none, to10, to100, to1000, over1000, unknown), age since registration (under1, from1to3, from3to10, over10, unknown) */
                key: string;
                registered: number;
                versions: {
                    selected: components["schemas"]["ReplayRate"];
                    found: components["schemas"]["ReplayRate"];
                }[];
            }[];
            /** @description Declarations selected by office and hour of registration, by each version */
            heat: {
                officeId: string;
                hour: number;
                registered: number;
                selected: number[];
            }[];
        };
        ReplaySummary: {
            id: string;
            /** @description A day of the country */
            from: string;
            /** @description A day of the country */
            to: string;
            versions: {
                /**
                 * @description `then`: by the rules in force when each declaration was lodged; `now`: by those in force now, on every day
                 * @enum {unknown}
                 */
                base: "then" | "now";
                change: {
                    /** @enum {unknown} */
                    kind: "none" | "with" | "without";
                    ruleId: string | null;
                    rule: components["schemas"]["WrittenRule"] | null;
                };
            }[];
            /**
             * @description `interrupted`: the program ended before it did
             * @enum {unknown}
             */
            status: "running" | "done" | "cancelled" | "failed" | "interrupted";
            by: {
                userId: string;
                name: string | null;
            };
            startedAt: string;
            progress: {
                /** @description Events of the journal, of those in the period */
                read: number;
                of: number;
                declarations: number;
            };
        };
        Replay: {
            id: string;
            /** @description A day of the country */
            from: string;
            /** @description A day of the country */
            to: string;
            versions: {
                /**
                 * @description `then`: by the rules in force when each declaration was lodged; `now`: by those in force now, on every day
                 * @enum {unknown}
                 */
                base: "then" | "now";
                change: {
                    /** @enum {unknown} */
                    kind: "none" | "with" | "without";
                    ruleId: string | null;
                    rule: components["schemas"]["WrittenRule"] | null;
                };
            }[];
            /**
             * @description `interrupted`: the program ended before it did
             * @enum {unknown}
             */
            status: "running" | "done" | "cancelled" | "failed" | "interrupted";
            by: {
                userId: string;
                name: string | null;
            };
            startedAt: string;
            progress: {
                /** @description Events of the journal, of those in the period */
                read: number;
                of: number;
                declarations: number;
            };
            mayCancel: boolean;
            result: {
                /** @description The head of the journal when it began */
                position: string;
                /** @description The rules in force when it began */
                ruleSetVersion: string;
                countryVersion: string;
                /** @description Decisions that come out as they were recorded, by the rules of then */
                fidelity: {
                    same: number;
                    differing: number;
                    /** @description Left out: what was declared is erased */
                    erased: number;
                    /** @description Left out: the country of that version is not understood any more */
                    unknownLaw: number;
                };
                counts: components["schemas"]["ReplayCounts"];
            } | null;
        };
        ModelSummary: {
            /** @description SHA-256 of its file */
            hash: string;
            name: string;
            /**
             * @description Where the rows came from that it learned from. Whoever shows what a model says, shows this with it
             * @enum {unknown}
             */
            provenance: "simulated" | "synthetic" | "published" | "operational";
            /** @enum {unknown} */
            source: "training" | "file";
            addedAt: string;
            addedBy: {
                userId: string;
                name: string | null;
            };
            role: ("champion" | "challenger") | null;
            trainedOn: {
                vi: string;
                en: string;
            } | null;
            rows: number | null;
            positives: number | null;
            heldBack: number | null;
            /** @description On the latest rows, held back from learning and from calibration: `auc`, `brier` beside `brierOfShare` (knowing nothing but the share of finds), `precisionAt10`, `recallAt10` and `revenueAt10` where the tenth of the highest rank is looked at. What cannot be worked out is left out */
            metrics: {
                [key: string]: number;
            };
        };
        Training: {
            id: string;
            /**
             * @description `trial`: a model that was brought in as a file is tried on what is kept here
             * @enum {unknown}
             */
            kind: "training" | "trial";
            name: string;
            seed: number;
            /**
             * @description Where the rows came from that it learned from. Whoever shows what a model says, shows this with it
             * @enum {unknown}
             */
            provenance: "simulated" | "synthetic" | "published" | "operational";
            /**
             * @description `tooLittle`: what was found is not enough to learn from
             * @enum {unknown}
             */
            status: "running" | "done" | "cancelled" | "failed" | "tooLittle";
            /** @description Interrupted; it goes on from its last checkpoint */
            waiting: boolean;
            by: {
                userId: string;
                name: string | null;
            };
            startedAt: string;
            endedAt: string | null;
            progress: {
                /** @enum {unknown} */
                stage: "reading" | "chance" | "stake";
                done: number;
                of: number;
            };
            hash: string | null;
        };
        ModelDesk: {
            champion: {
                model: components["schemas"]["ModelSummary"];
                reason: string;
                proposedBy: {
                    userId: string;
                    name: string | null;
                };
                approvedBy: {
                    userId: string;
                    name: string | null;
                };
                since: string;
            } | null;
            challenger: {
                model: components["schemas"]["ModelSummary"];
                reason: string;
                proposedBy: {
                    userId: string;
                    name: string | null;
                };
                approvedBy: {
                    userId: string;
                    name: string | null;
                };
                since: string;
            } | null;
            stop: {
                person: {
                    userId: string;
                    name: string | null;
                };
                reason: string;
                at: string;
            } | null;
            /** @description Whether the champion has a part in selecting now */
            selects: boolean;
            /** @description Whether all that was declared before is taken up; until then the rules decide alone */
            ready: boolean;
            settings: {
                settings: {
                    capacityPerDay: number;
                    capacityByOffice: {
                        [key: string]: number;
                    };
                    explorationShare: number;
                    chanceMin: number;
                    windowDays: number;
                    /** @enum {unknown} */
                    channel: "yellow" | "red";
                    /** @enum {unknown} */
                    inspection?: "documents" | "scan" | "partial" | "full";
                    depthPercent?: number;
                };
                /** @description 0: of the country’s own data */
                version: number;
                /** @description Of the country’s own data, and not official */
                illustrative: boolean;
                legalBasis: string | null;
            } | null;
            /** @description What there is to learn from, and how much of it a training takes at least */
            material: {
                declarations: number;
                looked: number;
                finds: number;
                lookedMin: number;
                findsMin: number;
            };
            /** @description Newest first */
            models: components["schemas"]["ModelSummary"][];
            /** @description Newest first */
            trainings: components["schemas"]["Training"][];
            /** @description Proposals that wait for a second person */
            waiting: {
                id: string;
                /** @enum {unknown} */
                action: "set" | "restart" | "settings";
                role: ("champion" | "challenger") | null;
                hash: string | null;
                reason: string;
                proposedBy: {
                    userId: string;
                    name: string | null;
                };
                at: string;
                lastDay: string;
            }[];
            may: {
                propose: boolean;
                stop: boolean;
                approve: boolean;
            };
        };
        ModelHistory: {
            /** @description Newest first */
            items: {
                /** @description Which it was, counted from the first of the country */
                turn: number;
                at: string;
                /** @enum {unknown} */
                kind: "set" | "retired" | "stopped" | "restarted" | "settings";
                role: ("champion" | "challenger") | null;
                model: {
                    /** @description SHA-256 of its file */
                    hash: string;
                    name: string;
                } | null;
                instead: {
                    /** @description SHA-256 of its file */
                    hash: string;
                    name: string;
                } | null;
                /** @description Of settings: each that differs from the version before, or each of the first version */
                changes: {
                    field: string;
                    before: string | null;
                    after: string | null;
                }[];
                version: number | null;
                reason: string;
                /** @description Who did it; where it took two, who agreed */
                by: {
                    userId: string;
                    name: string | null;
                };
                proposed: {
                    by: {
                        userId: string;
                        name: string | null;
                    };
                    at: string | null;
                    proposalId: string;
                } | null;
            }[];
            nextBefore: number | null;
        };
        ModelView: {
            summary: components["schemas"]["ModelSummary"];
            /** @description Of the program that trained it */
            version: string;
            trees: number;
            /** @description 0: it has no second head, and duty at stake stands for it */
            stakeTrees: number;
            /** @description Whether it knows how its rows looked, so that drift can be told */
            hasProfile: boolean;
            settings: {
                [key: string]: number | string;
            };
            /** @description By how much asking for a feature helped, as shares of the whole; of a file that does not say so, how far it moves the score of goods kept here */
            importance: {
                feature: string;
                share: number;
            }[];
            trial: {
                /**
                 * @description Where the rows came from that it learned from. Whoever shows what a model says, shows this with it
                 * @enum {unknown}
                 */
                provenance: "simulated" | "synthetic" | "published" | "operational";
                /** @description Imports kept here, on which its ranks were spread */
                declarations: number;
                looked: number;
                finds: number;
                lookedMin: number;
                findsMin: number;
                declarationsMin: number;
                measured: {
                    from: string;
                    to: string;
                    declarations: number;
                    rows: number;
                    finds: number;
                    /** @description As of the summary */
                    metrics: {
                        [key: string]: number;
                    };
                    /** @description Rows of alike chances, the least first: the mean of what was said, and on how many something was found */
                    said: {
                        said: number;
                        rows: number;
                        found: number;
                    }[];
                } | null;
            } | null;
            /** @description What scores of its rehearsal have meant on rows held back from that */
            calibration: {
                score: number;
                chance: number;
            }[];
        };
        WatchListEntrySummary: {
            id: string;
            list: string;
            /** @enum {unknown} */
            kind: "person" | "company" | "container" | "seal" | "plate" | "account" | "description";
            value: string;
            /** @enum {unknown} */
            standing: "active" | "upcoming" | "expired" | "ended";
            /** @enum {unknown} */
            sensitivity: "open" | "internal" | "restricted";
            /**
             * @description green only watches
             * @enum {unknown}
             */
            channel: "green" | "yellow" | "red";
            /** @description What it says selects only once a second person agrees */
            waits: boolean;
            /** @description It waits, and nobody who may know of it could agree */
            lacksApprover: boolean;
            validTo: string | null;
            /** @description Declarations and subjects that matched so far */
            matches: number;
        };
        WatchListEntryView: {
            id: string;
            version: number;
            content: {
                list: string;
                /** @enum {unknown} */
                kind: "person" | "company" | "container" | "seal" | "plate" | "account" | "description";
                value: string;
                aliases: string[];
                identifiers: string[];
                reason: string;
                source: string;
                legalBasis: string;
                validFrom: string;
                validTo: string | null;
                /** @enum {unknown} */
                sensitivity: "open" | "internal" | "restricted";
                readers: {
                    roles: ("trader" | "broker" | "documentOfficer" | "inspectionOfficer" | "officeLeader" | "riskAnalyst" | "bank" | "warehouseKeeper" | "agencyOfficer" | "organisationAdministrator" | "administrator" | "system" | "publicVisitor")[];
                    offices: string[];
                    users: string[];
                };
                effect: {
                    /** @enum {unknown} */
                    channel: "green" | "yellow" | "red";
                    /** @enum {unknown} */
                    inspection?: "documents" | "scan" | "partial" | "full";
                    notify: boolean;
                };
            };
            owner: {
                userId: string;
                name: string | null;
            };
            /** @enum {unknown} */
            standing: "active" | "upcoming" | "expired" | "ended";
            /** @description What it says selects only once a second person agrees */
            waits: boolean;
            /** @description It waits, and nobody who may know of it could agree */
            lacksApprover: boolean;
            openProposal: string | null;
            addedAt: string;
            ended: {
                reason: string;
                at: string;
            } | null;
            matches: {
                declaration: string;
                /** @enum {unknown} */
                place: "importer" | "exporter" | "consignee" | "consignor" | "buyer" | "seller" | "declarant" | "agent" | "container" | "seal" | "plate" | "account" | "description";
                line: number | null;
                /** @description Names the subject for who clears it */
                subject: string;
                shown: string | null;
                /** @description Likeness in per cent */
                score: number;
                at: string;
                isCleared: boolean;
            }[];
            cleared: {
                subject: string;
                declaration: string;
                place: string;
                reason: string;
                until: string;
                isOver: boolean;
                by: string;
                at: string;
            }[];
            mayChange: boolean;
        };
        WrittenWatchListEntry: {
            list: string;
            /** @enum {unknown} */
            kind: "person" | "company" | "container" | "seal" | "plate" | "account" | "description";
            value: string;
            aliases: string[];
            identifiers: string[];
            reason: string;
            source: string;
            legalBasis: string;
            validFrom: string;
            validTo: string | null;
            /** @enum {unknown} */
            sensitivity: "open" | "internal" | "restricted";
            readers: {
                roles: ("trader" | "broker" | "documentOfficer" | "inspectionOfficer" | "officeLeader" | "riskAnalyst" | "bank" | "warehouseKeeper" | "agencyOfficer" | "organisationAdministrator" | "administrator" | "system" | "publicVisitor")[];
                offices: string[];
                users: string[];
            };
            effect: {
                /** @enum {unknown} */
                channel: "green" | "yellow" | "red";
                /** @enum {unknown} */
                inspection?: "documents" | "scan" | "partial" | "full";
                notify: boolean;
            };
        };
        NameComparison: {
            left: string;
            right: string;
            score: number;
            threshold: number;
            isSame: boolean;
            matched: {
                left: string;
                right: string;
                similarity: number;
                /** @enum {unknown} */
                way: "same" | "accents" | "spelling" | "sound" | "consonants" | "slip" | "initial" | "joined" | "acronym";
                weight: number;
            }[];
            unmatched: {
                /** @enum {unknown} */
                side: "left" | "right";
                word: string;
                kind: string;
            }[];
            /** @description Legal forms and titles, which say nothing of who it is */
            leftOut: string[];
            discounts: ("order" | "legal-form")[];
            entryId: string | null;
        };
        CasePrices: {
            currency: string;
            lines: {
                sequence: number;
                code: string;
                origin: string;
                unit: string;
                /** @description For one unit, in the currency of comparison */
                price: number;
                usual: {
                    /**
                     * @description How closely like these goods are
                     * @enum {unknown}
                     */
                    level: "origin" | "code" | "hs6" | "hs4";
                    /** @description Accepted prices it rests on; older ones count for less than one */
                    samples: number;
                    /** @description For one unit, in the currency of comparison */
                    low: number;
                    /** @description For one unit, in the currency of comparison */
                    centre: number;
                    /** @description For one unit, in the currency of comparison */
                    high: number;
                } | null;
                decided: {
                    score: number;
                    samples: number;
                } | null;
                deviations: number | null;
                doubt: {
                    settleBy: string;
                    /** @enum {unknown} */
                    outcome: "open" | "asked" | "setAside" | "corrected" | "accepted" | "rejected" | "noAnswer" | "released";
                    setAside: {
                        reason: string;
                        by: string;
                        at: string;
                    } | null;
                } | null;
            }[];
            mayClear: number[];
        };
        LikePrices: {
            months: string[];
            prices: {
                /** @description For one unit, in the currency of comparison */
                price: number;
                month: string;
                sameOrigin: boolean;
            }[];
            isCut: boolean;
        };
        PriceBook: {
            currency: string;
            /** @description How many months count, the current one included */
            months: number;
            goods: {
                code: string;
                unit: string;
                usual: {
                    /**
                     * @description How closely like these goods are
                     * @enum {unknown}
                     */
                    level: "origin" | "code" | "hs6" | "hs4";
                    /** @description Accepted prices it rests on; older ones count for less than one */
                    samples: number;
                    /** @description For one unit, in the currency of comparison */
                    low: number;
                    /** @description For one unit, in the currency of comparison */
                    centre: number;
                    /** @description For one unit, in the currency of comparison */
                    high: number;
                } | null;
                origins: {
                    origin: string;
                    usual: {
                        /**
                         * @description How closely like these goods are
                         * @enum {unknown}
                         */
                        level: "origin" | "code" | "hs6" | "hs4";
                        /** @description Accepted prices it rests on; older ones count for less than one */
                        samples: number;
                        /** @description For one unit, in the currency of comparison */
                        low: number;
                        /** @description For one unit, in the currency of comparison */
                        centre: number;
                        /** @description For one unit, in the currency of comparison */
                        high: number;
                    } | null;
                    months: {
                        month: string;
                        count: number;
                        /** @description For one unit, in the currency of comparison */
                        centre: number;
                    }[];
                }[];
            }[];
            isCut: boolean;
            outliers: {
                number: string;
                sequence: number;
                code: string;
                origin: string;
                unit: string;
                officeId: string;
                /** @description For one unit, in the currency of comparison */
                price: number;
                correctedPrice: number | null;
                score: number;
                samples: number;
                raisedAt: string;
                settleBy: string | null;
                /** @enum {unknown} */
                outcome: "open" | "asked" | "setAside" | "corrected" | "accepted" | "rejected" | "noAnswer" | "released";
            }[];
        };
        ReferralList: {
            items: {
                number: string;
                /** @description Of the code list agency */
                agencyCode: string;
                officeId: string;
                raisedAt: string;
                dueAt: string | null;
                finding: ("seen" | "noConcern" | "concern") | null;
                weighed: boolean;
                gone: boolean;
                /** @description The goods may have left */
                released: boolean;
            }[];
            isCut: boolean;
        };
        ReferralView: {
            number: string;
            officeId: string;
            status: "preRegistered" | "underDocumentCheck" | "awaitingDocuments" | "underInspection" | "awaitingSpecialised" | "discrepancyFound" | "amendmentInstructed" | "awaitingPayment" | "releasedProvisionally" | "released" | "suspended" | "revoked" | "cancelled" | "withdrawn" | "lapsed";
            /** @enum {unknown} */
            direction: "import" | "export";
            importer: string | null;
            exporter: string | null;
            lines: {
                sequence: number;
                commodityCode: string;
                description: string;
                originCode: string;
                /** @description With its unit */
                quantity: string;
                documents: string[];
            }[];
            referrals: {
                number: string;
                /** @description Of the code list agency */
                agencyCode: string;
                officeId: string;
                raisedAt: string;
                dueAt: string | null;
                finding: ("seen" | "noConcern" | "concern") | null;
                weighed: boolean;
                reason: string | null;
                answeredAt: string | null;
                /** @description An officer entered it for the agency */
                onPaper: boolean;
                office: {
                    reason: string;
                    at: string;
                } | null;
            }[];
        };
        CaseReferrals: {
            items: {
                number: string;
                /** @description Of the code list agency */
                agencyCode: string;
                officeId: string;
                raisedAt: string;
                dueAt: string | null;
                finding: ("seen" | "noConcern" | "concern") | null;
                weighed: boolean;
                reason: string | null;
                answeredAt: string | null;
                answeredBy: string | null;
                onPaper: boolean;
                office: {
                    reason: string;
                    by: string;
                    at: string;
                } | null;
            }[];
            mayAct: boolean;
        };
        FairnessRate: {
            hits: number;
            of: number;
            /** @description Null where nothing was counted */
            share: number | null;
            /** @description With high: Wilson’s interval, 95 % */
            low: number;
            high: number;
        };
        FairnessComparison: {
            rate: components["schemas"]["FairnessRate"];
            others: components["schemas"]["FairnessRate"];
            /**
             * @description Higher or lower: beyond chance, although many groups are compared
             * @enum {unknown}
             */
            standing: "higher" | "lower" | "alike" | "tooFew";
            words: {
                vi: string;
                en: string;
            };
        };
        FairnessGroup: {
            /** @enum {unknown} */
            dimension: "office" | "age" | "size" | "origin";
            /** @description An office, a country, or a band of age or size */
            key: string;
            registered: number;
            selection: components["schemas"]["FairnessComparison"];
            finding: components["schemas"]["FairnessComparison"];
            falseAlarm: components["schemas"]["FairnessRate"];
        };
        Fairness: {
            /** @description A day of the country */
            from: string;
            /** @description A day of the country */
            to: string;
            registered: number;
            /** @description How many groups are compared at once */
            comparisons: number;
            groups: components["schemas"]["FairnessGroup"][];
            offices: {
                officeId: string;
                /** @description Decisions, without cases handed over */
                acts: number;
                rechannelled: number;
                reversed: number;
                controlledAnew: number;
                handedOver: number;
                override: components["schemas"]["FairnessComparison"];
            }[];
            /** @description Those that differ from the others first */
            officers: {
                officerId: string;
                officer: string;
                officeId: string;
                /** @description Decisions, without cases handed over */
                acts: number;
                rechannelled: number;
                reversed: number;
                controlledAnew: number;
                handedOver: number;
                override: components["schemas"]["FairnessComparison"];
            }[];
            officersTotal: number;
            /** @description The least probable first */
            pairs: {
                officeId: string;
                officerId: string;
                officer: string;
                traderId: string;
                trader: string | null;
                cases: number;
                /** @description By the officer’s share of the office’s cases */
                expected: number;
                times: number;
                /** @description Which share of pairs as unusual as this is chance */
                chance: number;
                checked: number;
                found: number;
                words: {
                    vi: string;
                    en: string;
                };
            }[];
            /** @description How many pairs of officer and trader were looked at */
            pairsTested: number;
            /** @description By whole quarters that are over, the latest first */
            random: {
                /** @description A day of the country */
                from: string;
                /** @description A day of the country */
                to: string;
                /** @description Found wrong of what was drawn at random; null where too few were checked to be told of */
                random: components["schemas"]["FairnessRate"] | null;
                rules: components["schemas"]["FairnessRate"] | null;
            }[];
        };
        /** @description Null where no model points at the declaration: that one finds goods unremarkable is told to nobody at a desk, since beside a case that nothing else selected it would tell that chance drew it */
        CaseLearned: {
            learned: {
                model: {
                    /** @description SHA-256 of the model file */
                    hash: string;
                    name: string;
                    /**
                     * @description Where the rows came from that it learned from: what was learned of an invented world says nothing of the real one
                     * @enum {unknown}
                     */
                    provenance: "simulated" | "synthetic" | "published" | "operational";
                    trainedOn: {
                        vi: string;
                        en: string;
                    };
                };
                /** @description Sequence of the line that it ranked highest */
                line: number;
                /** @description Calibrated: that there is something to find on it */
                chance: number;
                /** @description The chance of goods of which nothing is known */
                expected: number;
                /** @description The greatest first */
                bars: {
                    feature: string;
                    value: number | null;
                    /** @description In log-odds; with the rest and what is expected they are the score */
                    contribution: number;
                    /** @description By how much it moves the chance beside all others; these do not add up */
                    change: number;
                }[];
                rest: {
                    features: number;
                    contribution: number;
                };
                selected: "rank" | null;
            } | null;
        };
        Estimate: {
            value: number | null;
            /** @description With high: where the true one lies nineteen times in twenty */
            low: number;
            high: number;
        };
        MeasuredRate: {
            hits: number;
            of: number;
            share: number | null;
            /** @description With high: Wilson’s interval, 95 % */
            low: number;
            high: number;
        };
        TrafficEstimate: {
            declarations: number;
            selected: number;
            /** @description Of the selected, those of which the outcome is known */
            known: number;
            found: number;
            /** @description Of the known, those that chance alone had drawn */
            drawnKnown: number;
            drawnFound: number;
            rate: components["schemas"]["Estimate"];
            naive: components["schemas"]["Estimate"];
            caught: components["schemas"]["Estimate"];
        };
        ModelFigures: {
            /** Format: date-time */
            asOf: string;
            champion: {
                /** @description SHA-256 of the model file */
                hash: string;
                name: string;
                /**
                 * @description Where the rows came from that it learned from: what was learned of an invented world says nothing of the real one
                 * @enum {unknown}
                 */
                provenance: "simulated" | "synthetic" | "published" | "operational";
                trainedOn: {
                    vi: string;
                    en: string;
                };
            } | null;
            challenger: {
                /** @description SHA-256 of the model file */
                hash: string;
                name: string;
                /**
                 * @description Where the rows came from that it learned from: what was learned of an invented world says nothing of the real one
                 * @enum {unknown}
                 */
                provenance: "simulated" | "synthetic" | "published" | "operational";
                trainedOn: {
                    vi: string;
                    en: string;
                };
            } | null;
            drift: {
                /** @description A day of the country */
                from: string;
                /** @description A day of the country */
                to: string;
                /** @description Scored by the champion in these days */
                declarations: number;
                /** @description Of them, those that were compared */
                sampled: number;
                lines: number;
                limits: {
                    moved: number;
                    drifted: number;
                };
                /** @description The most drifted first; empty where the model has no profile of its rows, or nothing was declared */
                features: {
                    feature: string;
                    /** @description Population stability index beside the rows that the model was made with */
                    psi: number;
                    /** @description What chance alone would give */
                    byChance: number;
                    /** @enum {unknown} */
                    standing: "steady" | "moved" | "drifted" | "tooFew";
                    missingThen: number;
                    missingNow: number;
                }[];
                scores: {
                    /** @description Kolmogorov and Smirnov, between chances then and now */
                    distance: number;
                    byChance: number;
                    rows: number;
                    rowsThen: number;
                } | null;
                /** @description Lines that name somebody or something that the training never met */
                novelKeys: {
                    /** @enum {unknown} */
                    kind: "importer" | "declarant" | "partner" | "code" | "codeAndOrigin" | "importerAndCode" | "importerAndPartner";
                    rate: components["schemas"]["MeasuredRate"];
                }[];
            } | null;
            /** @description What rests on what was drawn at random: by whole weeks that are over, and of each once for all */
            settled: {
                /** @description A week is told when it has been over for so long, with what was known then */
                settleDays: number;
                /** @description A week of which fewer drawn ones are known is not told */
                drawnMin: number;
                from: string | null;
                to: string | null;
                /** @description The latest first. Null where too few were drawn to be told of */
                weeks: {
                    /** @description A day of the country */
                    from: string;
                    /** @description A day of the country */
                    to: string;
                    declarations: number;
                    randomStream: components["schemas"]["MeasuredRate"] | null;
                    traffic: components["schemas"]["TrafficEstimate"] | null;
                }[];
                randomStream: {
                    rate: components["schemas"]["MeasuredRate"];
                    before: components["schemas"]["MeasuredRate"] | null;
                    /** @enum {unknown} */
                    standing: "higher" | "lower" | "alike" | "tooFew";
                } | null;
                estimates: components["schemas"]["TrafficEstimate"] | null;
                calibration: {
                    declarations: number;
                    bins: {
                        from: number;
                        to: number;
                        declarations: number;
                        predicted: number;
                        known: number;
                        found: number;
                        rate: components["schemas"]["Estimate"];
                    }[];
                    brier: components["schemas"]["Estimate"] | null;
                    ofBaseRate: components["schemas"]["Estimate"] | null;
                } | null;
                lift: {
                    /** @description 1 holds what the champion ranked highest */
                    tenth: number;
                    declarations: number;
                    known: number;
                    found: number;
                    drawnKnown: number;
                    rate: components["schemas"]["Estimate"];
                    lift: components["schemas"]["Estimate"];
                }[] | null;
                shadow: {
                    /** @description Ranked by both, selected by no rule and no list */
                    declarations: number;
                    /** @description By each of the two, at the capacity of the offices */
                    selected: number;
                    both: components["schemas"]["TrafficEstimate"];
                    onlyChampion: components["schemas"]["TrafficEstimate"];
                    onlyChallenger: components["schemas"]["TrafficEstimate"];
                    difference: components["schemas"]["Estimate"];
                } | null;
            };
        };
        SuspenseItem: {
            /** @description The bank, and its own number of the credit */
            id: string;
            /** @enum {unknown} */
            state: "open" | "held" | "ordered" | "settled";
            /** @enum {unknown} */
            reason: "unknownReference" | "overpaid" | "nothingDue";
            bankCode: string;
            /** @description As the payer wrote it */
            paymentReference: string;
            payerName: string;
            payerAccount: string | null;
            text: string | null;
            /** @description Whole units of the national currency */
            amount: string;
            /** @description What of it found no home when it came */
            inSuspense: string;
            /** @description What of it still waits, and no bank was told to pay back */
            left: string;
            /** @description UTC instant */
            receivedAt: string;
            ageDays: number;
            dueOn: string | null;
            overdue: boolean;
            names: string | null;
            /** @description Whether one person proposes and another approves what is done with it */
            takesTwo: boolean;
            held: {
                reason: string;
                until: string;
                over: boolean;
            } | null;
            order: {
                orderId: string;
                /** @description Whole units of the national currency */
                amount: string;
                /** @description UTC instant */
                at: string;
                times: number;
            } | null;
            rejected: {
                rejection: string;
                note: string;
                /** @description UTC instant */
                at: string;
            } | null;
            allotments: {
                id: string;
                declarationNumber: string;
                /** @description Whole units of the national currency */
                amount: string;
                reason: string;
                /** @description UTC instant */
                at: string;
                takenBack: {
                    /** @description UTC instant */
                    at: string;
                    reason: string;
                } | null;
            }[];
            /** @description Whole units of the national currency */
            returned: string;
            /** @description Name it with an act: one seen before another acted is refused */
            revision: number;
        };
        TariffImport: {
            id: string;
            fileName: string;
            sizeBytes: number;
            createdAt: string;
            sheets: {
                name: string;
                rowCount: number;
                /** @description The first rows, as text */
                head: string[][];
            }[];
            /** @description What a column may hold */
            fields: string[];
            guess: {
                sheet: string;
                headerRow: number;
                /** @description The letters of the column (`C`) by what it holds: a field, or the code of an agreement */
                columns: {
                    [key: string]: string;
                };
            } | null;
            checked: {
                sheet: string;
                headerRow: number;
                /** @description The letters of the column (`C`) by what it holds: a field, or the code of an agreement */
                columns: {
                    [key: string]: string;
                };
                from: string;
                keepMissing: boolean;
                at: string;
                /** @description What it was compared with is still in force */
                current: boolean;
            } | null;
            proposalId: string | null;
        };
        CellError: {
            sheet: string;
            /** @description From 1 */
            row: number;
            /** @description Letters */
            column: string;
            field: string;
            /** @description What stands in the cell */
            text: string;
            code: string;
            message: {
                vi: string;
                en: string;
            };
            fix: {
                vi: string;
                en: string;
            };
        };
        TariffCheck: {
            lineCount: number;
            /** @description Headings, titles, notes: rows that are no lines */
            otherRows: number;
            errorCount: number;
            /** @description The first two thousand */
            errors: components["schemas"]["CellError"][];
            counts: {
                added: number;
                ended: number;
                changed: number;
                renamed: number;
            };
            /** @description Changes published ahead that the new table takes the place of */
            superseded: number;
            firstDayAffected: string | null;
            version: string | null;
        };
        TariffEffects: {
            /** @description The first day of the tariff */
            from: string;
            currency: string;
            items: {
                number: string;
                registeredOn: string;
                officeId: string;
                principalId: string | null;
                /** @description The lines whose codes the tariff changes, from 1 */
                lines: number[];
                /** @description What was assessed */
                before: string;
                after: string | null;
                difference: string | null;
                proposed: ("refund" | "demand" | "none" | "open") | null;
                taxes: {
                    taxType: string;
                    before: string;
                    after: string;
                }[];
                refusals: {
                    code: string;
                    pointer: string;
                    severity: "error" | "warning";
                    label: {
                        vi: string;
                        en: string;
                    };
                    message: {
                        vi: string;
                        en: string;
                    };
                    fix: {
                        vi: string;
                        en: string;
                    };
                    legalBasis?: string;
                    /** @enum {boolean} */
                    legalBasisIllustrative?: true;
                    causedBy?: string | null;
                }[];
            }[];
            /** @description Declarations registered since that day that were looked at for this page */
            scanned: number;
            refunds: string | null;
            demands: string | null;
            nextCursor: string | null;
        };
        Notice: {
            /** @description Grows with what happens: who has seen one has seen all before it */
            id: string;
            /**
             * @description What happened; the `type` of webhooks
             * @enum {unknown}
             */
            code: "declaration.registered" | "declaration.documentCheck" | "declaration.inspection" | "declaration.documentsRequested" | "declaration.documentAttached" | "declaration.controlAccepted" | "declaration.findingConforms" | "declaration.discrepancyFound" | "declaration.dutyPaid" | "declaration.dutyPaymentReversed" | "declaration.released" | "declaration.reliefGivenBack" | "declaration.amendmentRequested" | "declaration.amendmentRejected" | "declaration.amended" | "declaration.amendmentInstructed" | "declaration.changeInstructed" | "declaration.instructionWithdrawn" | "declaration.cancellationRequested" | "declaration.cancellationRejected" | "declaration.cancelled" | "declaration.securityCalled" | "declaration.penaltyImposed" | "declaration.decisionReversed" | "declaration.appealLodged" | "declaration.appealProlonged" | "declaration.appealWithdrawn" | "declaration.appealUpheld" | "declaration.appealDismissed" | "declaration.specialisedAwaited" | "declaration.specialisedConforms" | "declaration.specialisedFails" | "referral.raised" | "referral.late" | "referral.unanswered" | "referral.answered" | "referral.concern" | "referral.weighed" | "declaration.releaseRequested" | "declaration.releaseGranted" | "declaration.releaseDenied" | "declaration.releasedProvisionally" | "declaration.finalised" | "declaration.storageRequested" | "declaration.storageAllowed" | "declaration.storageRefused" | "declaration.storageArrived" | "declaration.storageBreached" | "declaration.storageEnded" | "declaration.releaseSuspended" | "declaration.releaseRevoked" | "declaration.releaseResumed" | "declaration.refundDue" | "declaration.refundRequested" | "declaration.refundRefused" | "declaration.refundOrdered" | "declaration.repaymentOrdered" | "declaration.guarantorRepaid" | "declaration.refundRejected" | "declaration.refundReturned" | "declaration.refundPaid" | "deadline.near" | "deadline.passed" | "deadline.officeNear" | "deadline.officePassed" | "deadline.cancellationDue" | "consultation.opened" | "consultation.answered" | "consultation.concluded" | "inspection.ordered" | "inspection.cancelled" | "inspection.keepReady" | "inspection.keepNoMore" | "inspection.laboratoryResult" | "inspection.penaltyProposed" | "inspection.followUpReopened" | "inspection.caseConcluded" | "exemptionList.submitted" | "compliance.changed" | "compliance.upheld" | "compliance.rejected" | "exemptionList.accepted" | "exemptionList.refused" | "exemptionList.suspended" | "exemptionList.resumed" | "exemptionList.closed" | "transport.toCheck" | "transport.correctionInstructed" | "transport.guaranteeRequired" | "transport.approved" | "transport.refused" | "transport.cancelled" | "transport.withdrawn" | "transport.departed" | "transport.arrived" | "transport.arrivedOtherwise" | "transport.foundOtherwise" | "transport.guaranteeCalled" | "transport.demandWithdrawn" | "transport.guarantorRepaid" | "transport.repaymentReturned" | "transport.guaranteePaid" | "transport.arrivalNear" | "transport.arrivalPassed" | "transport.missing" | "tariff.published" | "risk.ruleHit" | "risk.ruleFailed" | "risk.ruleSuspended" | "model.drifted" | "model.findsChanged" | "watchList.matched" | "tariff.comingDay" | "webhook.disabled" | "webhook.test";
            /** @enum {unknown} */
            topic: "action" | "decision" | "progress" | "work" | "tariff" | "account";
            /** @description Of the declaration, transport or exemption list, or the code of the tariff, that it is about */
            number: string;
            title: {
                vi: string;
                en: string;
            };
            sentence: {
                vi: string;
                en: string;
            };
            /** @description The path of the page where it is */
            page: string;
            at: string;
            read: boolean;
        };
        NoticePreferences: {
            /** @description Whether this installation sends e-mail at all */
            email: boolean;
            items: {
                /** @enum {unknown} */
                topic: "action" | "decision" | "progress" | "work" | "tariff" | "account";
                name: {
                    vi: string;
                    en: string;
                };
                hint: {
                    vi: string;
                    en: string;
                };
                inApp: boolean;
                email: boolean;
            }[];
        };
        WebhookEndpoint: {
            id: string;
            url: string;
            description: string;
            topics: ("action" | "decision" | "progress" | "work" | "tariff" | "account")[];
            createdAt: string;
            failingSince: string | null;
            disabledAt: string | null;
            disabledBecause: ("owner" | "failing" | "gone") | null;
            previousSecretUntil: string | null;
        };
        WebhookDelivery: {
            id: string;
            /** @description The `webhook-id` of every try and every replay */
            messageId: string;
            /**
             * @description The `type` of the message
             * @enum {unknown}
             */
            code: "declaration.registered" | "declaration.documentCheck" | "declaration.inspection" | "declaration.documentsRequested" | "declaration.documentAttached" | "declaration.controlAccepted" | "declaration.findingConforms" | "declaration.discrepancyFound" | "declaration.dutyPaid" | "declaration.dutyPaymentReversed" | "declaration.released" | "declaration.reliefGivenBack" | "declaration.amendmentRequested" | "declaration.amendmentRejected" | "declaration.amended" | "declaration.amendmentInstructed" | "declaration.changeInstructed" | "declaration.instructionWithdrawn" | "declaration.cancellationRequested" | "declaration.cancellationRejected" | "declaration.cancelled" | "declaration.securityCalled" | "declaration.penaltyImposed" | "declaration.decisionReversed" | "declaration.appealLodged" | "declaration.appealProlonged" | "declaration.appealWithdrawn" | "declaration.appealUpheld" | "declaration.appealDismissed" | "declaration.specialisedAwaited" | "declaration.specialisedConforms" | "declaration.specialisedFails" | "referral.raised" | "referral.late" | "referral.unanswered" | "referral.answered" | "referral.concern" | "referral.weighed" | "declaration.releaseRequested" | "declaration.releaseGranted" | "declaration.releaseDenied" | "declaration.releasedProvisionally" | "declaration.finalised" | "declaration.storageRequested" | "declaration.storageAllowed" | "declaration.storageRefused" | "declaration.storageArrived" | "declaration.storageBreached" | "declaration.storageEnded" | "declaration.releaseSuspended" | "declaration.releaseRevoked" | "declaration.releaseResumed" | "declaration.refundDue" | "declaration.refundRequested" | "declaration.refundRefused" | "declaration.refundOrdered" | "declaration.repaymentOrdered" | "declaration.guarantorRepaid" | "declaration.refundRejected" | "declaration.refundReturned" | "declaration.refundPaid" | "deadline.near" | "deadline.passed" | "deadline.officeNear" | "deadline.officePassed" | "deadline.cancellationDue" | "consultation.opened" | "consultation.answered" | "consultation.concluded" | "inspection.ordered" | "inspection.cancelled" | "inspection.keepReady" | "inspection.keepNoMore" | "inspection.laboratoryResult" | "inspection.penaltyProposed" | "inspection.followUpReopened" | "inspection.caseConcluded" | "exemptionList.submitted" | "compliance.changed" | "compliance.upheld" | "compliance.rejected" | "exemptionList.accepted" | "exemptionList.refused" | "exemptionList.suspended" | "exemptionList.resumed" | "exemptionList.closed" | "transport.toCheck" | "transport.correctionInstructed" | "transport.guaranteeRequired" | "transport.approved" | "transport.refused" | "transport.cancelled" | "transport.withdrawn" | "transport.departed" | "transport.arrived" | "transport.arrivedOtherwise" | "transport.foundOtherwise" | "transport.guaranteeCalled" | "transport.demandWithdrawn" | "transport.guarantorRepaid" | "transport.repaymentReturned" | "transport.guaranteePaid" | "transport.arrivalNear" | "transport.arrivalPassed" | "transport.missing" | "tariff.published" | "risk.ruleHit" | "risk.ruleFailed" | "risk.ruleSuspended" | "model.drifted" | "model.findsChanged" | "watchList.matched" | "tariff.comingDay" | "webhook.disabled" | "webhook.test";
            /** @description Of the declaration or exemption list that it is about */
            number: string;
            /**
             * @description `dead`: given up, until somebody replays it
             * @enum {unknown}
             */
            state: "due" | "delivered" | "dead";
            createdAt: string;
            finishedAt: string | null;
            nextTryAt: string | null;
            /** @description Newest first, the last twenty */
            attempts: {
                number: number;
                at: string;
                durationMs: number;
                status: number | null;
                error: string | null;
            }[];
        };
        AnnouncedPaper: {
            /** @description Code list customs-office */
            officeId: string;
            /** @description As the office numbered the paper */
            number: string;
            /**
             * Format: date
             * @description The day it was accepted
             */
            on: string;
            acceptedBy: string;
            announcedAt: string;
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
    readSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    password: string;
                    newPassword?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secondFactor: ("totp" | "recoveryCode" | "passkey")[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    language?: "vi" | "en";
                    organisationId?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginPasskeySignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description For `navigator.credentials`, as WebAuthn writes it in JSON */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        challenge: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInByPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    passkey: {
                        id: string;
                        rawId: string;
                        /** @enum {string} */
                        type: "public-key";
                        authenticatorAttachment?: "platform" | "cross-platform";
                        clientExtensionResults: Record<string, never>;
                        response: {
                            clientDataJSON: string;
                            authenticatorData: string;
                            signature: string;
                            userHandle?: string;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                kind?: "test" | "live";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                        kinds: ("test" | "live")[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label: string;
                    kind?: "test" | "live";
                    scopes: ("declarations:read" | "declarations:write" | "payments:read" | "payments:notify" | "parties:read" | "parties:write" | "cases:read" | "cases:write" | "reference:publish" | "reference:propose" | "reference:approve" | "access:manage" | "journal:verify" | "suspense:read" | "suspense:write" | "tariff:watch" | "risk:read" | "risk:write" | "referrals:read" | "referrals:write" | "notices:read" | "webhooks:manage")[];
                    expiresAt?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        key: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: {
                kind?: "test" | "live";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                organisationId?: string;
                /** @description Part of name or e-mail; accents do not matter */
                q?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["User"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    name: string;
                    language?: "vi" | "en";
                    organisationId: string;
                    organisation?: {
                        kind: "trader" | "brokerage" | "customs" | "bank" | "warehouse" | "agency";
                        name: string;
                    };
                    roles: ("trader" | "broker" | "documentOfficer" | "inspectionOfficer" | "officeLeader" | "riskAnalyst" | "bank" | "warehouseKeeper" | "agencyOfficer" | "organisationAdministrator" | "administrator" | "system" | "publicVisitor")[];
                    offices?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        oneTimePassword: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    disabled: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMembership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                organisationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    roles: ("trader" | "broker" | "documentOfficer" | "inspectionOfficer" | "officeLeader" | "riskAnalyst" | "bank" | "warehouseKeeper" | "agencyOfficer" | "organisationAdministrator" | "administrator" | "system" | "publicVisitor")[];
                    offices?: string[];
                    validTo?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        oneTimePassword: string;
                        /** @description How many API keys of the person were in force, and are no more */
                        revokedApiKeys: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDelegations: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Delegation"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantDelegation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    brokerId: string;
                    scopes: ("declarations:read" | "declarations:write" | "payments:read" | "parties:read")[];
                    validFrom?: string;
                    validTo?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delegation"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeDelegation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askForPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeemPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        totpSince: string | null;
                        recoveryCodesLeft: number;
                        passkeysAt: string | null;
                        passkeys: {
                            id: string;
                            name: string;
                            /** @description UTC instant, ISO 8601 */
                            createdAt: string;
                            lastUsedAt: string | null;
                        }[];
                        sessions: {
                            id: string;
                            current: boolean;
                            /** @description What the browser calls itself */
                            agent: string;
                            /** @description An IPv4 address or the network of an IPv6 one */
                            address: string;
                            /** @description UTC instant, ISO 8601 */
                            createdAt: string;
                            /** @description UTC instant, ISO 8601 */
                            seenAt: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Base32, to type */
                        secret: string;
                        /** @description otpauth://, to open on the same device */
                        uri: string;
                        /** @description The same as SVG, to scan */
                        qrCode: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Shown once; none where the person has some already */
                        recoveryCodes: string[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    code?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Shown once; none where the person has some already */
                        recoveryCodes: string[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description For `navigator.credentials`, as WebAuthn writes it in JSON */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        challenge: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    passkey: {
                        id: string;
                        rawId: string;
                        /** @enum {string} */
                        type: "public-key";
                        authenticatorAttachment?: "platform" | "cross-platform";
                        clientExtensionResults: Record<string, never>;
                        response: {
                            clientDataJSON: string;
                            attestationObject: string;
                            transports?: string[];
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renamePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                organisationId?: string;
                kind?: "change" | "view" | "act";
                /** @description Part of the name or e-mail of who did it */
                who?: string;
                /** @description Of which person, declaration or party */
                subjectId?: string;
                from?: string;
                to?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            kind: "change" | "view" | "act";
                            at: string;
                            who: {
                                id: string;
                                name: string | null;
                            } | null;
                            organisation: {
                                id: string;
                                name: string | null;
                            };
                            action: string;
                            label: {
                                vi: string;
                                en: string;
                            } | null;
                            subject: {
                                kind: string;
                                id: string;
                                name: string | null;
                            };
                            concerns: string[];
                            details: {
                                [key: string]: unknown;
                            } | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                organisationId?: string;
                kind?: "change" | "view" | "act";
                /** @description Part of the name or e-mail of who did it */
                who?: string;
                /** @description Of which person, declaration or party */
                subjectId?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeclarations: {
        parameters: {
            query?: {
                /** @description One or more statuses, comma-separated */
                status?: string;
                channel?: "green" | "yellow" | "red";
                /** @description Only those of which a time has passed that the leader looks after */
                escalated?: true;
                /** @description Number, own reference, bill, party or goods; accents do not matter */
                q?: string;
                cursor?: string;
                limit?: number;
                /** @description Wait until the list has seen this journal position */
                position?: string;
                /** @description Newest (usual) or oldest first, what is due first, the most tax first, or by how far it has come; the last three of what is open and of the newest thousands of the rest */
                sort?: "newest" | "oldest" | "due" | "tax" | "status";
                /** @description Only the goods of these parties: ids, comma-separated */
                client?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeclarationSummary"][];
                        /** @description Where to go on; null at the end. A page of what is rare may hold few items or none and still lead on: so many declarations are looked at for each */
                        nextCursor: string | null;
                        /** @description UTC instant, ISO 8601 */
                        asOf: string;
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lodgeDeclaration: {
        parameters: {
            query?: {
                /** @description Register at once: the tax point is now */
                register?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Declaration"];
                "application/xml": unknown;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LodgeAnswer"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LodgeAnswer"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showDeclaration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationView"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceDeclaration: {
        parameters: {
            query?: {
                /** @description Register at once: the tax point is now */
                register?: boolean;
            };
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Declaration"];
                "application/xml": unknown;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LodgeAnswer"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LodgeAnswer"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerDeclaration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LodgeAnswer"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LodgeAnswer"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPapers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AnnouncedPaper"][];
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lodgePaper: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    paper: {
                        /** @description As the office numbered it */
                        number: string;
                        /**
                         * Format: date
                         * @description The day it was accepted: the tax point
                         */
                        on: string;
                        acceptedBy: string;
                        channel: "green" | "yellow" | "red";
                        /**
                         * Format: date-time
                         * @description When the goods left on the strength of the paper
                         */
                        releasedAt?: string;
                        /** @description Declaration number */
                        replaces?: string;
                    };
                    declaration: components["schemas"]["Declaration"];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LodgeAnswer"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    announcePaper: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Code list customs-office */
                    officeId: string;
                    /** @description As the office numbered the paper */
                    number: string;
                    /**
                     * Format: date
                     * @description The day it was accepted
                     */
                    on: string;
                    acceptedBy: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainDeclaration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    declarationAsXml: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showDesk: {
        parameters: {
            query?: {
                /** @description Only the goods of these parties: ids, comma-separated */
                client?: string;
                /** @description Wait until this is in the lists */
                position?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        toDo: {
                            count: number;
                            /** @description Of them: whose time has run out */
                            overdue: number;
                            items: components["schemas"]["DeclarationSummary"][];
                        };
                        waiting: {
                            count: number;
                            /** @description Of them: whose time has run out */
                            overdue: number;
                            items: components["schemas"]["DeclarationSummary"][];
                        };
                        done: {
                            count: number;
                            /** @description Of them: whose time has run out */
                            overdue: number;
                            items: components["schemas"]["DeclarationSummary"][];
                        };
                        money: {
                            count: number;
                            /** @description Whole units of the national currency */
                            amountDue: string;
                            currency: string;
                        };
                        clients: {
                            id: string;
                            name: string;
                            toDo: number;
                            waiting: number;
                            overdue: number;
                            /** @description Whole units of the national currency */
                            amountDue: string;
                        }[];
                        asOf: string;
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showShipment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShipmentView"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showShipmentDeclaration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of each linked declaration, in the order of their branches, the version in force as you know it: one digit each, as the shipment says it under `versions` */
                        versions: string;
                        declaration: components["schemas"]["Declaration"];
                    };
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listShipmentLines: {
        parameters: {
            query?: {
                /** @description The first line, counted in the shipment */
                from?: number;
                /** @description Only lines whose code begins with it or whose description holds it, in small letters without accents */
                find?: string;
            };
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: {
                            place: number;
                            number: string;
                            goodsItem: components["schemas"]["GoodsItem"];
                            customsValue: string | null;
                            taxes: {
                                taxType: string;
                                rate: string;
                                /** @description Whole units of the national currency */
                                amount: string;
                            }[];
                        }[];
                        next: number | null;
                    };
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listResponses: {
        parameters: {
            query?: {
                /** @description A position of the journal: only what was told after it */
                after?: string;
            };
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkDeclaration: {
        parameters: {
            query?: {
                /** @description Declaration number */
                replaces?: string;
                /** @description Declaration number */
                amends?: string;
                /** @description By the law of this day, for what was accepted on paper; today without it */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Declaration"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        refusals: components["schemas"]["Refusal"][];
                        taxTable: components["schemas"]["TaxRow"][];
                        totalPayable: string | null;
                    };
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    amendDeclaration: {
        parameters: {
            query: {
                /** @description The version in force, as you know it: the last digit of its number */
                version: number;
                /** @description Code list amendment-reason */
                reasonCode: string;
                reason: string;
                /** @description In one step; otherwise it is drafted, and confirmed by a second */
                confirm?: boolean;
            };
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Declaration"];
                "application/xml": unknown;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AmendmentAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stepOfDeclarant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    step: "withdraw";
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "confirmAmendment";
                    /** @description The version in force, as you know it: the last digit of its number */
                    version: number;
                } | {
                    /** @enum {string} */
                    step: "dropAmendment";
                } | {
                    /** @enum {string} */
                    step: "appeal";
                    /** @description Where the decision stands in the journal, as the declaration lists it under `decisions` */
                    decision: string;
                    text: string;
                } | {
                    /** @enum {string} */
                    step: "withdrawAppeal";
                    /** @description As the declaration lists it under `appeals` */
                    appealId: string;
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "secure";
                    /** @description The version in force, as you know it: the last digit of its number */
                    version: number;
                    guaranteeId: string;
                    purpose: "payment" | "certificate" | "finalValue";
                    agreement?: string;
                } | {
                    /** @enum {string} */
                    step: "requestRelease";
                    groundCode: string;
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "requestStorage";
                    kind: "inspectionPlace" | "ownPlace";
                    place: string;
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "confirmStorage";
                    note: string;
                } | {
                    /** @enum {string} */
                    step: "requestRefund";
                    account: {
                        /** @description The bank, by the code that banks know it by */
                        bankCode: string;
                        /** @description The account, without spaces */
                        number: string;
                        holder: string;
                    };
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "requestCancellation";
                    groundCode: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            version: number;
                            number: string;
                            at: string;
                            by: "declarant" | "customs";
                            reasonCode: string | null;
                            reasonName: {
                                vi: string;
                                en: string;
                            } | null;
                            reason: string | null;
                            totalPayable: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showVersion: {
        parameters: {
            query?: {
                /** @description Compared with; the one before by default */
                from?: number;
            };
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
                /** @description The version in force, as you know it: the last digit of its number */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        number: string;
                        comparedWith: number | null;
                        declaration: components["schemas"]["Declaration"];
                        taxTable: components["schemas"]["TaxRow"][];
                        changes: {
                            pointer: string;
                            line?: number;
                            before?: string;
                            after?: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    amendShipment: {
        parameters: {
            query: {
                /** @description Of each linked declaration, in the order of their branches, the version in force as you know it: one digit each, as the shipment says it under `versions` */
                versions: string;
                /** @description Code list amendment-reason */
                reasonCode: string;
                reason: string;
                /** @description In one step; otherwise it is drafted, and confirmed by a second */
                confirm?: boolean;
            };
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Declaration"];
                "application/xml": unknown;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShipmentResult"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stepOfDeclarantOnShipment: {
        parameters: {
            query?: {
                /** @description Of each linked declaration, in the order of their branches, the version in force as you know it: one digit each, as the shipment says it under `versions` */
                versions?: string;
            };
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    step: "withdraw";
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "confirmAmendment";
                    /** @description The version in force, as you know it: the last digit of its number */
                    version: number;
                } | {
                    /** @enum {string} */
                    step: "dropAmendment";
                } | {
                    /** @enum {string} */
                    step: "appeal";
                    /** @description Where the decision stands in the journal, as the declaration lists it under `decisions` */
                    decision: string;
                    text: string;
                } | {
                    /** @enum {string} */
                    step: "withdrawAppeal";
                    /** @description As the declaration lists it under `appeals` */
                    appealId: string;
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "secure";
                    /** @description The version in force, as you know it: the last digit of its number */
                    version: number;
                    guaranteeId: string;
                    purpose: "payment" | "certificate" | "finalValue";
                    agreement?: string;
                } | {
                    /** @enum {string} */
                    step: "requestRelease";
                    groundCode: string;
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "requestStorage";
                    kind: "inspectionPlace" | "ownPlace";
                    place: string;
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "confirmStorage";
                    note: string;
                } | {
                    /** @enum {string} */
                    step: "requestRefund";
                    account: {
                        /** @description The bank, by the code that banks know it by */
                        bankCode: string;
                        /** @description The account, without spaces */
                        number: string;
                        holder: string;
                    };
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "requestCancellation";
                    groundCode: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShipmentResult"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDrafts: {
        parameters: {
            query?: {
                /** @description Deleted ones can be restored for thirty days */
                kind?: "draft" | "template" | "deleted";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DraftHead"][];
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDraft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    /** @description Whose it is; yours unless you say so */
                    organisationId?: string;
                    name?: string;
                    /** @description The declaration that it overwrites or amends; a new one where it names none */
                    purpose?: {
                        replaces?: string;
                        amends?: {
                            number: string;
                            version: number;
                            /** @description Of a shipment: one digit for each of its declarations */
                            versions?: string;
                        };
                    };
                    template?: {
                        /** @description Places whose texts a new draft begins with; none for all */
                        keeps: string[];
                    };
                    from?: {
                        draft: string;
                    } | {
                        declaration: string;
                        reference?: "new" | "keep";
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    describeDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string | null;
                    template?: {
                        /** @description Places whose texts a new draft begins with; none for all */
                        keeps: string[];
                    } | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftHead"];
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    device: string;
                    /** @description The last revision that you had seen */
                    baseRevision: number;
                    operations: ({
                        /** @enum {string} */
                        op: "set";
                        at: string;
                        value: string;
                    } | {
                        /** @enum {string} */
                        op: "settle";
                        at: string;
                        value: string;
                    } | {
                        /** @enum {string} */
                        op: "insert";
                        list: string;
                        id: string;
                        after: string | null;
                    } | {
                        /** @enum {string} */
                        op: "remove";
                        at: string;
                    } | {
                        /** @enum {string} */
                        op: "restore";
                        at: string;
                    } | {
                        /** @enum {string} */
                        op: "move";
                        at: string;
                        after: string | null;
                    })[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of this change */
                        revision: number;
                        /** @description All since your base revision, this one too; empty where they are too many: read the draft */
                        missed: components["schemas"]["AcceptedDraftChange"][];
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftHead"];
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftHead"];
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepDraftTrial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the draft, as it was sent */
                    revision: number;
                    refusals: ({
                        code: string;
                        pointer: string;
                        severity: "error" | "warning";
                        label: {
                            vi: string;
                            en: string;
                        };
                        message: {
                            vi: string;
                            en: string;
                        };
                        fix: {
                            vi: string;
                            en: string;
                        };
                    } & {
                        [key: string]: unknown;
                    })[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchDraft: {
        parameters: {
            query: {
                after: number;
                device?: string;
            };
            header?: {
                "last-event-id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Problem"];
                };
            };
        };
    };
    appearInDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    device: string;
                    /** @description A field, by its stable pointer; null for nowhere in particular */
                    at: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeclarationImports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeclarationImport"][];
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadDeclarations: {
        parameters: {
            query?: {
                /** @description On whose behalf; yours unless you say so */
                organisation?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationImport"];
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showDeclarationImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationImport"];
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImportEntries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeclarationImportEntry"][];
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadImportResult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    checkImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    table?: {
                        sheet: string;
                        /** @description From 1 */
                        headerRow: number;
                        /** @description The letters of the column (`C`) by the place in the declaration that it holds */
                        columns: {
                            [key: string]: string;
                        };
                        numbers?: "comma-decimal" | "point-decimal";
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        example: string | null;
                        import: components["schemas"]["DeclarationImport"];
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    mode: "draft" | "preRegister" | "register";
                    /**
                     * @description Try again what was rejected; what was accepted is left alone
                     * @enum {string}
                     */
                    only?: "failures";
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationImport"];
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationImport"];
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewIntoDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    draftId: string;
                    /**
                     * @description Behind the lines that are there, or in their place
                     * @enum {unknown}
                     */
                    mode: "append" | "replace";
                    /** @description Only the lines of the declaration that begins here in the file */
                    row?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revision: number;
                        /** @description Lines in the draft now */
                        before: number;
                        after: number;
                        counts: {
                            added: number;
                            changed: number;
                            removed: number;
                        };
                        changes: {
                            line: number;
                            /** @enum {unknown} */
                            change: "added" | "changed" | "removed";
                            fields: {
                                place: string;
                                before: string;
                                after: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importIntoDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    draftId: string;
                    /**
                     * @description Behind the lines that are there, or in their place
                     * @enum {unknown}
                     */
                    mode: "append" | "replace";
                    /** @description Only the lines of the declaration that begins here in the file */
                    row?: number;
                    /** @description Of the draft, as the preview saw it */
                    revision: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revision: number;
                        lines: number;
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadImportSample: {
        parameters: {
            query?: {
                language?: "vi" | "en";
            };
            header?: never;
            path: {
                kind: "xlsx" | "csv" | "json" | "xml";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listProducts: {
        parameters: {
            query?: {
                /** @description Whose catalogue; yours unless you say so */
                organisation?: string;
                /** @description Words of code, description or tariff code */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CatalogueProduct"][];
                        isCut: boolean;
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveProducts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Whose catalogue; yours unless you say so */
                    organisation?: string;
                    items: {
                        id?: string;
                        code: string;
                        description: string;
                        descriptionEn?: string;
                        commodityCode: string;
                        originCountryCode?: string;
                        unitCode?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            code: string;
                            /** @description taken: another product has that code */
                            outcome: "saved" | "refused" | "taken";
                            refusals: components["schemas"]["Refusal"][];
                        }[];
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSavedViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SavedView"][];
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putSavedView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /**
                     * @description A view of the list of declarations, or of the desk across clients
                     * @enum {unknown}
                     */
                    place?: "list" | "desk";
                    /** @description As the address of the list has them */
                    filters: {
                        [key: string]: string;
                    };
                    hiddenColumns: string[];
                    /** @description With your organisation */
                    shared: boolean;
                    /** @description What you begin with */
                    first: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeSavedView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFixes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Fix"][];
                        /** @description There is more than is listed */
                        isCut: boolean;
                        asOf: string;
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mendFixes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rows: {
                        /** @enum {unknown} */
                        source: "draft" | "import" | "preRegistration" | "declaration";
                        /** @description Of the draft or the file; the number of the declaration */
                        id: string;
                        place: number | null;
                        seen: string;
                        /** @description Of a field */
                        pointer: string;
                        /** @description What stood there when you looked */
                        declared: string;
                        value: string;
                    }[];
                    /** @description Why registered declarations are amended; they are left alone without it */
                    amendment?: {
                        /** @description Code list amendment-reason */
                        reasonCode: string;
                        reason: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            /** @enum {unknown} */
                            source: "draft" | "import" | "preRegistration" | "declaration";
                            /** @description Of the draft or the file; the number of the declaration */
                            id: string;
                            place: number | null;
                            pointer: string;
                            outcome: "saved" | "stands" | "changed" | "refused" | "gone";
                            refusals: components["schemas"]["Refusal"][];
                        }[];
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lookAgain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        examined: number;
                        found: number;
                        /** @description There is more than one look examines */
                        isCut: boolean;
                        asOf: string;
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCases: {
        parameters: {
            query?: {
                /** @description One or more statuses, comma-separated */
                status?: string;
                channel?: "green" | "yellow" | "red";
                /** @description Only those of which a time has passed that the leader looks after */
                escalated?: true;
                /** @description Number, own reference, bill, party or goods; accents do not matter */
                q?: string;
                cursor?: string;
                limit?: number;
                /** @description Wait until the list has seen this journal position */
                position?: string;
                /** @description Only what I hold, or what nobody holds yet */
                held?: "mine" | "unheld";
                /** @description Only where goods are looked at, or only where papers are judged; and whatever I hold */
                work?: "papers" | "goods";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CaseSummary"][];
                        nextCursor: string | null;
                        /** @description UTC instant, ISO 8601 */
                        asOf: string;
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        view: components["schemas"]["DeclarationView"];
                        holderId: string | null;
                        whyHere: components["schemas"]["Explanation"] | null;
                        doubts: {
                            sequence: number;
                            explanation: components["schemas"]["Explanation"];
                        }[];
                        fourEyes: {
                            action: "case.reverse" | "appeal.decide";
                            /** @description The decision, or the appeal, as the declaration lists it */
                            subject: string;
                            label: {
                                vi: string;
                                en: string;
                            };
                            /** @description Who did the first half */
                            officerId: string;
                            isOwn: boolean;
                            at: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action: "accept";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "requestDocuments";
                    reason: string;
                    documents: {
                        typeCode: string;
                        note: string;
                    }[];
                } | {
                    /** @enum {string} */
                    action: "recordFinding";
                    conforms: boolean;
                    note: string;
                    lines: {
                        sequence: number;
                        note: string;
                        quantityFound?: string;
                    }[];
                } | {
                    /** @enum {string} */
                    action: "instructAmendment";
                    kind: "amend" | "change";
                    text: string;
                    lines: number[];
                    followUps?: string[];
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "awaitSpecialised";
                    agencyCode: string;
                    documentTypeCode: string;
                    note: string;
                    dueOn: string;
                } | {
                    /** @enum {string} */
                    action: "recordSpecialised";
                    conforms: boolean;
                    attachmentId: string;
                    note: string;
                } | {
                    /** @enum {string} */
                    action: "grantRelease";
                    note: string;
                } | {
                    /** @enum {string} */
                    action: "denyRelease";
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "finalise";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "allowStorage";
                    note: string;
                } | {
                    /** @enum {string} */
                    action: "refuseStorage";
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "recordStorageBreach";
                    breach: "tampered" | "wrongPlace" | "lateResult";
                    note: string;
                } | {
                    /** @enum {string} */
                    action: "endStorage";
                    note: string;
                } | {
                    /** @enum {string} */
                    action: "withdrawInstruction";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "rechannel";
                    channel: "green" | "yellow" | "red";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "acceptAmendment";
                    /** @description The version in force, as you know it: the last digit of its number */
                    version: number;
                } | {
                    /** @enum {string} */
                    action: "rejectAmendment";
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "cancel";
                    /** @description The version in force, as you know it: the last digit of its number */
                    version: number;
                    groundCode: string;
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "rejectCancellation";
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "assess";
                    /** @description The version in force, as you know it: the last digit of its number */
                    version: number;
                    reasonCode: string;
                    reason: string;
                    followUps?: string[];
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "suspendRelease";
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "resumeRelease";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "revokeRelease";
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "controlAnew";
                    channel: "yellow" | "red";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "orderRefund";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "refuseRefund";
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "repayGuarantor";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "resendRefund";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "callSecurity";
                    guaranteeId: string;
                } | {
                    /** @enum {string} */
                    action: "prolongAppeal";
                    /** @description As the declaration lists it under `appeals` */
                    appealId: string;
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "decideAppeal";
                    /** @description The version in force, as you know it: the last digit of its number */
                    version: number;
                    /** @description As the declaration lists it under `appeals` */
                    appealId: string;
                    outcome: "upheld" | "dismissed";
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "reverse";
                    /** @description The version in force, as you know it: the last digit of its number */
                    version: number;
                    /** @description Where the decision stands in the journal, as the declaration lists it under `decisions` */
                    decision: string;
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessByCustoms: {
        parameters: {
            query: {
                /** @description The version in force, as you know it: the last digit of its number */
                version: number;
                reasonCode: string;
                reason: string;
                /** @description As the inspection of the case lists it under `followUps` */
                followUp?: string;
            };
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Declaration"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AmendmentAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideShipment: {
        parameters: {
            query?: {
                /** @description Of each linked declaration, in the order of their branches, the version in force as you know it: one digit each, as the shipment says it under `versions` */
                versions?: string;
            };
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action: "accept";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "requestDocuments";
                    reason: string;
                    documents: {
                        typeCode: string;
                        note: string;
                    }[];
                } | {
                    /** @enum {string} */
                    action: "recordFinding";
                    conforms: boolean;
                    note: string;
                    lines: {
                        sequence: number;
                        note: string;
                        quantityFound?: string;
                    }[];
                } | {
                    /** @enum {string} */
                    action: "instructAmendment";
                    kind: "amend" | "change";
                    text: string;
                    lines: number[];
                    followUps?: string[];
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "awaitSpecialised";
                    agencyCode: string;
                    documentTypeCode: string;
                    note: string;
                    dueOn: string;
                } | {
                    /** @enum {string} */
                    action: "recordSpecialised";
                    conforms: boolean;
                    attachmentId: string;
                    note: string;
                } | {
                    /** @enum {string} */
                    action: "grantRelease";
                    note: string;
                } | {
                    /** @enum {string} */
                    action: "denyRelease";
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "finalise";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "allowStorage";
                    note: string;
                } | {
                    /** @enum {string} */
                    action: "refuseStorage";
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "recordStorageBreach";
                    breach: "tampered" | "wrongPlace" | "lateResult";
                    note: string;
                } | {
                    /** @enum {string} */
                    action: "endStorage";
                    note: string;
                } | {
                    /** @enum {string} */
                    action: "withdrawInstruction";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "rechannel";
                    channel: "green" | "yellow" | "red";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "acceptAmendment";
                    /** @description The version in force, as you know it: the last digit of its number */
                    version: number;
                } | {
                    /** @enum {string} */
                    action: "rejectAmendment";
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "cancel";
                    /** @description The version in force, as you know it: the last digit of its number */
                    version: number;
                    groundCode: string;
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "rejectCancellation";
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "assess";
                    /** @description The version in force, as you know it: the last digit of its number */
                    version: number;
                    reasonCode: string;
                    reason: string;
                    followUps?: string[];
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "suspendRelease";
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "resumeRelease";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "revokeRelease";
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "controlAnew";
                    channel: "yellow" | "red";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "orderRefund";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "refuseRefund";
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "repayGuarantor";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "resendRefund";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "callSecurity";
                    guaranteeId: string;
                } | {
                    /** @enum {string} */
                    action: "prolongAppeal";
                    /** @description As the declaration lists it under `appeals` */
                    appealId: string;
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "decideAppeal";
                    /** @description The version in force, as you know it: the last digit of its number */
                    version: number;
                    /** @description As the declaration lists it under `appeals` */
                    appealId: string;
                    outcome: "upheld" | "dismissed";
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    action: "reverse";
                    /** @description The version in force, as you know it: the last digit of its number */
                    version: number;
                    /** @description Where the decision stands in the journal, as the declaration lists it under `decisions` */
                    decision: string;
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShipmentResult"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showCaseAsTrader: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        view: components["schemas"]["DeclarationView"];
                        consultation: components["schemas"]["ConsultationOverview"];
                    };
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        declarations: number;
                        lines: number;
                        differences: {
                            sequence: number;
                            price: {
                                percent: number;
                                median: number;
                                currency: string;
                                unitCode: string;
                                earlierLines: number;
                            } | null;
                            otherOrigins: string[];
                            otherCodes: string[];
                        }[];
                        invoiceId: string | null;
                        documents: {
                            /** @description The line; 0 is the declaration as a whole */
                            sequence: number;
                            field: "number" | "issued" | "seller" | "buyer" | "terms" | "valid" | "quantity" | "unit" | "amount" | "origin" | "description" | "code";
                            declared: string;
                            documented: string;
                            documentTypeCode: string;
                            documentId: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showConsultation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsultationOverview"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openConsultation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    question: string;
                    sequences: number[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerConsultation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    documents: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    concludeConsultation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    outcome: "accepted" | "rejected" | "noAnswer";
                    reason: string;
                    proposal: {
                        methodCode: string;
                        values: {
                            sequence: number;
                            amount: string;
                        }[];
                        note: string;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draftLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    action: "instructAmendment" | "rejectAmendment" | "assess" | "rejectCancellation" | "cancel" | "denyRelease" | "refuseStorage" | "suspendRelease" | "revokeRelease" | "refuseRefund" | "reverse" | "decideAppeal" | "imposePenalty";
                    reason?: string;
                    text?: string;
                    kind?: "amend" | "change";
                    lines?: number[];
                    groundCode?: string;
                    reasonCode?: string;
                    outcome?: "upheld" | "dismissed";
                    appealId?: string;
                    decision?: string;
                    violation?: string;
                    amount?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        vi: string;
                        en: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLetters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            at: string;
                            title: {
                                vi: string;
                                en: string;
                            };
                            text: {
                                vi: string;
                                en: string;
                            };
                            /** @description Where it is to be had as a PDF */
                            path: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        release: {
                            number: string;
                            officeId: string;
                            direction: string;
                            typeCode: string;
                            registeredAt: string;
                            releasedAt: string;
                            kind: "final" | "provisional";
                            /** @description Where anyone asks whether it still counts */
                            standingAt: string;
                        };
                        standing: "valid" | "suspended" | "revoked";
                        stoppedAt: string | null;
                        jws: string | null;
                        page: string;
                    };
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    track: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tracking: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        officeId: string;
                        status: "preRegistered" | "underControl" | "amendmentInstructed" | "awaitingPayment" | "releasedProvisionally" | "released" | "suspended" | "revoked" | "cancelled" | "withdrawn" | "lapsed";
                        statusLabel: {
                            vi: string;
                            en: string;
                        };
                        next: {
                            vi: string;
                            en: string;
                        };
                        steps: {
                            label: {
                                vi: string;
                                en: string;
                            };
                            at: string | null;
                        }[];
                        asOf: string;
                    };
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    serviceStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        state: "working" | "waiting";
                        asOf: string;
                        days: number;
                        times: {
                            channel: "green" | "yellow" | "red";
                            sharePercent: number | null;
                            atOncePercent: number | null;
                            medianSeconds: number | null;
                            p90Seconds: number | null;
                            p99Seconds: number | null;
                        }[];
                    };
                };
            };
        };
    };
    showInspection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionFile"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeInspectionStep: {
        parameters: {
            query?: {
                /** @description The order under which it was recorded: refused with INS-028 where another is in force, or none */
                orderedAt?: string;
                /** @description The version of the declaration that it was recorded by */
                version?: number;
            };
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    step: "checkDocuments";
                    items: {
                        item: string;
                        answer: "yes" | "no" | "notApplicable";
                        note: string;
                    }[];
                } | {
                    /** @enum {string} */
                    step: "order";
                    order: {
                        containers: string[];
                        packages: string;
                        lines: number[];
                        extent: {
                            /** @enum {string} */
                            kind: "full";
                        } | {
                            /** @enum {string} */
                            kind: "percent";
                            percent: number;
                        };
                        means: "scanner" | "manual" | "both";
                        place: string;
                        plannedAt: string;
                        reasonForTrader: string;
                        instructions: string;
                    };
                } | {
                    /** @enum {string} */
                    step: "cancel";
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "recordScan";
                    scan: {
                        container: string;
                        verdict: "clear" | "suspect" | "unreadable";
                        images: string[];
                        note: string;
                    };
                } | {
                    /** @enum {string} */
                    step: "checkContainer";
                    check: {
                        container: string;
                        seals: string[];
                        sealState: "intact" | "broken" | "different" | "missing";
                        photos: string[];
                        note: string;
                    };
                } | {
                    /** @enum {string} */
                    step: "recordFinding";
                    finding: {
                        line: number | null;
                        quantityFound: string | null;
                        unitCode: string | null;
                        originFound: string | null;
                        codeFound: string | null;
                        condition: string | null;
                        photos: string[];
                        note: string;
                    };
                } | {
                    /** @enum {string} */
                    step: "takeSample";
                    sample: {
                        line: number;
                        seal: string;
                        laboratory: string;
                        questions: string;
                    };
                } | {
                    /** @enum {string} */
                    step: "recordAttendance";
                    attested: {
                        attendance: "signed" | "refused" | "absent";
                        name: string;
                        capacity: string;
                        signature: string | null;
                        note: string;
                    };
                } | {
                    /** @enum {string} */
                    step: "recordLaboratoryResult";
                    result: {
                        sample: number;
                        answer: string;
                        codeProposed: string | null;
                    };
                } | {
                    /** @enum {string} */
                    step: "conclude";
                    conforms: boolean;
                    discrepancies: {
                        line: number | null;
                        kind: "quantity" | "code" | "origin" | "value" | "prohibited" | "condition" | "undeclared";
                        declared: string;
                        found: string;
                        follow: "instruction" | "reassessment" | "penaltyProposal" | "case";
                    }[];
                    text: string;
                } | {
                    /** @enum {string} */
                    step: "proposePenalty";
                    /** @description As the inspection of the case lists it under `followUps` */
                    followUp: string;
                    proposal: {
                        violation: string;
                        /** @description Whole units of the national currency */
                        amountMin: string;
                        /** @description Whole units of the national currency */
                        amountMax: string;
                        text: string;
                    };
                } | {
                    /** @enum {string} */
                    step: "imposePenalty";
                    /** @description As the inspection of the case lists it under `followUps` */
                    followUp: string;
                    /** @description Whole units of the national currency */
                    amount: string;
                    reason: string;
                    letter?: {
                        vi: string;
                        en: string;
                    };
                } | {
                    /** @enum {string} */
                    step: "dropPenalty";
                    /** @description As the inspection of the case lists it under `followUps` */
                    followUp: string;
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "takeCase";
                    /** @description As the inspection of the case lists it under `followUps` */
                    followUp: string;
                } | {
                    /** @enum {string} */
                    step: "addCaseNote";
                    /** @description As the inspection of the case lists it under `followUps` */
                    followUp: string;
                    text: string;
                } | {
                    /** @enum {string} */
                    step: "concludeCase";
                    /** @description As the inspection of the case lists it under `followUps` */
                    followUp: string;
                    outcome: "noViolation" | "instruction" | "reassessment" | "penaltyProposal";
                    text: string;
                } | {
                    /** @enum {string} */
                    step: "closeFollowUp";
                    /** @description As the inspection of the case lists it under `followUps` */
                    followUp: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showInspectionNotices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionNotices"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInspectionOrders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OpenOrder"][];
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFollowUps: {
        parameters: {
            query?: {
                /** @description Open, unless it says otherwise */
                state?: "open" | "closed";
                kind?: "instruction" | "reassessment" | "penaltyProposal" | "case";
                /** @description As the inspection of the case lists it under `followUps` */
                after?: string;
                /** @description See at least this far */
                position?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ListedFollowUp"][];
                        after: string | null;
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addInspectionPhoto: {
        parameters: {
            query?: {
                /** @description The order under which it was recorded: refused with INS-028 where another is in force, or none */
                orderedAt?: string;
                /** @description The version of the declaration that it was recorded by */
                version?: number;
            };
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showInspectionPhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExemptionLists: {
        parameters: {
            query?: {
                /** @description Only what waits for an answer of one of your offices */
                waiting?: boolean;
                /** @description Last of the page before */
                before?: string;
                /** @description See at least this far */
                position?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ExemptionListSummary"][];
                        before: string | null;
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitExemptionList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    holderId: string;
                    officeId: string;
                    groundCode: string;
                    content: {
                        project: string;
                        validFrom: string;
                        validTo: string;
                        lines: {
                            line: number;
                            codePrefix: string | null;
                            name: string;
                            unitCode: string;
                            quantity: string;
                        }[];
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExemptionListAnswer"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExemptionListAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showExemptionList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExemptionList"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    amendExemptionList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    project: string;
                    validFrom: string;
                    validTo: string;
                    lines: {
                        line: number;
                        codePrefix: string | null;
                        name: string;
                        unitCode: string;
                        quantity: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExemptionListAnswer"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExemptionListAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideExemptionList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    action: "accept" | "refuse" | "suspend" | "resume" | "close";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExemptionListAnswer"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExemptionListAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQuotas: {
        parameters: {
            query?: {
                /** @description A day of the period; today by default */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        on: string;
                        asOf: string;
                        items: components["schemas"]["Quota"][];
                    };
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showQuota: {
        parameters: {
            query?: {
                /** @description A day of the period; today by default */
                on?: string;
            };
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quota"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    giveBackRelief: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        givenBack: number;
                    };
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOverdueAdmissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        on: string;
                        items: {
                            number: string;
                            officeId: string;
                            typeCode: string;
                            registeredOn: string;
                            dueOn: string;
                            overdueDays: number;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeadlines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Deadline"][];
                    };
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Left out: who may and holds the fewest cases */
                    officerId?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string;
                        officerId: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeNextCase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOfficers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            userId: string;
                            name: string;
                            offices: string[];
                            away: boolean;
                            openCases: number;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showOffice: {
        parameters: {
            query?: {
                /** @description Left out: the first that I lead */
                officeId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        officeId: string;
                        offices: string[];
                        /** @description UTC instant, ISO 8601 */
                        asOf: string;
                        /** @description UTC instant, ISO 8601 */
                        since: string;
                        officers: {
                            userId: string;
                            name: string;
                            away: boolean;
                            leads: boolean;
                            held: number;
                            overdue: number;
                            decidedToday: number;
                        }[];
                        unheld: number;
                        overdue: components["schemas"]["CaseSummary"][];
                        times: {
                            channel: "green" | "yellow" | "red";
                            registered: number;
                            released: number;
                            releasedAtOnce: number;
                            medianSeconds: number | null;
                            p90Seconds: number | null;
                            p99Seconds: number | null;
                        }[];
                        againstAdvice: {
                            position: string;
                            number: string;
                            type: string;
                            label: {
                                vi: string;
                                en: string;
                            };
                            officer: string;
                            reason: string;
                            /** @description UTC instant, ISO 8601 */
                            at: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    declareInterest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organisationId: string;
                    relation: "own" | "relative" | "other";
                };
            };
        };
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordAbsence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    officerId: string;
                    firstDay: string;
                    lastDay: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        casesMoved: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orderPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        orderId: string;
                        state: string;
                        amount: string;
                    };
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportCredit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bank: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bank: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showCompliance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Tax code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Compliance"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    measureCompliance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Tax code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Compliance"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    contestCompliance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Tax code */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Chosen by who contests; a repeat is the same */
                    contest: string;
                    /** @enum {unknown} */
                    factor?: "active" | "aeo" | "ageDays" | "declarations" | "findingPercent" | "daysSinceFinding" | "penalties" | "penaltyTotal" | "latePayments" | "lateAnswers" | "correctionPercent" | "taxDebtDays" | "level";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Compliance"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerComplianceContest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Tax code */
                id: string;
                /** @description Chosen by who contests; a repeat is the same */
                contest: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    upheld: boolean;
                    reason: string;
                    correction?: {
                        /** @enum {unknown} */
                        level: 1 | 2 | 3 | 4 | 5;
                        /** @enum {unknown} */
                        riskClass: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
                        until: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Compliance"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listComplianceContests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            level: number;
                            riskClass: number;
                            since: string;
                            reason: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGuarantees: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Guarantee"][];
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordGuarantee: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Bank, year, sign and number, joined by hyphens */
                    id: string;
                    kind: "individual" | "general";
                    principalId: string;
                    /** @description Whole units of the national currency */
                    amount: string;
                    validFrom: string;
                    validTo: string;
                    bankCode: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showGuarantee: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Bank, year, sign and number, joined by hyphens */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Guarantee"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endGuarantee: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Bank, year, sign and number, joined by hyphens */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issueGuarantee: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bank: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvoices: {
        parameters: {
            query?: {
                /** @description Receipt number */
                before?: string;
                /** @description See at least this far */
                position?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RegisteredInvoiceSummary"][];
                        before: string | null;
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ownerId: string;
                    direction: "import" | "export";
                    content: {
                        number: string;
                        issueDate: string;
                        seller: {
                            name: string;
                            address: string | null;
                            countryCode: string | null;
                        };
                        buyer: {
                            name: string;
                            address: string | null;
                            countryCode: string | null;
                        };
                        /** @description Code list incoterm */
                        incotermCode: string;
                        incotermPlace: string | null;
                        /** @description Code list currency */
                        currencyCode: string;
                        paymentTermsCode: string | null;
                        totalAmount: string;
                        freightAmount: string | null;
                        insuranceAmount: string | null;
                        lines: {
                            description: string;
                            commodityCode: string | null;
                            originCountryCode: string | null;
                            quantity: string;
                            /** @description Code list unit */
                            unitCode: string;
                            unitPrice: string;
                            amount: string;
                        }[];
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredInvoiceAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Receipt number */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredInvoice"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Receipt number */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that you have seen */
                    version: number;
                    content: {
                        number: string;
                        issueDate: string;
                        seller: {
                            name: string;
                            address: string | null;
                            countryCode: string | null;
                        };
                        buyer: {
                            name: string;
                            address: string | null;
                            countryCode: string | null;
                        };
                        /** @description Code list incoterm */
                        incotermCode: string;
                        incotermPlace: string | null;
                        /** @description Code list currency */
                        currencyCode: string;
                        paymentTermsCode: string | null;
                        totalAmount: string;
                        freightAmount: string | null;
                        insuranceAmount: string | null;
                        lines: {
                            description: string;
                            commodityCode: string | null;
                            originCountryCode: string | null;
                            quantity: string;
                            /** @description Code list unit */
                            unitCode: string;
                            unitPrice: string;
                            amount: string;
                        }[];
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredInvoiceAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTransports: {
        parameters: {
            query?: {
                status?: "preRegistered" | "underCheck" | "correctionInstructed" | "awaitingGuarantee" | "approved" | "departed" | "arrived" | "refused" | "cancelled";
                before?: string;
                /** @description See at least this far */
                position?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TransportSummary"][];
                        before: string | null;
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerTransport: {
        parameters: {
            query?: {
                /** @description False: send it in advance only */
                register?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    principalId: string;
                    content: {
                        from: {
                            /** @description Code list customs-office */
                            officeId: string;
                            /** @description Code list location */
                            locationId: string;
                        };
                        to: {
                            /** @description Code list customs-office */
                            officeId: string;
                            /** @description Code list location */
                            locationId: string;
                        };
                        plannedDeparture: string;
                        plannedArrival: string;
                        means: {
                            /** @description Code list transport-means */
                            code: string;
                            identity: string;
                        };
                        carrier: {
                            id: string | null;
                            name: string;
                        };
                        sealing: {
                            containers: {
                                number: string;
                                seals: string[];
                            }[];
                            vehicleSeals: string[];
                        };
                        declarations: string[];
                        goods: {
                            description: string;
                            packageQuantity: number;
                            /** @description Code list package */
                            packageCode: string;
                            grossMassKg: string;
                        }[];
                        guaranteeId: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransportAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showTransport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transport"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeTransportStep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    step: "replace";
                    content: {
                        from: {
                            /** @description Code list customs-office */
                            officeId: string;
                            /** @description Code list location */
                            locationId: string;
                        };
                        to: {
                            /** @description Code list customs-office */
                            officeId: string;
                            /** @description Code list location */
                            locationId: string;
                        };
                        plannedDeparture: string;
                        plannedArrival: string;
                        means: {
                            /** @description Code list transport-means */
                            code: string;
                            identity: string;
                        };
                        carrier: {
                            id: string | null;
                            name: string;
                        };
                        sealing: {
                            containers: {
                                number: string;
                                seals: string[];
                            }[];
                            vehicleSeals: string[];
                        };
                        declarations: string[];
                        goods: {
                            description: string;
                            packageQuantity: number;
                            /** @description Code list package */
                            packageCode: string;
                            grossMassKg: string;
                        }[];
                        guaranteeId: string | null;
                    };
                } | {
                    /** @enum {string} */
                    step: "makeOfficial";
                } | {
                    /** @enum {string} */
                    step: "correct";
                    /** @description The version that you have seen */
                    version: number;
                    content: {
                        from: {
                            /** @description Code list customs-office */
                            officeId: string;
                            /** @description Code list location */
                            locationId: string;
                        };
                        to: {
                            /** @description Code list customs-office */
                            officeId: string;
                            /** @description Code list location */
                            locationId: string;
                        };
                        plannedDeparture: string;
                        plannedArrival: string;
                        means: {
                            /** @description Code list transport-means */
                            code: string;
                            identity: string;
                        };
                        carrier: {
                            id: string | null;
                            name: string;
                        };
                        sealing: {
                            containers: {
                                number: string;
                                seals: string[];
                            }[];
                            vehicleSeals: string[];
                        };
                        declarations: string[];
                        goods: {
                            description: string;
                            packageQuantity: number;
                            /** @description Code list package */
                            packageCode: string;
                            grossMassKg: string;
                        }[];
                        guaranteeId: string | null;
                    };
                } | {
                    /** @enum {string} */
                    step: "secure";
                    /** @description Left out: the one that the transport names */
                    guaranteeId?: string;
                } | {
                    /** @enum {string} */
                    step: "requireGuarantee";
                    /** @description Whole units of the national currency */
                    amount: string;
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "withdraw";
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "instructCorrection";
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "approve";
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "refuse";
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "cancel";
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "freeGuarantee";
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "callGuarantee";
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "repayGuarantor";
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "resendRepayment";
                    reason: string;
                } | {
                    /** @enum {string} */
                    step: "depart";
                    /**
                     * Format: date-time
                     * @description When it really was, with its zone
                     */
                    departedAt: string;
                    sealing: {
                        containers: {
                            number: string;
                            seals: string[];
                        }[];
                        vehicleSeals: string[];
                    };
                } | {
                    /** @enum {string} */
                    step: "arrive";
                    /**
                     * Format: date-time
                     * @description When it really was, with its zone
                     */
                    arrivedAt: string;
                    sealing: {
                        containers: {
                            number: string;
                            seals: string[];
                        }[];
                        vehicleSeals: string[];
                    };
                    sealsIntact: boolean;
                    /** @description Empty where nothing differs from what departed */
                    differences: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransportAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printLetter: {
        parameters: {
            query?: {
                lang?: "vi" | "en";
            };
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
                /** @description As the list of letters names it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A PDF document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printDocument: {
        parameters: {
            query?: {
                lang?: "vi" | "en";
                /** @description An earlier version of the declaration itself */
                version?: number;
            };
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
                kind: "declaration" | "channel-result" | "duty-notice" | "inspection-notice" | "inspection-record" | "instruction" | "release";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A PDF document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            kind: "declaration" | "channel-result" | "duty-notice" | "inspection-notice" | "inspection-record" | "instruction" | "release";
                            name: {
                                vi: string;
                                en: string;
                            };
                            path: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        groups: {
                            kind: "cases" | "declarations" | "shipments" | "drafts" | "invoices" | "transports" | "guarantees" | "exemptionLists";
                            items: {
                                /** @description Under which it is asked for */
                                id: string;
                                number: string | null;
                                title: string;
                                note: string | null;
                                status: string | null;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTriedDeclarations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeclarationSummary"][];
                    };
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showTriedDeclaration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        summary: components["schemas"]["DeclarationSummary"];
                        timeline: components["schemas"]["TimelineEntry"][];
                        /** @description Of its public page, on this server */
                        trackingPath: string;
                    };
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRequests: {
        parameters: {
            query?: {
                /** @description Sent with keys of which kind */
                kind?: "test" | "live";
                outcome?: "failed" | "done";
                code?: string;
                keyId?: string;
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LoggedRequest"][];
                        next: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchTariff: {
        parameters: {
            query: {
                q: string;
                /** @description The day whose law applies; today by default */
                on?: string;
                /** @description The past instant whose knowledge counts: the publication in force then, without what became known later; now by default */
                knownAt?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        on: string;
                        items: components["schemas"]["TariffLineSummary"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showTariffLine: {
        parameters: {
            query?: {
                /** @description The day whose law applies; today by default */
                on?: string;
                /** @description The past instant whose knowledge counts: the publication in force then, without what became known later; now by default */
                knownAt?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TariffLine"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTariffSections: {
        parameters: {
            query?: {
                /** @description The day whose law applies; today by default */
                on?: string;
                /** @description The past instant whose knowledge counts: the publication in force then, without what became known later; now by default */
                knownAt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TariffNode"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showTariffNode: {
        parameters: {
            query?: {
                /** @description The day whose law applies; today by default */
                on?: string;
                /** @description The past instant whose knowledge counts: the publication in force then, without what became known later; now by default */
                knownAt?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TariffNode"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showTariffHistory: {
        parameters: {
            query?: {
                /** @description The past instant whose knowledge counts: the publication in force then, without what became known later; now by default */
                knownAt?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        today: string;
                        items: components["schemas"]["TariffStretch"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTariffChanges: {
        parameters: {
            query?: {
                /** @description The first day; tomorrow by default */
                from?: string;
                /** @description The last day; a year after the first by default */
                to?: string;
                /** @description Only lines whose code starts so */
                code?: string;
                /** @description Of 25 changes */
                page?: number;
                /** @description The past instant whose knowledge counts: the publication in force then, without what became known later; now by default */
                knownAt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        from: string;
                        to: string;
                        total: number;
                        pages: number;
                        items: components["schemas"]["TariffChange"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTariffWatches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TariffWatch"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchTariffNode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unwatchTariffNode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                node: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTariffNotices: {
        parameters: {
            query?: {
                /** @description Only older than this notice */
                before?: string;
                /** @description Only those not read yet */
                unread?: boolean;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unread: number;
                        items: components["schemas"]["TariffNotice"][];
                        next: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readTariffNotice: {
        parameters: {
            query?: {
                andOlder?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    classifyGoods: {
        parameters: {
            query: {
                text: string;
                on?: string;
                /** @description Only codes that start so */
                within?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        on: string;
                        headings: {
                            code: string;
                            /** @description Which part of the evidence speaks for the heading, 0 to 1 */
                            share: number;
                            /** @description The words of the text that speak for it */
                            matched: string[];
                            path: components["schemas"]["TariffPath"];
                        }[];
                        items: {
                            line: components["schemas"]["TariffLineSummary"];
                            controlled: boolean;
                            /** @description Which part of the evidence speaks for the heading, 0 to 1 */
                            share: number;
                            /** @description The words of the text that speak for it */
                            matched: string[];
                            path: components["schemas"]["TariffPath"];
                        }[];
                    };
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askAboutGoods: {
        parameters: {
            query: {
                /** @description A heading or a subheading */
                heading: string;
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        on: string;
                        code: string;
                        path: components["schemas"]["TariffPath"];
                        choices: {
                            /** @description Eight digits are a line; fewer lead to the next question */
                            code: string;
                            lines: number;
                            name: {
                                vi: string;
                                en: string;
                            };
                            telling: {
                                vi: string[];
                                en: string[];
                            };
                        }[];
                    };
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCodes: {
        parameters: {
            query?: {
                on?: string;
            };
            header?: never;
            path: {
                list: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        on: string;
                        items: components["schemas"]["CodeEntry"][];
                    };
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCountry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Country"];
                };
            };
        };
    };
    readExampleDeclaration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        declaration: components["schemas"]["Declaration"] | null;
                    };
                };
            };
        };
    };
    assessGoods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Goods of one line or of several, or a declaration as far as it is known: what the figures do not hang on may be left out. */
        requestBody: {
            content: {
                "application/json": {
                    declaration?: components["schemas"]["Declaration"];
                    typeCode?: string;
                    commodityCode?: string;
                    originCountryCode?: string;
                    tariffTreatment?: string;
                    certificateForm?: string;
                    vatRegime?: string;
                    value?: {
                        amount: string;
                        currency: string;
                    };
                    freight?: {
                        amount: string;
                        currency: string;
                    };
                    insurance?: {
                        amount: string;
                        currency: string;
                    };
                    incoterm?: string;
                    quantity?: {
                        value: string;
                        unitCode: string;
                    };
                    characteristics?: {
                        typeCode: string;
                        value: string;
                    }[];
                    /** @description The day whose law and rates apply */
                    on?: string;
                    /** @description The lines after the first; charges, term and day hold for all of them */
                    more?: {
                        commodityCode?: string;
                        originCountryCode?: string;
                        tariffTreatment?: string;
                        certificateForm?: string;
                        vatRegime?: string;
                        value?: {
                            amount: string;
                            currency: string;
                        };
                        quantity?: {
                            value: string;
                            unitCode: string;
                        };
                        characteristics?: {
                            typeCode: string;
                            value: string;
                        }[];
                    }[];
                    /** @description The past instant whose knowledge counts: the publication in force then, without what became known later; now by default */
                    knownAt?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssessmentAnswer"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareAssessments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    declaration?: components["schemas"]["Declaration"];
                    typeCode?: string;
                    commodityCode?: string;
                    originCountryCode?: string;
                    tariffTreatment?: string;
                    certificateForm?: string;
                    vatRegime?: string;
                    value?: {
                        amount: string;
                        currency: string;
                    };
                    freight?: {
                        amount: string;
                        currency: string;
                    };
                    insurance?: {
                        amount: string;
                        currency: string;
                    };
                    incoterm?: string;
                    quantity?: {
                        value: string;
                        unitCode: string;
                    };
                    characteristics?: {
                        typeCode: string;
                        value: string;
                    }[];
                    /** @description The day whose law and rates apply */
                    on?: string;
                    /** @description The lines after the first; charges, term and day hold for all of them */
                    more?: {
                        commodityCode?: string;
                        originCountryCode?: string;
                        tariffTreatment?: string;
                        certificateForm?: string;
                        vatRegime?: string;
                        value?: {
                            amount: string;
                            currency: string;
                        };
                        quantity?: {
                            value: string;
                            unitCode: string;
                        };
                        characteristics?: {
                            typeCode: string;
                            value: string;
                        }[];
                    }[];
                    /** @description The past instant whose knowledge counts: the publication in force then, without what became known later; now by default */
                    knownAt?: string;
                    variations: {
                        /** @description Only this line; without it every line */
                        line?: number;
                        commodityCode?: string;
                        originCountryCode?: string;
                        tariffTreatment?: string;
                        certificateForm?: string;
                        vatRegime?: string;
                        typeCode?: string;
                        incoterm?: string;
                        freight?: {
                            amount: string;
                            currency: string;
                        };
                        insurance?: {
                            amount: string;
                            currency: string;
                        };
                        /** @description The day whose law and rates apply */
                        on?: string;
                        /** @description The past instant whose knowledge counts: the publication in force then, without what became known later; now by default */
                        knownAt?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonAnswer"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printExplanation: {
        parameters: {
            query?: {
                lang?: "vi" | "en";
            };
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A PDF document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printAssessment: {
        parameters: {
            query?: {
                lang?: "vi" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Goods of one line or of several, or a declaration as far as it is known: what the figures do not hang on may be left out. */
        requestBody: {
            content: {
                "application/json": {
                    declaration?: components["schemas"]["Declaration"];
                    typeCode?: string;
                    commodityCode?: string;
                    originCountryCode?: string;
                    tariffTreatment?: string;
                    certificateForm?: string;
                    vatRegime?: string;
                    value?: {
                        amount: string;
                        currency: string;
                    };
                    freight?: {
                        amount: string;
                        currency: string;
                    };
                    insurance?: {
                        amount: string;
                        currency: string;
                    };
                    incoterm?: string;
                    quantity?: {
                        value: string;
                        unitCode: string;
                    };
                    characteristics?: {
                        typeCode: string;
                        value: string;
                    }[];
                    /** @description The day whose law and rates apply */
                    on?: string;
                    /** @description The lines after the first; charges, term and day hold for all of them */
                    more?: {
                        commodityCode?: string;
                        originCountryCode?: string;
                        tariffTreatment?: string;
                        certificateForm?: string;
                        vatRegime?: string;
                        value?: {
                            amount: string;
                            currency: string;
                        };
                        quantity?: {
                            value: string;
                            unitCode: string;
                        };
                        characteristics?: {
                            typeCode: string;
                            value: string;
                        }[];
                    }[];
                    /** @description The past instant whose knowledge counts: the publication in force then, without what became known later; now by default */
                    knownAt?: string;
                };
            };
        };
        responses: {
            /** @description A PDF document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessmentReference: {
        parameters: {
            query: {
                /** @description Up to 50, comma-separated */
                codes: string;
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        on: string;
                        /** @description A country pack */
                        pack: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            /** @description The etag asked with still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findOriginRates: {
        parameters: {
            query: {
                code: string;
                origin: string;
                /** @description The day whose law applies; today by default */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        name: {
                            vi: string;
                            en: string;
                        };
                        origin: string;
                        on: string;
                        rates: components["schemas"]["OriginRate"][];
                    };
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkOrigin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Amounts are all in one currency, weights all in one unit */
        requestBody: {
            content: {
                "application/json": {
                    agreement: string;
                    commodityCode: string;
                    originCountryCode: string;
                    on?: string;
                    whollyObtained?: boolean;
                    onlyMinimalWork?: boolean;
                    processes?: {
                        process: string;
                        done: boolean;
                    }[];
                    weight?: string;
                    costs?: {
                        exWorks?: string;
                        fob?: string;
                        labour?: string;
                        overhead?: string;
                        other?: string;
                        profit?: string;
                    };
                    materials: {
                        commodityCode: string;
                        value: string;
                        originCountryCode?: string;
                        originating?: boolean;
                        /** @description The part of the value made in the parties */
                        regionalValue?: string;
                        weight?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        verdict: "originating" | "not" | "undetermined";
                        rule: components["schemas"]["OriginRule"] | null;
                        options: {
                            /** @enum {unknown} */
                            outcome: "met" | "not-met" | "undetermined";
                            requirements: {
                                words: {
                                    vi: string;
                                    en: string;
                                };
                                /** @enum {unknown} */
                                outcome: "met" | "not-met" | "undetermined";
                            }[];
                        }[];
                        /** @description In the order of the question */
                        materials: {
                            /** @enum {unknown} */
                            status: "originating" | "cumulated" | "not-proven" | "outside";
                            words: {
                                vi: string;
                                en: string;
                            };
                        }[];
                        originatingValue: string;
                        foreignValue: string;
                        contents: {
                            /** @enum {unknown} */
                            method: "build-down" | "build-up";
                            /** @description Rounded down to two decimals; thresholds are compared exactly */
                            percent: string;
                            calculation: string;
                        }[];
                        missing: {
                            fact: string;
                            words: {
                                vi: string;
                                en: string;
                            };
                        }[];
                        explanation: components["schemas"]["Explanation"];
                    };
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assessLateCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    typeCode?: string;
                    commodityCode: string;
                    originCountryCode: string;
                    tariffTreatment?: string;
                    certificateForm?: string;
                    vatRegime?: string;
                    value: {
                        amount: string;
                        currency: string;
                    };
                    freight?: {
                        amount: string;
                        currency: string;
                    };
                    insurance?: {
                        amount: string;
                        currency: string;
                    };
                    incoterm?: string;
                    quantity?: {
                        value: string;
                        unitCode: string;
                    };
                    characteristics?: {
                        typeCode: string;
                        value: string;
                    }[];
                    /** @description The day whose law and rates apply */
                    on?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        refusals: components["schemas"]["Refusal"][];
                        agreement: string;
                        registeredOn: string;
                        deadline: string | null;
                        guarantee: boolean;
                        legalBasis: string | null;
                        currency: string;
                        taxes: {
                            taxType: string;
                            name: {
                                vi: string;
                                en: string;
                            };
                            without: string;
                            withCertificate: string;
                            difference: string;
                        }[];
                        total: string | null;
                    };
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Publication"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishReference: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProposals: {
        parameters: {
            query?: {
                /** @description Only those that may still be decided on */
                open?: boolean;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Proposal"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProposalChanges: {
        parameters: {
            query?: {
                change?: "added" | "ended" | "changed" | "renamed";
                /** @description The beginning of a key, or words of a name */
                q?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ShownChange"][];
                        /** @description How many fit the question */
                        total: number;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of what was read, as the proposal gave it */
                    contentHash: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRules: {
        parameters: {
            query?: {
                /** @description The beginning of an id, or words of a name */
                q?: string;
                standing?: "active" | "upcoming" | "expired" | "stopped" | "suspended" | "switchedOff";
                channel?: "green" | "yellow" | "red";
                source?: "country" | "desk";
                /** @description As the page before gave it */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RuleSummary"][];
                        /** @description How many fit the question */
                        total: number;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleView"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    name: {
                        vi: string;
                        en: string;
                    };
                    /** @enum {unknown} */
                    scope: "declaration" | "line";
                    when: string;
                    effect: {
                        /** @enum {unknown} */
                        channel: "green" | "yellow" | "red";
                        /** @enum {unknown} */
                        inspection?: "documents" | "scan" | "partial" | "full";
                        depthPercent?: number;
                        documents?: string[];
                        referTo?: string[];
                        notify?: boolean;
                    };
                    /** @enum {unknown} */
                    binding: "ordinary" | "mandatory";
                    legalBasis: string;
                    offices?: string[];
                    validFrom: string;
                    validTo: string | null;
                    /** @enum {unknown} */
                    sensitivity: "internal" | "restricted";
                    tests?: {
                        name: string;
                        facts: {
                            [key: string]: string | number | boolean | string[];
                        };
                        hits: boolean;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleCheck"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rule: {
                        id: string;
                        name: {
                            vi: string;
                            en: string;
                        };
                        /** @enum {unknown} */
                        scope: "declaration" | "line";
                        when: string;
                        effect: {
                            /** @enum {unknown} */
                            channel: "green" | "yellow" | "red";
                            /** @enum {unknown} */
                            inspection?: "documents" | "scan" | "partial" | "full";
                            depthPercent?: number;
                            documents?: string[];
                            referTo?: string[];
                            notify?: boolean;
                        };
                        /** @enum {unknown} */
                        binding: "ordinary" | "mandatory";
                        legalBasis: string;
                        offices?: string[];
                        validFrom: string;
                        validTo: string | null;
                        /** @enum {unknown} */
                        sensitivity: "internal" | "restricted";
                        tests?: {
                            name: string;
                            facts: {
                                [key: string]: string | number | boolean | string[];
                            };
                            hits: boolean;
                        }[];
                    };
                    reason: string;
                    /** @description A proposal of your own, still open, that this one takes the place of */
                    replaces?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restartRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleView"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleView"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showRiskControl: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskControl"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopAllRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskControl"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restartAllRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReplays: {
        parameters: {
            query?: {
                ruleId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReplaySummary"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startReplay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description The first day of registration
                     */
                    from: string;
                    /**
                     * Format: date
                     * @description The last; today at latest
                     */
                    to: string;
                    /** @description Two versions, side by side */
                    versions: {
                        /**
                         * @description `then`: by the rules in force when each declaration was lodged; `now`: by those in force now, on every day
                         * @enum {unknown}
                         */
                        base: "then" | "now";
                        change: {
                            /** @enum {string} */
                            kind: "none";
                        } | {
                            /** @enum {string} */
                            kind: "with";
                            rule: {
                                id: string;
                                name: {
                                    vi: string;
                                    en: string;
                                };
                                /** @enum {unknown} */
                                scope: "declaration" | "line";
                                when: string;
                                effect: {
                                    /** @enum {unknown} */
                                    channel: "green" | "yellow" | "red";
                                    /** @enum {unknown} */
                                    inspection?: "documents" | "scan" | "partial" | "full";
                                    depthPercent?: number;
                                    documents?: string[];
                                    referTo?: string[];
                                    notify?: boolean;
                                };
                                /** @enum {unknown} */
                                binding: "ordinary" | "mandatory";
                                legalBasis: string;
                                offices?: string[];
                                validFrom: string;
                                validTo: string | null;
                                /** @enum {unknown} */
                                sensitivity: "internal" | "restricted";
                                tests?: {
                                    name: string;
                                    facts: {
                                        [key: string]: string | number | boolean | string[];
                                    };
                                    hits: boolean;
                                }[];
                            };
                        } | {
                            /** @enum {string} */
                            kind: "without";
                            ruleId: string;
                        };
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showReplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelReplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showModelDesk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelDesk"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listModelTurns: {
        parameters: {
            query?: {
                before?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelHistory"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hash: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelView"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hash: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Canonical JSON */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startTraining: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @description The same seed gives the same model */
                    seed?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Training"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showTraining: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Training"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelTraining: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Training"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeModelChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    action: "set";
                    /** @enum {unknown} */
                    role: "champion" | "challenger";
                    hash: string;
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "restart";
                    reason: string;
                } | {
                    /** @enum {string} */
                    action: "settings";
                    settings: {
                        capacityPerDay: number;
                        capacityByOffice: {
                            [key: string]: number;
                        };
                        explorationShare: number;
                        chanceMin: number;
                        windowDays: number;
                        /** @enum {unknown} */
                        channel: "yellow" | "red";
                        /** @enum {unknown} */
                        inspection?: "documents" | "scan" | "partial" | "full";
                        depthPercent?: number;
                    };
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retireModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                role: "champion" | "challenger";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelDesk"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelDesk"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bringInModel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Of a file of ours the card says name, provenance and what it was trained on; of others, say so here */
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Ours; the JSON that XGBoost saves; ONNX, in base64
                     * @enum {unknown}
                     */
                    format: "haidang" | "xgboost" | "onnx";
                    file: string;
                    name?: string;
                    /**
                     * @description Where the rows came from that it learned from. Whoever shows what a model says, shows this with it
                     * @enum {unknown}
                     */
                    provenance?: "simulated" | "synthetic" | "published" | "operational";
                    /** @description In both languages of its readers */
                    trainedOn?: {
                        vi: string;
                        en: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelSummary"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWatchListEntries: {
        parameters: {
            query?: {
                /** @description Words of the name, the number or the list */
                q?: string;
                kind?: "person" | "company" | "container" | "seal" | "plate" | "account" | "description";
                standing?: "active" | "upcoming" | "expired" | "ended";
                /** @description As the page before gave it */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WatchListEntrySummary"][];
                        /** @description How many fit the question */
                        total: number;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addWatchListEntry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    list: string;
                    /** @enum {unknown} */
                    kind: "person" | "company" | "container" | "seal" | "plate" | "account" | "description";
                    value: string;
                    aliases: string[];
                    identifiers: string[];
                    reason: string;
                    source: string;
                    legalBasis: string;
                    validFrom: string;
                    validTo: string | null;
                    /** @enum {unknown} */
                    sensitivity: "open" | "internal" | "restricted";
                    readers: {
                        roles: ("trader" | "broker" | "documentOfficer" | "inspectionOfficer" | "officeLeader" | "riskAnalyst" | "bank" | "warehouseKeeper" | "agencyOfficer" | "organisationAdministrator" | "administrator" | "system" | "publicVisitor")[];
                        offices: string[];
                        users: string[];
                    };
                    effect: {
                        /** @enum {unknown} */
                        channel: "green" | "yellow" | "red";
                        /** @enum {unknown} */
                        inspection?: "documents" | "scan" | "partial" | "full";
                        notify: boolean;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchListEntryView"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showWatchListEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchListEntryView"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeWatchListEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    content: {
                        list: string;
                        /** @enum {unknown} */
                        kind: "person" | "company" | "container" | "seal" | "plate" | "account" | "description";
                        value: string;
                        aliases: string[];
                        identifiers: string[];
                        reason: string;
                        source: string;
                        legalBasis: string;
                        validFrom: string;
                        validTo: string | null;
                        /** @enum {unknown} */
                        sensitivity: "open" | "internal" | "restricted";
                        readers: {
                            roles: ("trader" | "broker" | "documentOfficer" | "inspectionOfficer" | "officeLeader" | "riskAnalyst" | "bank" | "warehouseKeeper" | "agencyOfficer" | "organisationAdministrator" | "administrator" | "system" | "publicVisitor")[];
                            offices: string[];
                            users: string[];
                        };
                        effect: {
                            /** @enum {unknown} */
                            channel: "green" | "yellow" | "red";
                            /** @enum {unknown} */
                            inspection?: "documents" | "scan" | "partial" | "full";
                            notify: boolean;
                        };
                    };
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchListEntryView"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importWatchList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    csv: string;
                    defaults: {
                        list: string;
                        /** @enum {unknown} */
                        kind: "person" | "company" | "container" | "seal" | "plate" | "account" | "description";
                        reason: string;
                        source: string;
                        legalBasis: string;
                        validFrom: string;
                        validTo: string | null;
                        /** @enum {unknown} */
                        sensitivity: "open" | "internal" | "restricted";
                        readers: {
                            roles: ("trader" | "broker" | "documentOfficer" | "inspectionOfficer" | "officeLeader" | "riskAnalyst" | "bank" | "warehouseKeeper" | "agencyOfficer" | "organisationAdministrator" | "administrator" | "system" | "publicVisitor")[];
                            offices: string[];
                            users: string[];
                        };
                        effect: {
                            /** @enum {unknown} */
                            channel: "green" | "yellow" | "red";
                            /** @enum {unknown} */
                            inspection?: "documents" | "scan" | "partial" | "full";
                            notify: boolean;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                        problems: {
                            row: number;
                            field: string;
                            message: {
                                vi: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endWatchListEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchListEntryView"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clearWatchListMatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    subject: string;
                    declaration: string;
                    /** @enum {unknown} */
                    place: "importer" | "exporter" | "consignee" | "consignor" | "buyer" | "seller" | "declarant" | "agent" | "container" | "seal" | "plate" | "account" | "description";
                    reason: string;
                    until: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchListEntryView"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawWatchListClearing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    subject: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchListEntryView"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareNames: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    left: string;
                    right?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["NameComparison"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWatchListMatches: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            entryId: string;
                            list: string;
                            /** @enum {unknown} */
                            kind: "person" | "company" | "container" | "seal" | "plate" | "account" | "description";
                            value: string;
                            reason: string;
                            /** @enum {unknown} */
                            place: "importer" | "exporter" | "consignee" | "consignor" | "buyer" | "seller" | "declarant" | "agent" | "container" | "seal" | "plate" | "account" | "description";
                            line: number | null;
                            score: number;
                            /** @enum {unknown} */
                            channel: "green" | "yellow" | "red";
                        }[];
                    };
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showCasePrices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePrices"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLikePrices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
                sequence: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LikePrices"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPriceDoubtAside: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sequences: number[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showPriceBook: {
        parameters: {
            query?: {
                /** @description Four digits or more; without it, outliers of all goods */
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceBook"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReferrals: {
        parameters: {
            query?: {
                /** @description Also what was answered */
                all?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralList"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showReferral: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralView"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerReferral: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    finding: "concern";
                    reason: string;
                } | {
                    /** @enum {unknown} */
                    finding: "seen" | "noConcern";
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showCaseReferrals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseReferrals"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enterReferralAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
                agency: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    finding: "concern";
                    reason: string;
                } | {
                    /** @enum {unknown} */
                    finding: "seen" | "noConcern";
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    weighReferralConcern: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
                agency: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showFairness: {
        parameters: {
            query?: {
                /** @description At most 92 days up to the last; the answer tells which were counted */
                from?: string;
                /** @description The last day; today by default */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fairness"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showFairnessByOrigin: {
        parameters: {
            query?: {
                /** @description At most 92 days up to the last; the answer tells which were counted */
                from?: string;
                /** @description The last day; today by default */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description A day of the country */
                        from: string;
                        /** @description A day of the country */
                        to: string;
                        /** @description How many of the registered were read */
                        sampled: number;
                        /** @description How many of those checked to the end were read */
                        checked: number;
                        groups: components["schemas"]["FairnessGroup"][];
                    };
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showLearnedReasons: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Null where no model points at the declaration: that one finds goods unremarkable is told to nobody at a desk, since beside a case that nothing else selected it would tell that chance drew it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseLearned"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showModelFigures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelFigures"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSuspense: {
        parameters: {
            query?: {
                state?: "open" | "held" | "ordered" | "settled" | "unsettled";
                /** @description Why it found no home */
                why?: "unknownReference" | "overpaid" | "nothingDue";
                /** @description Only those whose time has run out */
                overdue?: boolean;
                /** @description Words of reference, payer, account and text; accents do not matter */
                q?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SuspenseItem"][];
                        nextCursor: string | null;
                        open: {
                            count: number;
                            amount: string;
                        };
                        held: {
                            count: number;
                            amount: string;
                        };
                        ordered: {
                            count: number;
                            amount: string;
                        };
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportSuspense: {
        parameters: {
            query?: {
                state?: "open" | "held" | "ordered" | "settled" | "unsettled";
                /** @description Why it found no home */
                why?: "unknownReference" | "overpaid" | "nothingDue";
                /** @description Only those whose time has run out */
                overdue?: boolean;
                /** @description Words of reference, payer, account and text; accents do not matter */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showSuspense: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Bank and number of the credit */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        item: components["schemas"]["SuspenseItem"];
                        candidates: {
                            number: string;
                            ownReference: string | null;
                            principalName: string | null;
                            officeId: string;
                            /** @enum {unknown} */
                            status: "preRegistered" | "underDocumentCheck" | "awaitingDocuments" | "underInspection" | "awaitingSpecialised" | "discrepancyFound" | "amendmentInstructed" | "awaitingPayment" | "releasedProvisionally" | "released" | "suspended" | "revoked" | "cancelled" | "withdrawn";
                            /** @description Whole units of the national currency */
                            due: string;
                            /** @description Why it may be what the payer meant */
                            grounds: ("namedByReference" | "nearReference" | "sameAmount" | "taxCode" | "ownReference" | "payerName")[];
                            /** @description Between the reference as it was written and the one of the declaration */
                            slips: number;
                        }[];
                        proposals: {
                            id: string;
                            contentHash: string;
                            /** @enum {unknown} */
                            act: "allot" | "takeBack" | "giveBack";
                            amount: string | null;
                            declarationNumber: string | null;
                            reason: string;
                            by: string | null;
                            at: string;
                            lastDay: string;
                            /** @description Somebody acted on the credit since: it can not be approved any more */
                            stale: boolean;
                            may: {
                                decide: boolean;
                                withdraw: boolean;
                            };
                        }[];
                        history: {
                            /** @enum {unknown} */
                            type: "SuspenseAllotted" | "SuspenseTakenBack" | "SuspenseHeld" | "SuspenseHoldEnded" | "SuspenseReturnOrdered" | "SuspenseReturnResent" | "SuspenseReturned" | "SuspenseReturnRejected";
                            at: string;
                            by: string | null;
                            amount: string | null;
                            declarationNumber: string | null;
                            text: string | null;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    actOnSuspense: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Bank and number of the credit */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    act: "allot";
                    /** @description Of the credit, as it was shown */
                    revision: number;
                    reason: string;
                    declarationNumber: string;
                    /** @description Whole units of the national currency */
                    amount: string;
                } | {
                    /** @enum {string} */
                    act: "takeBack";
                    /** @description Of the credit, as it was shown */
                    revision: number;
                    reason: string;
                    declarationNumber: string;
                    allotmentId: string;
                } | {
                    /** @enum {string} */
                    act: "giveBack";
                    /** @description Of the credit, as it was shown */
                    revision: number;
                    reason: string;
                    /** @description Whole units of the national currency */
                    amount: string;
                } | {
                    /** @enum {string} */
                    act: "hold";
                    /** @description Of the credit, as it was shown */
                    revision: number;
                    reason: string;
                    /** Format: date */
                    until: string;
                } | {
                    /** @enum {string} */
                    act: "endHold";
                    /** @description Of the credit, as it was shown */
                    revision: number;
                    reason: string;
                } | {
                    /** @enum {string} */
                    act: "resend";
                    /** @description Of the credit, as it was shown */
                    revision: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        item: components["schemas"]["SuspenseItem"];
                        proposal: string | null;
                        /** @description Goods were released on what was allotted */
                        released: boolean;
                    };
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRefunds: {
        parameters: {
            query?: {
                state?: "due" | "asked" | "ordered" | "failed" | "settled" | "unsettled" | "overdue";
                /** @description The beginning of a number */
                q?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * @description What it is of; `guarantor`: to the bank that paid for a declaration as guarantor
                             * @enum {unknown}
                             */
                            kind: "declaration" | "guarantor" | "transport" | "suspense";
                            /** @description The number of the declaration or transport, or the credit */
                            subject: string;
                            /** @enum {unknown} */
                            state: "due" | "asked" | "ordered" | "failed" | "settled";
                            /** @description Whole units of the national currency */
                            amount: string;
                            bankCode: string | null;
                            orderId: string | null;
                            /** @description UTC instant: since when it is so */
                            since: string;
                            dueAt: string | null;
                            overdue: boolean;
                        }[];
                        nextCursor: string | null;
                        totals: {
                            /** @enum {unknown} */
                            state: "due" | "asked" | "ordered" | "failed" | "settled";
                            count: number;
                            amount: string;
                            overdue: number;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWaitingPayments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Declaration number */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @description Whole units of the national currency */
                            amount: string;
                            /** @description Whole units of the national currency */
                            left: string;
                            /** @enum {unknown} */
                            state: "open" | "held" | "ordered" | "settled";
                            receivedAt: string;
                            dueOn: string | null;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTables: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            name: string;
                            path: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As the list names it */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: string;
                        header: string[];
                        rows: string[][];
                        /** @description What a column takes, where that is one of a few words; the empty one among them where a cell may stay empty */
                        words: {
                            [key: string]: string[];
                        };
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As the list names it */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that the table was read from */
                    basedOn: string;
                    rows: string[][];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        problems: {
                            /** @description From 1; null: of the whole */
                            row: number | null;
                            /** @description As the header names it; null: of the whole row */
                            column: string | null;
                            message: {
                                vi: string;
                                en: string;
                            };
                        }[];
                        counts: {
                            added: number;
                            ended: number;
                            changed: number;
                            renamed: number;
                        };
                        changes: components["schemas"]["ShownChange"][];
                    };
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeTable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As the list names it */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that the table was read from */
                    basedOn: string;
                    rows: string[][];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showTariffImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TariffImport"];
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showTariffCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TariffCheck"];
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkTariff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sheet: string;
                    /** @description From 1 */
                    headerRow: number;
                    /** @description The letters of the column (`C`) by what it holds: a field, or the code of an agreement */
                    columns: {
                        [key: string]: string;
                    };
                    /**
                     * Format: date
                     * @description The first day of the new tariff; tomorrow by default
                     */
                    from?: string;
                    /**
                     * @description Lines that the table does not hold stay; without it they end the day before, for an official tariff is whole
                     * @default false
                     */
                    keepMissing?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TariffCheck"];
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadTariff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TariffImport"];
                };
            };
            /** @description Default Response */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTariffImportChanges: {
        parameters: {
            query?: {
                change?: "added" | "ended" | "changed" | "renamed";
                /** @description The beginning of a key, or words of a name */
                q?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ShownChange"][];
                        /** @description How many fit the question */
                        total: number;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeTariff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The decree or circular, and why now */
                    reason: string;
                    /** @description An open proposal of your own that this one takes the place of: the way to bring it up to date */
                    replaces?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Default Response */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTariffEffects: {
        parameters: {
            query?: {
                assess?: boolean;
                cursor?: string;
                /** @description How many declarations are looked at for one page */
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TariffEffects"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                /** @description Only older than this notice */
                before?: string;
                /** @description Only those not read yet */
                unread?: boolean;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are not read; 100 stands for that many and more */
                        unread: number;
                        items: components["schemas"]["Notice"][];
                        next: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readNotice: {
        parameters: {
            query?: {
                andOlder?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamNotices: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last notice that came */
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Problem"];
                };
            };
        };
    };
    readNoticePreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePreferences"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeNoticePreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
                        /** @enum {unknown} */
                        topic: "action" | "decision" | "progress" | "work" | "tariff" | "account";
                        inApp: boolean;
                        email: boolean;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePreferences"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookEndpoint"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    url: string;
                    description: string;
                    topics: ("action" | "decision" | "progress" | "tariff" | "account")[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        endpoint: components["schemas"]["WebhookEndpoint"];
                        /** @description Shown this once: `whsec_` and the key in base64 */
                        secret: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    url: string;
                    description: string;
                    topics: ("action" | "decision" | "progress" | "tariff" | "account")[];
                    disabled: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        endpoint: components["schemas"]["WebhookEndpoint"];
                        /** @description Shown this once: `whsec_` and the key in base64 */
                        secret: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                before?: string;
                state?: "due" | "delivered" | "dead";
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookDelivery"][];
                        next: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayWebhookDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    delivery: string;
                } | {
                    /** @description In UTC */
                    from: string;
                    /** @description In UTC */
                    to: string;
                } | {
                    /** @description In UTC */
                    failedSince: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are sent again; at most 10000 at once */
                        count: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        engine: string;
                        position: string;
                        reference: string;
                    };
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        engine: string;
                        position: string;
                        reference: string;
                    };
                };
            };
        };
    };
}
