/**
 * Lets whatever else is due in this process go first: requests at the door, answers of HubSpot, other lanes. Long
 * work on the embedded store needs it, because that answers without a pause.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
