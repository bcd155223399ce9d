import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Configuration } from '../configuration/configuration.js';
import type { Health } from '../health/health.js';
import type { Logger } from '../logging/logger.js';
import type { Metrics } from '../metrics/metrics.js';

/** Injection tokens of what the whole service shares. */
export const CONFIGURATION = Symbol('configuration');
export const LOGGER = Symbol('logger');
export const METRICS = Symbol('metrics');
export const HEALTH = Symbol('health');

export interface PlatformParts {
  readonly configuration: Configuration;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly health: Health;
}

/** Makes configuration, logger, metrics and health injectable everywhere. They exist before Nest does. */
@Global()
@Module({})
export class PlatformModule {
  static with({ configuration, logger, metrics, health }: PlatformParts): DynamicModule {
    const providers = [
      { provide: CONFIGURATION, useValue: configuration },
      { provide: LOGGER, useValue: logger },
      { provide: METRICS, useValue: metrics },
      { provide: HEALTH, useValue: health },
    ];
    return { module: PlatformModule, providers, exports: providers };
  }
}
