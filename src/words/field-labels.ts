import { labelOfField } from "./main-fields.ts";
import type { Text } from "../scoring/text.ts";

const ownLabels: Readonly<Record<string, Text>> = {
  url: { en: "Page", es: "Página" },
  form: { en: "Form", es: "Formulario" },
  trialStartedAt: { en: "Trial started on", es: "Inicio de la prueba" },
  lastLoginAt: { en: "Last login", es: "Último acceso" },
  seatsInvited: { en: "Seats invited", es: "Usuarios invitados" },
  limitsReached: { en: "Limits reached", es: "Límites alcanzados" },
};

/** A logical field's name for people. */
export function fieldLabel(name: string): Text {
  return ownLabels[name] ?? { en: labelOfField(name, "en"), es: labelOfField(name, "es") };
}
