import { behave } from "./behaviour/behave.ts";
import type { Behaviour } from "./behaviour/behaviour.ts";
import { createCompanyControl, type CompanyControl } from "./company-control.ts";
import { createEngagementControl, type EngagementControl } from "./engagement-control.ts";
import { cardFetch, type CardRequest } from "./cards/card-fetch.ts";
import type { Call } from "./http/call.ts";
import { createMassControl, type MassControl } from "./mass-control.ts";
import { createPropertyControl, type PropertyControl } from "./property-control.ts";
import { createInstallControl, type InstallControl } from "./oauth/install-control.ts";
import type { Tier } from "./options.ts";
import type { Portal, WriteRule } from "./portal.ts";
import { checkWrite } from "./properties/check-write.ts";
import { changeRecord } from "./records/change.ts";
import { createRecord } from "./records/create.ts";
import { deleteRecord, privacyDelete, restoreRecord } from "./records/delete.ts";
import { mergeRecords } from "./records/merge.ts";
import {
  findLive,
  liveRecords,
  resolveLive,
  type ChangeSource,
  type CrmRecord,
} from "./records/record.ts";
import type { Delivery } from "./webhooks/delivery.ts";
import { addWorkflow } from "./workflows/add-workflow.ts";
import { expire } from "./workflows/enrol.ts";
import type { Enrolment, Workflow, WorkflowDefinition } from "./workflows/workflow.ts";
import type { World } from "./world.ts";

/** A record as tests and the demo see it: non-empty values by property name. */
export type RecordView = {
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
};

export type WorkflowView = {
  readonly workflowId: number;
  readonly flowId: string;
  readonly name: string;
};

export type ListView = {
  readonly id: string;
  readonly name: string;
  /** How many contacts are on it. */
  readonly members: number;
};

/** One portal as its people see it: what they do happens at once and reaches the app by webhook. */
export type PortalControl = InstallControl &
  EngagementControl &
  CompanyControl &
  PropertyControl &
  MassControl & {
    readonly id: number;
    readonly tier: Tier;
    /** Live contacts by rising id. */
    contacts(): readonly RecordView[];
    companies(): readonly RecordView[];
    /** The live contact; a merged-away id leads to its survivor. undefined when there is none. */
    contact(id: string): RecordView | undefined;
    /** Checked as an API write is; throws a Refusal. `changeSource` is CRM_UI by default. */
    editContact(
      id: string,
      properties: Readonly<Record<string, string>>,
      changeSource?: string,
      sourceId?: string,
    ): void;
    editCompany(id: string, properties: Readonly<Record<string, string>>): void;
    /** Gives the new contact's id. */
    createContact(properties: Readonly<Record<string, string>>, changeSource?: string): string;
    /** Gives the id of the record that comes out, which is a new one (hubspot-facts 3.10). */
    mergeContacts(primaryId: string, otherId: string): string;
    deleteContact(id: string): void;
    restoreContact(id: string): void;
    privacyDelete(id: string): void;
    /** The contact opts out of every mail. */
    unsubscribe(id: string): void;
    /** From now on reads show changes only so much later. */
    setReadLag(ms: number): void;
    behave(id: string, behaviour: Behaviour): void;
    visitPage(id: string, url: string): void;
    /** `name` as in "Page title: Form name"; `fields` are contact properties that the form fills. */
    submitForm(
      id: string,
      formId: string,
      name: string,
      fields?: Readonly<Record<string, string>>,
    ): void;
    /** For an hour from now by default. */
    bookMeeting(id: string, startsAt?: number): void;
    /** Answers a sales e-mail. */
    replyToEmail(id: string): void;
    openEmail(id: string, emailName?: string): void;
    clickEmail(id: string, emailName?: string): void;
    /** A person makes a static list of contacts. Gives its id. */
    addStaticList(name: string): string;
    staticLists(): readonly ListView[];
    addWorkflow(definition: WorkflowDefinition): WorkflowView;
    /** Every workflow, oldest first. */
    workflows(): readonly WorkflowView[];
    setWorkflowEnabled(workflowId: number, enabled: boolean): void;
    /** A person deletes a workflow: nobody is in it any more, and it uses no property. */
    deleteWorkflow(workflowId: number): void;
    /** Every enrolment ever, in the order in which they happened within each workflow. */
    enrolments(): readonly Enrolment[];
    /** A rule of the admin's that every API write must meet. */
    addWriteRule(rule: WriteRule<RecordView>): void;
    /** Calls the app as a card does, signed (hubspot-facts 8.3). */
    cardFetch(address: string, request?: CardRequest): Promise<Response>;
    /** The app's calls with a token of this portal. */
    calls(): readonly Call[];
    deliveries(): readonly Delivery[];
  };

/** Gives tests and the demo a hold on one portal. */
export function createControl(
  world: World,
  portal: Portal,
  deliveries: readonly Delivery[],
): PortalControl {
  const { contacts, companies } = portal.stores;
  const byPerson: ChangeSource = {
    changeSource: "CRM_UI",
    sourceId: `userId:${portal.user.id}`,
  };
  const live = (id: string): CrmRecord => {
    const record = resolveLive(contacts, id);
    if (!record) throw new RangeError(`Portal ${portal.id} has no contact ${id}`);
    return record;
  };
  const edit = (
    record: CrmRecord,
    properties: Readonly<Record<string, string>>,
    source: ChangeSource,
  ): void => {
    changeRecord(portal, record, checkWrite(portal, record.type, properties, record), source);
  };
  const act = (id: string, behaviour: Behaviour): void => behave(portal, live(id), behaviour);

  return {
    id: portal.id,
    tier: portal.tier,
    contacts: () => [...liveRecords(contacts)].map(viewOf),
    companies: () => [...liveRecords(companies)].map(viewOf),
    contact: (id) => {
      const record = resolveLive(contacts, id);
      return record && viewOf(record);
    },
    editContact: (id, properties, changeSource = "CRM_UI", sourceId = byPerson.sourceId) =>
      edit(live(id), properties, { changeSource, sourceId }),
    editCompany: (id, properties) => {
      const record = findLive(companies, id);
      if (!record) throw new RangeError(`Portal ${portal.id} has no company ${id}`);
      edit(record, properties, byPerson);
    },
    createContact: (properties, changeSource = "CRM_UI") => {
      const values = new Map(checkWrite(portal, "contacts", properties, null));
      values.set("hs_is_contact", "true").set("hs_object_source", changeSource);
      return createRecord(portal, "contacts", { values, source: { ...byPerson, changeSource } }).id;
    },
    mergeContacts: (primaryId, otherId) =>
      mergeRecords(portal, live(primaryId), live(otherId), {
        ...byPerson,
        changeSource: "MERGE_CONTACTS",
      }).id,
    deleteContact: (id) => deleteRecord(portal, live(id), byPerson),
    restoreContact: (id) => {
      const record = contacts.byId.get(id);
      if (!record) throw new RangeError(`Portal ${portal.id} has no deleted contact ${id}`);
      restoreRecord(portal, record, byPerson);
    },
    privacyDelete: (id) => privacyDelete(portal, live(id), byPerson),
    unsubscribe: (id) => {
      const source = { changeSource: "EMAIL", sourceId: "SubscriptionsPage" };
      changeRecord(portal, live(id), new Map([["hs_email_optout", "true"]]), source);
    },
    setReadLag: (ms) => {
      portal.readLagMs = ms;
    },
    behave: act,
    visitPage: (id, url) => act(id, { kind: "pageVisit", url }),
    submitForm: (id, formId, name, fields = {}) => {
      act(id, { kind: "formSubmission", formId, name });
      edit(live(id), fields, { changeSource: "FORM", sourceId: formId });
    },
    bookMeeting: (id, startsAt = portal.now() + 3_600_000) =>
      act(id, { kind: "meetingBooked", startsAt }),
    replyToEmail: (id) => act(id, { kind: "salesEmailReply" }),
    openEmail: (id, emailName = "Newsletter") => act(id, { kind: "emailOpen", emailName }),
    clickEmail: (id, emailName = "Newsletter") => act(id, { kind: "emailClick", emailName }),
    staticLists: () =>
      [...portal.lists.values()].map(({ id, name, members }) => ({
        id,
        name,
        members: members.size,
      })),
    addStaticList: (name) => {
      const id = portal.nextId("list");
      const at = portal.now();
      portal.lists.set(id, {
        id,
        name,
        objectTypeId: "0-1",
        processingType: "MANUAL",
        createdAt: at,
        updatedAt: at,
        members: new Set(),
      });
      return id;
    },
    addWorkflow: (definition) => workflowView(addWorkflow(portal, definition)),
    workflows: () => portal.workflows.map(workflowView),
    setWorkflowEnabled: (workflowId, enabled) => {
      const workflow = portal.workflows.find((each) => each.workflowId === workflowId);
      if (!workflow) throw new RangeError(`Portal ${portal.id} has no workflow ${workflowId}`);
      workflow.enabled = enabled;
    },
    deleteWorkflow: (workflowId) => {
      const at = portal.workflows.findIndex((each) => each.workflowId === workflowId);
      if (at < 0) throw new RangeError(`Portal ${portal.id} has no workflow ${workflowId}`);
      portal.workflows.splice(at, 1);
    },
    enrolments: () =>
      portal.workflows.flatMap((workflow) => {
        for (const enrolment of workflow.enrolments) expire(portal, workflow, enrolment);
        return workflow.enrolments;
      }),
    addWriteRule: (rule) => {
      portal.writeRules.push((record) => rule(viewOf(record)));
    },
    ...createInstallControl(world, portal),
    ...createEngagementControl(portal, byPerson),
    ...createCompanyControl(portal, byPerson),
    ...createMassControl(portal),
    ...createPropertyControl(portal),
    cardFetch: (address, request) => cardFetch(world, portal, address, request),
    calls: () => world.calls.filter(({ portalId }) => portalId === portal.id),
    deliveries: () => deliveries.filter(({ event }) => event.portalId === portal.id),
  };
}

function viewOf({ id, values, createdAt, updatedAt }: CrmRecord): RecordView {
  return { id, properties: Object.fromEntries(values), createdAt, updatedAt };
}

function workflowView({ workflowId, flowId, definition }: Workflow): WorkflowView {
  return { workflowId, flowId, name: definition.name };
}
