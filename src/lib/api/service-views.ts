import type { z } from 'zod';
import { answersSchema } from '#service/answers-schema.ts';
import type { ServiceDefinition } from '#service/definition.ts';
import type { JsonSchema } from '#service/questions/base.ts';
import type { serviceListed, serviceTold } from '#api/schemas.ts';

type Service = { slug: string; version: number; definition: ServiceDefinition };

/** @param origin the office's own address, e.g. https://surat.example.go.id */
export function listedService({ slug, version, definition }: Service, origin: string): z.infer<typeof serviceListed> {
  const { title, summary, promise } = definition;
  return { slug, version, title, summary, promise, url: `${origin}/api/v1/services/${slug}` };
}

export function toldService(service: Service, origin: string): z.infer<typeof serviceTold> {
  const { definition } = service;
  return {
    ...listedService(service, origin),
    purpose: definition.purpose, who: definition.who, product: definition.product, free: true, villageLetter: definition.villageLetter,
    requirements: definition.requirements.map(({ id, title, why, ifMissing, evidence }) => ({ id, title, why, ifMissing, question: evidence ?? null })),
    legal: definition.legal.map(({ law, article, about }) => ({ law, article: article ?? null, about })),
    answersSchema: apiAnswersSchema(definition)
  };
}

/** As the service's own schema, with files as this door takes them: by token, or a small one written into the body. */
export function apiAnswersSchema(definition: ServiceDefinition): JsonSchema {
  const schema = answersSchema(definition) as { properties: Record<string, JsonSchema> };
  const properties = Object.fromEntries(definition.pages.flatMap((page) => page.questions).map((question) => {
    const described = schema.properties[question.id] ?? {};
    if (question.type !== 'file') return [question.id, described];
    const parts = described.properties as { files: JsonSchema };
    return [question.id, { ...described, properties: { ...parts, files: { ...parts.files, items: FILE_REFERENCE } } }];
  }));
  return { ...schema, properties };
}

/** A token of POST /files, or a file of at most 150 KB as a data: address. */
const FILE_REFERENCE: JsonSchema = {
  anyOf: [
    { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$', description: 'Token dari POST /files' },
    { type: 'string', pattern: '^data:[a-z]+/[a-z.+-]+;base64,[A-Za-z0-9+/]+={0,2}$', description: 'Berkas kecil, ditulis langsung' }
  ]
};
