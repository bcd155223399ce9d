import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { ApplicationModule } from '#application';
import { IdentityModule, type IdentityParts } from '#identity';
import { PlatformModule, type PlatformParts } from '#platform';
import { ReadModelsModule } from '#read-models';
import { AuditModule } from './audit/audit.module.js';
import { MeController } from './auth/me.controller.js';
import type { SignIn } from './auth/sign-in.js';
import { DirectoryGateway } from './directory/directory-gateway.js';
import { FeedModule } from './feed/feed.module.js';
import { GoalsModule } from './goals/goals.module.js';
import { CommandGateway } from './http/command-gateway.js';
import { QueryGateway } from './http/query-gateway.js';
import { IndicatorsModule } from './indicators/indicators.module.js';
import { LandingController } from './landing/landing.controller.js';
import { MeasuresModule } from './measures/measures.module.js';
import { OperationsController } from './operations/operations.controller.js';
import { OrganisationModule } from './organisation/organisation.module.js';
import { PeopleModule } from './people/people.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { SavingsModule } from './savings/savings.module.js';
import { RoundsModule } from './rounds/rounds.module.js';
import type { Service } from './service/service.js';
import { CLOCK, DIRECTORY, FEED_HUB, FEED_SOURCE, LOG_ID, PEOPLE, REMINDERS, SIGN_IN } from './service/tokens.js';
import { StrategiesModule } from './strategies/strategies.module.js';

export interface AppParts {
  readonly platform: PlatformParts;
  readonly service: Service;
  readonly signIn: SignIn;
  readonly identity: IdentityParts;
}

/** What was opened before Nest, and the gateways that every feature uses. */
@Global()
@Module({})
class ServiceModule {
  static on({ service, signIn }: AppParts): DynamicModule {
    const providers: Provider[] = [
      { provide: CLOCK, useValue: service.clock },
      { provide: DIRECTORY, useValue: service.directory },
      { provide: PEOPLE, useValue: service.people },
      { provide: REMINDERS, useValue: service.reminders },
      { provide: LOG_ID, useValue: service.logId },
      { provide: FEED_HUB, useValue: service.hub },
      { provide: FEED_SOURCE, useValue: service.feed },
      { provide: SIGN_IN, useValue: signIn },
      CommandGateway,
      QueryGateway,
      DirectoryGateway,
    ];
    return { module: ServiceModule, providers, exports: providers };
  }
}

/** The service: one module for each feature, on what was opened before. */
@Module({})
export class AppModule {
  static on(parts: AppParts): DynamicModule {
    const { platform, service, identity } = parts;
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(platform),
        IdentityModule.with({ ...identity, people: service.people }),
        ApplicationModule.on(service.commands),
        ReadModelsModule.forRootAsync({ useFactory: () => service.readModels }),
        ServiceModule.on(parts),
        MeasuresModule,
        ProgrammesModule,
        GoalsModule,
        StrategiesModule,
        OrganisationModule,
        PeopleModule,
        IndicatorsModule,
        RoundsModule,
        ReportsModule,
        SavingsModule,
        AuditModule,
        FeedModule,
      ],
      controllers: [LandingController, OperationsController, MeController],
    };
  }
}
