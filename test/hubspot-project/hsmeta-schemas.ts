import { z } from "zod";

/** Letters, digits, `_`, `.` and `-`, at most 64 (hubspot-facts 8.1). */
const uid = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/);

/** An address that the profile's variable completes, or a whole one; always https (hubspot-facts 8.3). */
const address = z.string().regex(/^(\$\{APP_URL\}|https:\/\/[^/]+)(\/\S*)?$/);
const scopes = z.array(z.string().min(1));

/** The app file (hubspot-facts 8.1). */
const app = z.strictObject({
  uid,
  type: z.literal("app"),
  config: z.strictObject({
    name: z.string().trim().min(1).max(200),
    description: z.string().min(1).max(8192),
    distribution: z.literal("marketplace"),
    auth: z.strictObject({
      type: z.literal("oauth"),
      redirectUrls: z.array(address).min(1),
      requiredScopes: scopes.min(1),
      optionalScopes: scopes,
      conditionallyRequiredScopes: scopes,
    }),
    permittedUrls: z.strictObject({
      fetch: z.array(address).min(1),
      iframe: z.array(address),
      img: z.array(address),
    }),
    support: z.strictObject({
      supportEmail: z.string().min(1),
      documentationUrl: address,
      supportUrl: address,
      supportPhone: z.string().min(1),
    }),
  }),
});

const entrypoint = z.string().regex(/^\/app\/(cards|pages|settings)\/[a-z-]+\.tsx$/);

/** An app card (hubspot-facts 8.1). */
const card = z.strictObject({
  uid,
  type: z.literal("card"),
  config: z.strictObject({
    name: z.string().min(1),
    description: z.string().min(1),
    location: z.enum(["crm.record.tab", "crm.record.sidebar", "crm.preview"]),
    entrypoint,
    objectTypes: z.tuple([z.literal("contacts")]),
  }),
});

/** The settings page; one an app (hubspot-facts 8.1). */
const settings = z.strictObject({
  uid,
  type: z.literal("settings"),
  config: z.strictObject({ entrypoint }),
});

/** A page of the app's own, opened from the Marketplace menu (hubspot-facts 16.4). */
const appPage = z.strictObject({
  uid,
  type: z.literal("page"),
  config: z.strictObject({ name: z.string().min(1), entrypoint }),
});

const active = z.literal(true);

/** The webhooks file (hubspot-facts 5.1). */
const webhooks = z.strictObject({
  uid,
  type: z.literal("webhooks"),
  config: z.strictObject({
    settings: z.strictObject({
      targetUrl: address,
      maxConcurrentRequests: z.number().int().min(6),
    }),
    subscriptions: z.strictObject({
      crmObjects: z.array(
        z.strictObject({
          subscriptionType: z.string().startsWith("object."),
          objectType: z.string().min(1),
          propertyName: z.string().min(1).optional(),
          active,
        }),
      ),
      legacyCrmObjects: z.array(
        z.strictObject({
          subscriptionType: z.string().regex(/^(contact|company)\.\w+$/),
          propertyName: z.string().min(1).optional(),
          active,
        }),
      ),
      hubEvents: z.array(
        z.strictObject({ subscriptionType: z.literal("contact.privacyDeletion"), active }),
      ),
    }),
  }),
});

const fieldName = z.string().regex(/^[a-z][a-z_]*$/);
const typeDefinition = z.strictObject({
  name: fieldName,
  type: z.enum(["string", "number", "datetime", "enumeration"]),
  fieldType: z.enum(["text", "number", "date", "select", "booleancheckbox"]),
  options: z.array(z.strictObject({ value: z.string(), label: z.string() })).optional(),
});
const texts = z.record(fieldName, z.string().min(1));
const labels = z.strictObject({
  actionName: z.string().min(1),
  actionDescription: z.string().min(1),
  actionCardContent: z.string().min(1),
  appDisplayName: z.literal("Ripen"),
  inputFieldLabels: texts,
  inputFieldDescriptions: texts,
  outputFieldLabels: texts,
});

/** A custom workflow action (hubspot-facts 7.5). */
const workflowAction = z.strictObject({
  uid,
  type: z.literal("workflow-action"),
  config: z.strictObject({
    actionUrl: address,
    isPublished: z.boolean(),
    supportedClients: z.tuple([z.strictObject({ client: z.literal("WORKFLOWS") })]),
    inputFields: z.array(
      z.strictObject({
        typeDefinition,
        supportedValueTypes: z.array(z.enum(["STATIC_VALUE", "OBJECT_PROPERTY"])).min(1),
        isRequired: z.boolean(),
      }),
    ),
    outputFields: z.array(z.strictObject({ typeDefinition })).min(1),
    objectRequestOptions: z.strictObject({ properties: z.array(z.string()) }),
    labels: z.strictObject({ en: labels, es: labels }),
    objectTypes: z.tuple([z.literal("CONTACT")]),
  }),
});

/** Every hsmeta file of the project, strictly: HubSpot serves its own schemas to accounts only (hubspot-facts 12). */
export const hsmetaSchema = z.discriminatedUnion("type", [
  app,
  card,
  settings,
  appPage,
  webhooks,
  workflowAction,
]);
export type Hsmeta = z.infer<typeof hsmetaSchema>;

/** hsproject.json; the platform version is one that HubSpot supports (hubspot-facts 2.2). */
export const projectSchema = z.strictObject({
  name: z.string().min(1),
  srcDir: z.literal("src"),
  platformVersion: z.enum(["2026.03", "2026.09"]),
});
