import type { Text } from "../base/text.ts";
import type { Why } from "../store/crossings/whys.ts";

/** Why a scenario started for a contact, or why it did not. */
export const whyTexts: Readonly<Record<Why, Text>> = {
  new_evidence: {
    en: "The contact did something, or what is known of it changed.",
    es: "El contacto hizo algo, o cambió lo que se sabe de él.",
  },
  its_time: { en: "Its time came.", es: "Llegó su momento." },
  woken: {
    en: "It met the condition already, and then the contact did something.",
    es: "Ya cumplía la condición y después el contacto hizo algo.",
  },
  caught_up: { en: "It was let go afterwards.", es: "Se dejó pasar después." },
  first_run: {
    en: "It met the condition already when Ripen first saw it.",
    es: "Ya cumplía la condición cuando Ripen lo vio por primera vez.",
  },
  publish: {
    en: "A published model made it meet the condition, and nothing that the contact did.",
    es: "Cumple la condición por un modelo publicado, no por algo que hiciera el contacto.",
  },
  mapping: {
    en: "A changed or broken field made it meet the condition, and nothing that the contact did.",
    es: "Cumple la condición por un campo cambiado o roto, no por algo que hiciera el contacto.",
  },
  binding: {
    en: "It met the condition already when the workflow was bound.",
    es: "Ya cumplía la condición cuando se vinculó el flujo.",
  },
  time: {
    en: "Time alone made it meet the condition.",
    es: "Cumple la condición solo por el paso del tiempo.",
  },
  import: {
    en: "An import or a mass change made it meet the condition.",
    es: "Cumple la condición por una importación o un cambio masivo.",
  },
  merge: {
    en: "A merge of contacts made it meet the condition.",
    es: "Cumple la condición por una fusión de contactos.",
  },
  restored: {
    en: "It was restored from the recycle bin.",
    es: "Se restauró desde la papelera.",
  },
  dry_run: {
    en: "A dry run was on: nothing is started then.",
    es: "Había una prueba en seco: en ella no se inicia nada.",
  },
  goal_reached: {
    en: "It had reached the goal already.",
    es: "Ya había alcanzado el objetivo.",
  },
  handed_off: { en: "It is with sales already.", es: "Ya está con ventas." },
  overtaken: {
    en: "A later event of the same scoring was started instead.",
    es: "Se inició en su lugar un evento posterior del mismo cálculo.",
  },
};
