import {
  contactProperties,
  companyProperties,
  type FollowedProperty,
} from "./followed-properties.ts";

/** Why the app listens: the groups are shown with the app's data in its documentation. */
export type SubscriptionGroup = "life" | "erasure" | "fit" | "behaviour" | "sales" | "productUsage";

/**
 * One subscription of the app (hubspot-facts 5.1), by the list of the webhooks file in which it stands.
 * Contacts and companies use the legacy form, of which real payloads are known (hubspot-facts 5.3).
 */
export type Subscription =
  | {
      readonly list: "legacyCrmObjects";
      readonly subscriptionType:
        | "contact.creation"
        | "contact.deletion"
        | "contact.merge"
        | "contact.restore"
        | "contact.associationChange"
        | "company.deletion"
        | "company.merge"
        | "company.restore";
      readonly group: SubscriptionGroup;
      readonly reason: string;
    }
  | {
      readonly list: "legacyCrmObjects";
      readonly subscriptionType: "contact.propertyChange" | "company.propertyChange";
      readonly propertyName: string;
      readonly group: SubscriptionGroup;
      readonly reason: string;
    }
  | {
      readonly list: "crmObjects";
      readonly subscriptionType: "object.creation";
      readonly objectType: "MEETING_EVENT" | "CALL";
      readonly group: SubscriptionGroup;
      readonly reason: string;
    }
  | {
      readonly list: "hubEvents";
      readonly subscriptionType: "contact.privacyDeletion";
      readonly group: SubscriptionGroup;
      readonly reason: string;
    };

/** HubSpot refuses an app with more (hubspot-facts 5.1). */
export const mostSubscriptions = 1_000;

const life: readonly Subscription[] = [
  {
    list: "legacyCrmObjects",
    subscriptionType: "contact.creation",
    group: "life",
    reason: "a new contact is scored at once",
  },
  {
    list: "legacyCrmObjects",
    subscriptionType: "contact.deletion",
    group: "life",
    reason: "a deleted contact is neither read nor written any more",
  },
  {
    list: "legacyCrmObjects",
    subscriptionType: "contact.merge",
    group: "life",
    reason: "the survivor takes over events, score and enrolments",
  },
  {
    list: "legacyCrmObjects",
    subscriptionType: "contact.restore",
    group: "life",
    reason: "a restored contact is scored again",
  },
  {
    list: "legacyCrmObjects",
    subscriptionType: "contact.associationChange",
    group: "fit",
    reason: "another company is another fit",
  },
  {
    list: "legacyCrmObjects",
    subscriptionType: "company.deletion",
    group: "fit",
    reason: "the contacts of a company that is gone are read again with the one they have now",
  },
  {
    list: "legacyCrmObjects",
    subscriptionType: "company.merge",
    group: "fit",
    reason: "the contacts of merged companies belong to the one that comes out",
  },
  {
    list: "legacyCrmObjects",
    subscriptionType: "company.restore",
    group: "fit",
    reason: "a restored company may be a contact's again",
  },
  {
    list: "hubEvents",
    subscriptionType: "contact.privacyDeletion",
    group: "erasure",
    reason: "every trace of the contact is erased",
  },
];

const activities: readonly Subscription[] = [
  {
    list: "crmObjects",
    subscriptionType: "object.creation",
    objectType: "MEETING_EVENT",
    group: "behaviour",
    reason: "a booked meeting is a strong sign of need",
  },
  {
    list: "crmObjects",
    subscriptionType: "object.creation",
    objectType: "CALL",
    group: "behaviour",
    reason: "a call held is behaviour, and sales' answer to a hand-off",
  },
];

/**
 * Everything the app subscribes to, at most 1,000. A subscription that was once deployed is never removed
 * (hubspot-facts 5.1). Our own outputs are not among them, so that writing a score causes no event.
 */
export const subscriptions: readonly Subscription[] = Object.freeze([
  ...life,
  ...activities,
  ...contactProperties.map((property) => changeOf("contact.propertyChange", property)),
  ...companyProperties.map((property) => changeOf("company.propertyChange", property)),
]);

function changeOf(
  subscriptionType: "contact.propertyChange" | "company.propertyChange",
  { propertyName, group, reason }: FollowedProperty,
): Subscription {
  return { list: "legacyCrmObjects", subscriptionType, propertyName, group, reason };
}
