import type { Text } from "../base/text.ts";
import type { Why } from "../store/crossings/whys.ts";

/** Why a scenario started for a contact, or why it did not. */
export const whyTexts: Readonly<Record<Why, Text>> = {
  new_evidence: {
    en: "The contact did something, or its data changed.",
    es: "El contacto hizo algo o cambiaron sus datos.",
  },
  its_time: { en: "It was due.", es: "Llegó su momento." },
  woken: {
    en: "It already met the condition, and then the contact did something.",
    es: "Ya cumplía la condición y después el contacto hizo algo.",
  },
  caught_up: { en: "It was released later.", es: "Se dejó pasar después." },
  first_run: {
    en: "It already met the condition when Ripen first saw it.",
    es: "Ya cumplía la condición cuando Ripen lo vio por primera vez.",
  },
  publish: {
    en: "It meets the condition because of a published model, not because of anything the contact did.",
    es: "Cumple la condición por un modelo publicado, no por algo que hiciera el contacto.",
  },
  mapping: {
    en: "It meets the condition because a field was changed or broken, not because of anything the contact did.",
    es: "Cumple la condición por un campo cambiado o roto, no por algo que hiciera el contacto.",
  },
  binding: {
    en: "It already met the condition when the workflow was bound.",
    es: "Ya cumplía la condición cuando se vinculó el flujo.",
  },
  time: {
    en: "It meets the condition only because time has passed.",
    es: "Cumple la condición solo por el paso del tiempo.",
  },
  import: {
    en: "It meets the condition because of an import or a mass change.",
    es: "Cumple la condición por una importación o un cambio masivo.",
  },
  merge: {
    en: "It meets the condition because contacts were merged.",
    es: "Cumple la condición por una fusión de contactos.",
  },
  restored: {
    en: "It was restored from the recycle bin.",
    es: "Se restauró desde la papelera.",
  },
  dry_run: {
    en: "A dry run was on, so nothing was started.",
    es: "Había una prueba en seco, así que no se inició nada.",
  },
  goal_reached: {
    en: "It had already reached the goal.",
    es: "Ya había alcanzado el objetivo.",
  },
  handed_off: { en: "It is already with sales.", es: "Ya está con ventas." },
  overtaken: {
    en: "A later event of the same scoring was started instead.",
    es: "Se inició en su lugar un evento posterior del mismo cálculo.",
  },
};
