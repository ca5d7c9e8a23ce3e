import { z } from 'zod';
import type { CheckContext, ServiceDefinition } from '#service/definition.ts';
import type { JsonSchema } from '#service/questions/base.ts';
import { sampleAnswers } from '#service/sample-answers.ts';
import { openapiWords as words } from '#api/openapi-words.ts';
import { PROBLEMS, type ProblemCode } from '#api/problem.ts';
import { EXAMPLE_PHOTO } from '#api/example-photo.ts';
import { withFileIds } from '#api/file-references.ts';
import * as schemas from '#api/schemas.ts';
import { apiAnswersSchema } from '#api/service-views.ts';

type Service = { slug: string; version: number; definition: ServiceDefinition };
type Office = { name: string; origin: string; version: string };

/** The document of the machines' door (OpenAPI 3.1), made of the schemas the door itself goes by and of what this office offers today. */
export function openapiDocument(office: Office, services: readonly Service[], context: CheckContext): object {
  return {
    openapi: '3.1.1',
    info: { title: words.title(office.name), version: office.version, description: words.about, license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    servers: [{ url: `${office.origin}/api/v1` }],
    tags: Object.entries(words.tags).map(([name, description]) => ({ name, description })),
    security: [{}, { clientKey: [] }],
    paths: {
      '/services': { get: read('listServices', 'services', words.services, 'ServiceList', [], []) },
      '/services/{slug}': { get: read('readService', 'services', words.service, 'Service', [inPath('slug', words.slug)], ['not-found']) },
      '/files': { post: sendFile() },
      '/applications': { post: apply(services, context) },
      '/applications/{code}': { get: { ...read('readApplication', 'applications', words.track, 'ApplicationJourney', [inPath('code', words.code), LANGUAGE], ['code-mistyped', 'not-found']), description: words.trackAbout } },
      '/letters/{id}': { get: read('checkLetter', 'letters', words.letter, 'Letter', [inPath('id', words.letterId)], ['code-mistyped', 'not-found']) }
    },
    components: {
      securitySchemes: { clientKey: { type: 'http', scheme: 'bearer', description: words.security } },
      schemas: {
        ServiceList: fromZod(schemas.serviceList), Service: fromZod(schemas.serviceTold), File: fromZod(schemas.fileTaken),
        Application: fromZod(schemas.applicationTaken), ApplicationJourney: fromZod(schemas.applicationTold), Letter: fromZod(schemas.letterTold),
        Problem: fromZod(schemas.problemTold),
        ...Object.fromEntries(services.map((service) => [nameOf(service), request(service)]))
      }
    }
  };
}

function fromZod(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema);
  return rest;
}

const reference = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const inPath = (name: string, description: string) => ({ name, in: 'path', required: true, description, schema: { type: 'string' } });
const LANGUAGE = { name: 'Accept-Language', in: 'header', description: words.language, schema: { type: 'string', examples: ['id'] } };

function read(operationId: string, tag: string, summary: string, schema: string, parameters: object[], problems: ProblemCode[]) {
  return {
    operationId, tags: [tag], summary, parameters,
    responses: { 200: { description: words.answered.ok, content: { 'application/json': { schema: reference(schema) } } }, ...failures([...problems, 'client-unknown', 'not-allowed', 'too-many']) }
  };
}

function sendFile() {
  return {
    operationId: 'sendFile', tags: ['applications'], summary: words.files, description: words.filesAbout, parameters: [LANGUAGE],
    requestBody: { required: true, content: Object.fromEntries(FILE_TYPES.map((type) => [type, {}])) },
    responses: {
      201: { description: words.answered.fileTaken, content: { 'application/json': { schema: reference('File') } } },
      ...failures(['client-unknown', 'not-allowed', 'slow', 'body-large', 'wrong-type', 'file-wrong', 'too-many', 'busy'])
    }
  };
}

/** What a body may call itself; what it is, its content says. */
export const FILE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf', 'application/octet-stream'] as const;

function apply(services: readonly Service[], context: CheckContext) {
  return {
    operationId: 'sendApplication', tags: ['applications'], summary: words.apply, description: words.applyAbout,
    parameters: [{ name: 'Idempotency-Key', in: 'header', required: true, description: words.keyHeader, schema: { type: 'string', minLength: 16, maxLength: 130 }, example: '"8e03978e-40d5-43dd-bc93-6894a57f9324"' }, LANGUAGE],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: { oneOf: services.map((service) => reference(nameOf(service))) }, examples: examplesOf(services, context) } }
    },
    responses: {
      201: {
        description: words.answered.taken,
        headers: { 'Idempotent-Replayed': { description: words.answered.replayed, schema: { type: 'string', enum: ['true', 'false'] } } },
        content: { 'application/json': { schema: reference('Application') } }
      },
      ...failures(['answers-wrong', 'client-unknown', 'not-allowed', 'in-progress', 'body-large', 'wrong-type', 'key-reused', 'too-many', 'busy'])
    }
  };
}

const nameOf = ({ slug }: Service): string => `Application.${slug}`;

function request({ slug, definition }: Service): JsonSchema {
  const { $schema: _, ...answers } = apiAnswersSchema(definition);
  return { type: 'object', additionalProperties: false, required: ['service', 'answers'], properties: { service: { const: slug }, answers } };
}

/** One for each service, ready to be sent: its photos are written into it. */
function examplesOf(services: readonly Service[], context: CheckContext): Record<string, object> {
  return Object.fromEntries(services.flatMap(({ slug, definition }) => {
    const answers = sampleAnswers(definition, context, { file: 'foto' });
    return answers ? [[slug, { summary: definition.title.id, value: { service: slug, answers: withFileIds(answers, new Map([['foto', EXAMPLE_PHOTO]])) } }]] : [];
  }));
}

function failures(codes: ProblemCode[]): Record<number, object> {
  const all: ProblemCode[] = [...codes, 'fault'];
  const byStatus = new Map<number, string[]>();
  for (const code of all) byStatus.set(PROBLEMS[code].status, [...(byStatus.get(PROBLEMS[code].status) ?? []), PROBLEMS[code].title]);
  return Object.fromEntries([...byStatus].map(([status, titles]) => [status, {
    description: titles.join('. '),
    ...(status === 429 || status === 503 ? { headers: { 'Retry-After': { description: words.answered.retryAfter, schema: { type: 'integer' } } } } : {}),
    content: { 'application/problem+json': { schema: reference('Problem') } }
  }]));
}
