import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { extraModels } from '../http/routes.js';

/** Where the documentation is served. */
const PATH = 'api/docs';

/** The description of the interface, generated from the routes and their DTOs. */
export function openApi(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Tiltak')
    .setDescription(
      'Follow-up of a municipality’s action programmes. Commands are named for what people do, take an Idempotency-Key and may take If-Match; every question can be asked of the present, of a moment (asOf) or of a position in the log. Problems are RFC 9457 documents.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Access token of the issuer.' })
    .build();
  return SwaggerModule.createDocument(app, config, {
    extraModels,
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}

/** Serves the description at `/api/docs` (to read and to try) and `/api/docs-json`. */
export function describeApi(app: NestFastifyApplication): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup(PATH, app, () => (document ??= openApi(app)), {
    jsonDocumentUrl: `${PATH}-json`,
    raw: ['json'],
    customSiteTitle: 'Tiltak: API',
  });
}
