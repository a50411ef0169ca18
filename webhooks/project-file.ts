import { subscriptions, type Subscription } from "./subscriptions.ts";

/** One entry of the uploaded webhooks file (hubspot-facts 5.1). */
export type FileEntry = {
  readonly subscriptionType: string;
  readonly objectType?: string;
  readonly propertyName?: string;
  readonly active: true;
};

/** The webhooks file of the uploaded project, whole (hubspot-facts 5.1). */
export type WebhooksFile = {
  readonly uid: "webhooks";
  readonly type: "webhooks";
  readonly config: {
    readonly settings: { readonly targetUrl: string; readonly maxConcurrentRequests: number };
    readonly subscriptions: Readonly<Record<Subscription["list"], readonly FileEntry[]>>;
  };
};

/** HubSpot's documented number of requests in flight for an account (hubspot-facts 5.1). */
const maxConcurrentRequests = 10;

/** What webhooks-hsmeta.json must say, so that HubSpot sends what the app subscribes to and nothing else. */
export function webhooksFile(targetUrl: string): WebhooksFile {
  return {
    uid: "webhooks",
    type: "webhooks",
    config: {
      settings: { targetUrl, maxConcurrentRequests },
      subscriptions: {
        crmObjects: entriesOf("crmObjects"),
        legacyCrmObjects: entriesOf("legacyCrmObjects"),
        hubEvents: entriesOf("hubEvents"),
      },
    },
  };
}

function entriesOf(list: Subscription["list"]): readonly FileEntry[] {
  return subscriptions
    .filter((subscription) => subscription.list === list)
    .map((subscription) => ({
      subscriptionType: subscription.subscriptionType,
      ...("objectType" in subscription ? { objectType: subscription.objectType } : {}),
      ...("propertyName" in subscription ? { propertyName: subscription.propertyName } : {}),
      active: true,
    }));
}
