import type { Words } from "./card-words.ts";
import { eventIn, namesIn } from "./names-in.ts";
import { names } from "./names.ts";

export const english: Words = {
  loading: "Loading the lead score",
  refresh: "Try again",
  unscoredTitle: "Not scored yet",
  unscored:
    "New contacts are scored within a minute. If this one stays empty, ask an admin to check the Health page in Ripen's console.",
  disconnectedTitle: "Ripen is not connected",
  disconnected:
    "This account is no longer connected to Ripen. An admin can reconnect it from the Marketplace.",
  failedTitle: "The score cannot be shown right now",
  failed: "Ripen did not answer. The score in the contact's properties is still valid.",
  notSetUp: "The app's address is missing. Upload the project with a profile that sets APP_URL.",
  pausedTitle: "Scoring is paused",
  paused: "An admin has paused Ripen. This score does not change until scoring resumes.",
  waiting: "A new score is on its way.",
  ready: "Ready for sales",
  notReady: "Not ready yet",
  customer: "Customer",
  since: (date) => `since ${date}`,
  contactBy: (date) => `Contact by ${date}`,
  contactHow: {
    call: "a call",
    meeting: "a meeting",
    verdict: "a verdict",
    status: "a lead status",
    last_contacted: "HubSpot's last contact",
  },
  firstContact: (how, date, isLate) => `First contact on ${date}: ${how}${isLate ? ", late" : ""}`,
  tries: (attempts, conversations) =>
    `${attempts} ${attempts === 1 ? "attempt" : "attempts"}, ${conversations} ${conversations === 1 ? "conversation" : "conversations"}`,
  loggedLater: "logged later",
  overdueTitle: "Contact now",
  overdue: (date) => `This lead should have been contacted by ${date}.`,
  left: (date, why) => `No longer ready since ${date}: ${why}`,
  untold: {
    silent: "Sales was not told",
    behind: "The hand-off waits",
    refused: "HubSpot refused the hand-off",
  },
  handOff: "Hand off now",
  handedOff: "The lead has been handed off",
  nextStep: {
    call: "Next: call",
    with_sales: "Next: sales has it",
    tell_owner: "Next: tell the owner",
    complete_profile: "Next: complete the profile",
    warm_up: "Next: warm up",
    nurture: "Next: nurture",
    excluded: "Next: nothing, this contact is excluded",
  },
  gate: (gate, until) => {
    switch (gate.kind) {
      case "customer":
        return "a customer, scored as one";
      case "objection":
        return "the contact objected to being scored";
      case "exclusion":
        return `excluded: ${gate.label}${until === null ? "" : `, until ${until}`}`;
      case "limit":
        return `limited: ${gate.label}`;
      case "verdict":
        return {
          yes: "sales said yes and took it over",
          maybe: "sales said maybe: it waits for new behaviour",
          never: "sales said never",
          lost: "it did not buy: it waits for new behaviour",
        }[gate.value];
      case "handRaiser":
        return `${gate.label}: ready at once`;
      default:
        return gate satisfies never;
    }
  },
  because: (because) =>
    because.kind === "model"
      ? "the scoring model was changed"
      : because.of.length === 0
        ? "the score fell"
        : `${because.of.join(" and ")} fell too low`,
  why: "Why",
  noReasons: "Nothing known so far adds or removes points.",
  showAll: (count) => `Show all ${count}`,
  showLess: "Show fewer",
  lastTime: (count, date) => (count > 1 ? `${count} times, last on ${date}` : `on ${date}`),
  capped: "at its limit",
  missingTitle: "Missing for ready",
  short: (points, of) =>
    `${points} more ${points === 1 ? "point" : "points"} of ${of === "total" ? "the total" : of}`,
  unknown: (label) => `Not known: ${label}`,
  axis: { fit: "Fit", pain: "Pain", total: "Total" },
  outOf: (points, max) => `${points} of ${max}`,
  place: "Place in the matrix",
  segmentLabel: "Segment",
  segment: {
    red: "Red: sales first",
    purple: "Purple: work on what is missing",
    blue: "Blue: nurture",
    sales: "With sales",
    out: "Out: not for sales",
    unknown: "Unknown: too little is known",
  },
  bandLabel: "Band",
  roleLabel: "Role",
  role: namesIn(names.roles, "en"),
  funnelLabel: "Stage",
  funnelStage: namesIn(names.stages, "en"),
  originLabel: "Origin",
  origin: namesIn(names.origins, "en"),
  verdictTitle: "Your verdict",
  verdictHint: "One click, and you can undo it.",
  verdict: { yes: "Yes, qualified", maybe: "Maybe later", never: "Never" },
  verdictMeans: {
    yes: "It leaves the ready list and is still scored.",
    maybe: "It comes back when it does something new.",
    never: "It is not handed off again. It is still scored and may still get e-mail.",
  },
  reasonLabel: "Reason (optional)",
  reasonHint: "Pick one",
  verdictReason: namesIn(names.verdictReasons, "en"),
  noteLabel: "Note (optional)",
  noteHint: "The person may ask to read this",
  takeBack: "Take back",
  createDeal: "Create deal",
  createTask: "Create task",
  opening: "Begin with",
  owner: (name) => `Owner: ${name}`,
  noOwner: "Without an owner",
  next: "Next lead",
  noNext: "No other lead is ready.",
  undo: "Undo",
  verdictPending: "Being written to the contact",
  verdictKept: "Verdict saved",
  verdictUndone: "Verdict undone",
  notTaken: "Ripen did not accept it. Try again in a moment.",
  trend: "Trend",
  noTrend: "The trend appears once the score has changed on a second day.",
  behaviour: "Last behaviour",
  noBehaviour: "No behaviour recorded.",
  event: (type) => eventIn(type, "en"),
  recalculate: "Recalculate now",
  recalculating: "Recalculating",
  asOf: (date, model) => `As of ${date}, model ${model}`,
  customerScore: "Customer score",
  points: "Points",
};
