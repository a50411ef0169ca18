import type { AppConfig, Subscription } from "./options.ts";

const ofContact = (action: string): Subscription => ({ subscriptionType: `contact.${action}` });
const change = (propertyName: string): Subscription => ({
  subscriptionType: "contact.propertyChange",
  propertyName,
});

/** An app as it stands in HubSpot when the simulator runs alone, with the app at `appUrl`. */
export function demoApp(appUrl: string): AppConfig {
  const base = appUrl.replace(/\/$/u, "");
  return {
    appId: 16_111_050,
    clientId: "7fff1e36-2d40-4ae1-bbb1-5266d59564fb",
    clientSecret: "cfc68c0b-4b4e-4ef8-b764-95350e4ea479",
    redirectUrls: [`${base}/oauth/callback`, `${base}/oauth/install`],
    requiredScopes: [
      "oauth",
      "crm.objects.contacts.read",
      "crm.objects.contacts.write",
      "crm.objects.companies.read",
      "crm.schemas.contacts.read",
      "crm.schemas.contacts.write",
    ],
    optionalScopes: [
      "automation",
      "crm.lists.read",
      "crm.lists.write",
      "crm.objects.owners.read",
      "crm.objects.deals.read",
    ],
    webhookUrl: `${base}/webhooks`,
    subscriptions: [
      ...["creation", "deletion", "merge", "restore", "privacyDeletion"].map(ofContact),
      ...["email", "jobtitle", "country", "lifecyclestage", "associatedcompanyid"].map(change),
      ...["trial_started_at", "last_login_at", "seats_invited", "limits_reached"].map(change),
    ],
  };
}
