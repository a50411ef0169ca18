import type { ModelVersion, Portal } from "../../store/portals/portals.ts";
import type { Handler } from "../shell/handler.ts";
import type { Document } from "../contract/drafts.ts";
import type { VersionDocument } from "../contract/versions.ts";
import { jsonFile } from "../drafts/edit-draft.ts";
import { openVersion } from "../../account/models.ts";
import { sheetOf } from "../drafts/sheet-of.ts";
import { noSuchVersion } from "../../account/versions/publish.ts";

export const listVersions: Handler<"versions"> = async (_deps, { portal }) => ({
  versions: portal.models
    .toSorted((a, b) => b.version - a.version)
    .map((version) => {
      const { document: _document, ...shown } = show(portal, version);
      return shown;
    }),
});

export const showVersion: Handler<"version"> = async (_deps, { portal, params }) =>
  show(portal, find(portal, params.version));

export const exportVersion: Handler<"exportVersion"> = async (_deps, { portal, params }) => {
  const { version, model } = find(portal, params.version);
  return jsonFile(`ripen-version-${version}.json`, model as Document);
};

export const versionSheet: Handler<"versionSheet"> = async (_deps, { portal, params }) => {
  const opened = openVersion(portal, params.version);
  if (opened === null) throw noSuchVersion;
  return sheetOf(opened.model, params.version);
};

function find({ models }: Portal, wanted: number): ModelVersion {
  const found = models.find(({ version }) => version === wanted);
  if (found === undefined) throw noSuchVersion;
  return found;
}

function show(portal: Portal, published: ModelVersion): VersionDocument {
  const model = openVersion(portal, published.version)?.model;
  const kind = model?.kind ?? "lead";
  return {
    version: published.version,
    kind,
    name: published.name,
    note: published.note,
    publishedAt: published.publishedAt,
    publishedBy: published.publishedBy,
    isInForce: portal.current[kind] === published.version,
    criteria: model?.criteria.length ?? 0,
    document: published.model as Document,
  };
}
