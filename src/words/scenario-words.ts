import { triggerProperty } from "../../config/scenarios.ts";
import type { Audience, Goal, Points, Trigger } from "../../config/scenarios/scenario.ts";
import type { Text } from "../base/text.ts";
import { daysText, lastDaysText } from "../base/counted.ts";
import { eventName } from "./events.ts";
import { fieldName } from "./fields.ts";
import { lowered, stateNames } from "./states.ts";

/** Several texts as one, each language with its own word between. */
function joined(texts: readonly Text[], between: string, entre: string): Text {
  return {
    en: texts.map(({ en }) => en).join(between),
    es: texts.map(({ es }) => es).join(entre),
  };
}

const names = {
  segment: stateNames.segments,
  verdict: stateNames.verdicts,
  stage: stateNames.stages,
} as const;

/** Several people of a role, as they stand in a list of whom a scenario is for. */
const people: Readonly<Record<string, Text>> = {
  decision_maker: { en: "decision makers", es: "decisores" },
  influencer: { en: "influencers", es: "influenciadores" },
  end_user: { en: "end users", es: "usuarios finales" },
  unknown: { en: "role unknown", es: "rol desconocido" },
};

/** A stable value as it is said within a sentence. */
function named(of: keyof typeof names | "role", value: string): Text {
  const known: Readonly<Record<string, Text>> = of === "role" ? people : names[of];
  return lowered(known[value] ?? { en: value, es: value });
}

/** What sets a scenario off, in words. */
export function triggerWords(trigger: Trigger): Text {
  switch (trigger.on) {
    case "always":
      return { en: "As soon as Ripen knows the contact", es: "En cuanto Ripen conoce el contacto" };
    case "ready":
      return { en: "Becomes ready for sales", es: "Pasa a estar listo para ventas" };
    case "notReady":
      return { en: "Is not ready for sales", es: "No está listo para ventas" };
    case "unanswered":
      return {
        en:
          trigger.until === "contact_by"
            ? "Handed off, and nobody tried to contact the lead in time"
            : "Handed off, nobody has tried yet, and four fifths of the time has passed",
        es:
          trigger.until === "contact_by"
            ? "Traspasado, y nadie ha intentado contactar en el plazo acordado"
            : "Traspasado, nadie ha intentado contactar y han pasado cuatro quintas partes del plazo",
      };
    case "incomplete":
      return {
        en: "Engaged, but too little is known about it",
        es: "Activo, pero se sabe poco de él",
      };
    case "atLeast":
      return {
        en: `${points[trigger.of].en} rises to ${trigger.points}`,
        es: `${points[trigger.of].es} sube a ${trigger.points}`,
      };
    case "below":
      return {
        en: `${points[trigger.of].en} falls below ${trigger.points}`,
        es: `${points[trigger.of].es} baja de ${trigger.points}`,
      };
    case "segment":
    case "customerSegment": {
      const segments = trigger.segments.map((name) => named("segment", name));
      const { en, es } = joined(segments, " or ", " o ");
      return { en: `Enters the ${en} segment`, es: `Entra en el segmento ${es}` };
    }
    case "lifecycle": {
      const stages = trigger.stages.join(", ");
      const days = trigger.withinDays;
      return {
        en: `Lifecycle stage ${stages}${days === null ? "" : ` for at most ${daysText(days).en}`}`,
        es: `Etapa del ciclo de vida ${stages}${days === null ? "" : ` desde hace ${daysText(days).es} como mucho`}`,
      };
    }
    case "verdict": {
      const value = named("verdict", trigger.value);
      return {
        en: `Sales said ${value.en}${trigger.afterDays > 0 ? ` ${daysText(trigger.afterDays).en} ago` : ""}`,
        es: `Ventas dijo ${value.es}${trigger.afterDays > 0 ? ` hace ${daysText(trigger.afterDays).es}` : ""}`,
      };
    }
    case "did": {
      const did = joined(trigger.types.map(eventName), " or ", " o ");
      return {
        en: `${did.en} ${lastDaysText(trigger.withinDays).en}`,
        es: `${did.es} ${lastDaysText(trigger.withinDays).es}`,
      };
    }
    case "quiet": {
      const did = joined(trigger.types.map(eventName), " or ", " o ");
      return {
        en: `No more of this for ${daysText(trigger.days).en}: ${did.en}`,
        es: `Nada de esto desde hace ${daysText(trigger.days).es}: ${did.es}`,
      };
    }
    case "stuck": {
      const first = joined(trigger.first.map(eventName), " or ", " o ");
      const then = joined(trigger.next.map(eventName), " or ", " o ");
      return {
        en: `${first.en}, and after ${daysText(trigger.days).en} none of: ${then.en}`,
        es: `${first.es} y, a los ${daysText(trigger.days).es}, nada de: ${then.es}`,
      };
    }
    case "dateAhead":
      return {
        en: `The date in '${fieldName(trigger.field).en}' is ${daysText(trigger.days).en} ahead or less`,
        es: `Faltan ${daysText(trigger.days).es} o menos para la fecha de «${fieldName(trigger.field).es}»`,
      };
    case "event": {
      const each = joined(trigger.types.map(eventName), " or ", " o ");
      return { en: `Each time: ${each.en}`, es: `Cada vez: ${each.es}` };
    }
    case "all":
      return joined(trigger.of.map(triggerWords), "; and ", "; y ");
    case "any":
      return joined(trigger.of.map(triggerWords), "; or ", "; o ");
    default:
      return trigger satisfies never;
  }
}

const points: Readonly<Record<Points, Text>> = {
  leadScore: { en: "Lead score", es: "La puntuación" },
  fit: { en: "Fit", es: "El ajuste" },
  pain: { en: "Pain", es: "El dolor" },
  customerScore: { en: "Customer score", es: "La puntuación del cliente" },
};

/** What ends a scenario, in words. */
export function goalWords(goal: Goal): Text {
  switch (goal.by) {
    case "active":
      return { en: "The contact does something", es: "El contacto hace algo" };
    case "did":
      return joined(goal.types.map(eventName), " or ", " o ");
    case "ready":
      return { en: "The lead is ready for sales", es: "El lead está listo para ventas" };
    case "answered":
      return {
        en: "Sales gives its verdict or makes contact",
        es: "Ventas da su veredicto o contacta",
      };
    case "complete":
      return { en: "The profile is complete", es: "El perfil está completo" };
    case "days":
      return { en: `After ${daysText(goal.days).en}`, es: `A los ${daysText(goal.days).es}` };
    case "movedOn":
      return { en: "The date moves to a later one", es: "La fecha pasa a otra posterior" };
    case "recovered":
      return { en: "The score recovers", es: "La puntuación se recupera" };
    case "none":
      return { en: "None; it ends on its own", es: "Ninguno: termina por sí solo" };
    default:
      return goal satisfies never;
  }
}

const kinds: Readonly<Record<Audience["kind"], Text>> = {
  lead: { en: "Leads", es: "Leads" },
  customer: { en: "Customers", es: "Clientes" },
  anyone: { en: "Leads and customers", es: "Leads y clientes" },
};

/** Whom a scenario is for, in words. */
export function audienceWords(
  { kind, segments, roles, stages }: Audience,
  {
    sendsMail,
    minimumScore,
  }: { readonly sendsMail: boolean; readonly minimumScore: number | null },
): Text {
  const limits = [
    ...(segments ?? []).map((name) => named("segment", name)),
    ...(roles ?? []).map((name) => named("role", name)),
    ...(stages ?? []).map((name) => named("stage", name)),
    ...(minimumScore === null
      ? []
      : [{ en: `at least ${minimumScore} points`, es: `al menos ${minimumScore} puntos` }]),
    ...(sendsMail ? [{ en: "who receive mail", es: "que reciben correo" }] : []),
  ];
  return joined([kinds[kind], ...limits], ", ", ", ");
}

/** How the portal's own workflow must be set up (contracts.md, Crossings; hubspot-facts 7.3). */
export function checklistOf(name: string): readonly Text[] {
  const property = triggerProperty(name);
  return [
    {
      en: `In HubSpot, create a contact-based workflow with the trigger: the property “${property}” is known.`,
      es: `En HubSpot, cree un flujo de contactos con el disparador: la propiedad «${property}» tiene valor.`,
    },
    {
      en: "Turn on re-enrolment for the same property, because each new start brings a new date.",
      es: "Active la reinscripción con la misma propiedad, porque cada inicio trae una fecha nueva.",
    },
    {
      en: "When HubSpot asks about existing records, choose to enrol only those that meet the trigger from now on.",
      es: "Cuando HubSpot pregunte por los registros existentes, elija inscribir solo los que cumplan el disparador a partir de ahora.",
    },
    {
      en: "In the workflow's settings, leave enrolment by merging records off.",
      es: "En los ajustes del flujo, deje desactivada la inscripción por fusión de registros.",
    },
    {
      en: "Make Ripen's action “Confirm enrolment” the first step, so that enrolments are counted here.",
      es: "Ponga como primer paso la acción «Confirmar inscripción» de Ripen, para que las inscripciones se cuenten aquí.",
    },
    {
      en: `Let the workflow end when “${property}” is empty: Ripen clears it when the goal is reached.`,
      es: `Haga que el flujo termine cuando «${property}» esté vacía: Ripen la borra al alcanzar el objetivo.`,
    },
  ];
}
