import type { CrmRecord } from "../records/record.ts";

/** A condition on one property. */
export type Condition =
  | { readonly kind: "isKnown"; readonly property: string }
  | { readonly kind: "equals"; readonly property: string; readonly value: string }
  | { readonly kind: "contains"; readonly property: string; readonly value: string }
  | { readonly kind: "atLeast"; readonly property: string; readonly value: number }
  | { readonly kind: "below"; readonly property: string; readonly value: number };

/** What makes a record enter a workflow (hubspot-facts 7.3). */
export type Trigger =
  | Condition
  /** Event-based: every change of the value, to whatever it becomes. */
  | { readonly kind: "valueChanged"; readonly property: string }
  | { readonly kind: "listMembership"; readonly listId: string }
  /** Nothing but the enrolment API. */
  | { readonly kind: "manual" };

/** A step that calls an app: custom workflow action (hubspot-facts 7.5). */
export type ActionStep = {
  readonly url: string;
  readonly actionDefinitionId: number;
  readonly inputFields: Readonly<Record<string, string>>;
  /** Properties of the contact that the action asks for. */
  readonly properties: readonly string[];
};

export type WorkflowDefinition = {
  readonly name: string;
  readonly trigger: Trigger;
  /** Default true. */
  readonly enabled?: boolean;
  /** Default false: a record enters once in its life. */
  readonly reEnrolment?: boolean;
  /** Whether records that meet the trigger when the workflow is made enter at once. Default false. */
  readonly enrolExisting?: boolean;
  /** Whether a merge may enrol the record that comes out of it. Default false. */
  readonly enrolOnMerge?: boolean;
  /** How long a record stays in, in milliseconds. Default 0: it runs through at once. */
  readonly durationMs?: number;
  /** Meeting it ends the enrolment, and keeps out who meets it already. */
  readonly goal?: Condition;
  /** Who meets it is kept out, and taken out. */
  readonly suppression?: Condition;
  /** First step: tells the app that the record has entered. */
  readonly action?: ActionStep;
};

export type Enrolment = {
  readonly workflow: string;
  readonly contactId: string;
  /** Epoch milliseconds. */
  readonly enrolledAt: number;
  readonly via: "trigger" | "api" | "existing";
  /** The trigger property's value at that moment, "" for none. */
  readonly triggerValue: string;
  endedAt: number | null;
  outcome: "active" | "completed" | "goal" | "suppressed" | "unenrolled";
  /** Names the call of the first step; null for a workflow without one. */
  callbackId: string | null;
  /** What the first step answered: an execution state, or why there was none. */
  receipt: string | null;
};

/** One workflow of a portal, with everyone who ever entered. */
export type Workflow = {
  /** For the v2 enrolment API (hubspot-facts 7.1). */
  readonly workflowId: number;
  /** For the flows API; may exceed 32 bits, so it travels as text. */
  readonly flowId: string;
  readonly definition: WorkflowDefinition;
  readonly createdAt: number;
  enabled: boolean;
  readonly enrolments: Enrolment[];
  readonly byContact: Map<string, Enrolment[]>;
};

/** True when the values meet the condition. */
export function meets(condition: Condition, values: CrmRecord["values"]): boolean {
  const value = values.get(condition.property) ?? "";
  switch (condition.kind) {
    case "isKnown":
      return value !== "";
    case "equals":
      return value === condition.value;
    case "contains":
      return value.split(";").includes(condition.value);
    case "atLeast":
      return value !== "" && Number(value) >= condition.value;
    case "below":
      return value !== "" && Number(value) < condition.value;
    default:
      return condition satisfies never;
  }
}
