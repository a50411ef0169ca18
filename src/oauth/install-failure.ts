import type { Outcome } from "../hubspot/transport/errors.ts";

/** Why an install did not come about, as far as the person in front of the browser is concerned. */
export type InstallFailure =
  | { readonly kind: "denied" }
  | { readonly kind: "unclear" }
  | { readonly kind: "expired" }
  | { readonly kind: "returnUrl" }
  | { readonly kind: "codeRefused" }
  | { readonly kind: "wrongAccount"; readonly wanted: number; readonly got: number }
  | { readonly kind: "scopesMissing"; readonly missing: readonly string[] }
  | { readonly kind: "misconfigured"; readonly category: string }
  | { readonly kind: "unavailable" }
  | { readonly kind: "internal" };

/** Categories of the token endpoint that the operator of this server must mend (hubspot-facts 1.4). */
const configuration: ReadonlySet<string> = new Set([
  "BAD_CLIENT_ID",
  "BAD_CLIENT_SECRET",
  "BAD_REDIRECT_URI",
  "BAD_SCOPES",
]);

/** What the token endpoint's answer to a code means for the install. */
export function failureOfExchange(outcome: Outcome): InstallFailure {
  switch (outcome.kind) {
    case "refused":
      return configuration.has(outcome.category)
        ? { kind: "misconfigured", category: outcome.category }
        : { kind: "codeRefused" };
    case "unauthorised":
    case "forbidden":
    case "notFound":
      return { kind: "misconfigured", category: outcome.kind };
    case "disconnected":
      return { kind: "codeRefused" };
    case "rateLimited":
    case "paused":
    case "unavailable":
    case "unknownOutcome":
      return { kind: "unavailable" };
    default:
      return outcome satisfies never;
  }
}

type Text = { readonly title: string; readonly body: string };

/** What happened and what to do, in both languages, and the HTTP status that goes with it. */
export function describeFailure(failure: InstallFailure): {
  readonly status: number;
  readonly en: Text;
  readonly es: Text;
} {
  switch (failure.kind) {
    case "denied":
      return page(
        400,
        "Ripen was not installed",
        "The install was declined in HubSpot. You can start it again at any time; it needs a Super Admin or someone with access to the App Marketplace.",
        "Ripen no se ha instalado",
        "La instalación se rechazó en HubSpot. Puede empezarla de nuevo cuando quiera; hace falta un superadministrador o alguien con acceso al App Marketplace.",
      );
    case "unclear":
      return page(
        400,
        "This address is not complete",
        "Something is missing in the address that HubSpot opened. Start the install again.",
        "Esta dirección no está completa",
        "Falta algo en la dirección que abrió HubSpot. Empiece de nuevo la instalación.",
      );
    case "expired":
      return page(
        400,
        "This install has expired",
        "An install must be finished within 10 minutes, once, and in the browser in which it was started. Start it again.",
        "Esta instalación ha caducado",
        "La instalación debe terminarse en 10 minutos, una sola vez y en el mismo navegador en el que se empezó. Empiécela de nuevo.",
      );
    case "returnUrl":
      return page(
        400,
        "This address does not lead back to HubSpot",
        "Ripen only sends you back to hubspot.com. Start the install again from HubSpot.",
        "Esta dirección no lleva de vuelta a HubSpot",
        "Ripen solo le devuelve a hubspot.com. Empiece de nuevo la instalación desde HubSpot.",
      );
    case "codeRefused":
      return page(
        400,
        "HubSpot did not accept the install",
        "Its code was used already or has expired. Start the install again.",
        "HubSpot no aceptó la instalación",
        "Su código ya se había usado o ha caducado. Empiece de nuevo la instalación.",
      );
    case "wrongAccount":
      return page(
        409,
        "This is another HubSpot account",
        `The install was started for account ${failure.wanted}, but account ${failure.got} was chosen. Start again and choose ${failure.wanted}.`,
        "Esta es otra cuenta de HubSpot",
        `La instalación se empezó para la cuenta ${failure.wanted}, pero se eligió la ${failure.got}. Empiece de nuevo y elija la ${failure.wanted}.`,
      );
    case "scopesMissing":
      return page(
        403,
        "Permissions are missing",
        `Ripen cannot work without: ${failure.missing.join(", ")}. Start again and accept them; if they are not offered, ask a Super Admin.`,
        "Faltan permisos",
        `Ripen no puede funcionar sin: ${failure.missing.join(", ")}. Empiece de nuevo y acéptelos; si no aparecen, pídaselo a un superadministrador.`,
      );
    case "misconfigured":
      return page(
        500,
        "This Ripen server is not set up correctly",
        `HubSpot answered ${failure.category}. Whoever runs this server must compare the client id, client secret, redirect URL and scopes with the app's settings in HubSpot.`,
        "Este servidor de Ripen no está bien configurado",
        `HubSpot respondió ${failure.category}. Quien gestiona este servidor debe comparar el client id, el client secret, la URL de redirección y los permisos con los ajustes de la aplicación en HubSpot.`,
      );
    case "unavailable":
      return page(
        503,
        "HubSpot does not answer",
        "The install could not be finished because HubSpot cannot be reached at the moment. Start it again in a few minutes.",
        "HubSpot no responde",
        "La instalación no se pudo terminar porque ahora no se puede contactar con HubSpot. Empiécela de nuevo en unos minutos.",
      );
    case "internal":
      return page(
        500,
        "Something went wrong here",
        "The install could not be finished. Start it again; if it fails once more, tell whoever runs this server to look at its log.",
        "Algo ha fallado aquí",
        "La instalación no se pudo terminar. Empiécela de nuevo; si vuelve a fallar, avise a quien gestiona este servidor para que mire el registro.",
      );
    default:
      return failure satisfies never;
  }
}

function page(
  status: number,
  title: string,
  body: string,
  titulo: string,
  texto: string,
): ReturnType<typeof describeFailure> {
  return { status, en: { title, body }, es: { title: titulo, body: texto } };
}
