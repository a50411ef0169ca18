/**
 * As the value of a counter seen last: whatever the counter shows next is its baseline. After a merge HubSpot's
 * counters are a mixture of both records', and most of their events are already in the ledger.
 */
export const rebaseline = -1;
