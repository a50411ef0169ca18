import type { AppConfig, Subscription } from "../options.ts";
import { objectTypeOf, objectTypes, webhookTypeOf } from "../records/object-type.ts";
import type { Happening, WebhookEvent } from "./event.ts";

/** The first id of the app's subscriptions; the others follow in the order of the configuration. */
const firstSubscriptionId = 3_923_621;

type Draft = Omit<WebhookEvent, "eventId" | "portalId" | "appId" | "attemptNumber">;

/** The events that a happening makes for the app's subscriptions: none when nobody subscribed. */
export function subscribedEvents(app: AppConfig, happening: Happening): readonly Draft[] {
  return app.subscriptions.flatMap((subscription, index) => {
    if (subscription.active === false || !concerns(subscription, happening)) return [];
    const { subscriptionType } = subscription;
    const generic = subscriptionType.startsWith("object.");
    return [
      {
        subscriptionId: firstSubscriptionId + index,
        subscriptionType,
        ...happening.fields,
        ...(generic && { objectTypeId: happening.objectTypeId, isSensitive: false }),
      },
    ];
  });
}

function concerns(subscription: Subscription, happening: Happening): boolean {
  const [object = "", action = ""] = subscription.subscriptionType.split(".");
  const type =
    object === "object" ? webhookTypeOf(subscription.objectType ?? "") : objectTypeOf(object);
  if (action !== happening.action || !type) return false;
  if (objectTypes[type].singular !== happening.objectName) return false;
  return action !== "propertyChange" || subscription.propertyName === happening.propertyName;
}
