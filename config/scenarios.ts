/**
 * A nurturing scenario (domain.md section 8): what sets it off, for whom, and what ends it. The admin
 * binds it to one of the portal's own workflows.
 */
export type Scenario = {
  /** Part of the trigger property's name, `ripen_<name>_at`: never renamed. */
  readonly name: string;
  readonly label: { readonly en: string; readonly es: string };
  /** Nurturing scenarios run one at a time for a contact, and hand-off ends them. */
  readonly isNurturing: boolean;
  /** Higher goes first when several could run. */
  readonly priority: number;
  /** True keeps out contacts that unsubscribed from mail (contracts.md, Scores). */
  readonly sendsMail: boolean;
  /** `lead`: from the first sight of a lead on. `notReady`, `ready`: as the score says. */
  readonly trigger: "lead" | "notReady" | "ready";
  /** `active`: did something after it was set off. `ready`: SDR-ready. `answered`: sales gave a verdict. */
  readonly goal: "active" | "ready" | "answered";
};

export const scenarios: readonly Scenario[] = [
  {
    name: "handoff",
    label: { en: "Hand-off to sales", es: "Traspaso a ventas" },
    isNurturing: false,
    priority: 100,
    sendsMail: false,
    trigger: "ready",
    goal: "answered",
  },
  {
    name: "welcome",
    label: { en: "Welcome", es: "Bienvenida" },
    isNurturing: true,
    priority: 50,
    sendsMail: true,
    trigger: "lead",
    goal: "active",
  },
  {
    name: "nurture",
    label: { en: "Nurture", es: "Nurturing" },
    isNurturing: true,
    priority: 10,
    sendsMail: true,
    trigger: "notReady",
    goal: "ready",
  },
];

/** The contact property whose value sets the scenario's workflow off (contracts.md, Crossings). */
export function triggerProperty(scenario: string): string {
  return `ripen_${scenario}_at`;
}
