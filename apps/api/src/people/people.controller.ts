import { Body, Controller, Inject, Param, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Directory } from '#application';
import { Requires, type PeopleRegister, type PeopleResult, type Person } from '#identity';
import { problem } from '#platform';
import { Call, placesIn, type CommandCall } from '../http/call.js';
import { notThereYet, PATIENCE } from '../http/log-token.js';
import { PERSON } from '../http/parameters.js';
import { DIRECTORY, PEOPLE } from '../service/tokens.js';
import { PeopleAnswer, PersonAnswer } from './answers.js';
import {
  EmailChangeBody,
  loginOf,
  PeopleParameters,
  PersonRenamingBody,
  RegisterPersonBody,
  RelinkBody,
} from './bodies.js';
import { PeopleQuestion, PersonChange, PersonRegistration } from './routes.js';

const PAGE = 100;

/** The people register: names, addresses and logins, which are here and never in the log. */
@ApiTags('People')
@Controller('people')
export class PeopleController {
  constructor(
    @Inject(PEOPLE) private readonly people: PeopleRegister,
    @Inject(DIRECTORY) private readonly directory: Directory,
  ) {}

  @Requires('ReadPeople')
  @PeopleQuestion('', {
    summary: 'Read the people register',
    description: 'Erased persons, too: events name them.',
    answer: PeopleAnswer,
  })
  async list(@Query() { after, limit }: PeopleParameters): Promise<PeopleAnswer> {
    const size = limit ?? PAGE;
    // one more than is shown tells whether there is a next page
    const found = await this.people.list(after ?? null, size + 1);
    const shown = found.slice(0, size);
    return {
      people: shown.map((person) => this.answer(person)),
      next: found.length > size ? (shown.at(-1)?.person ?? null) : null,
    };
  }

  @Requires('ReadPeople')
  @PeopleQuestion(':person', { summary: 'Read a person in the register', params: PERSON, answer: PersonAnswer })
  async one(@Req() request: FastifyRequest, @Param('person') id: string): Promise<PersonAnswer> {
    placesIn(request);
    const person = await this.people.find(id);
    if (!person) throw problem(404, 'not-found');
    return this.answer(person);
  }

  @PersonRegistration({
    summary: 'Register a person',
    description: 'What he or she may do is granted apart: a role, a unit to lead, a measure to answer for.',
    action: 'RegisterPerson',
  })
  async register(
    @Call() call: CommandCall,
    @Body() { name, email = null, login }: RegisterPersonBody,
  ): Promise<PersonAnswer> {
    const person = call.newId('person');
    const answer = this.done(await this.people.register({ person, name, email, login: loginOf(login) }));
    call.reply.header('location', `/api/v1/people/${person}`);
    return answer;
  }

  @PersonChange('renamings', { summary: 'Change the name of a person', action: 'RenamePerson' })
  async rename(
    @Req() request: FastifyRequest,
    @Param('person') person: string,
    @Body() { name }: PersonRenamingBody,
  ): Promise<PersonAnswer> {
    placesIn(request);
    return this.done(await this.people.rename(person, name));
  }

  @PersonChange('email-changes', { summary: 'Change the e-mail address of a person', action: 'ChangePersonEmail' })
  async changeEmail(
    @Req() request: FastifyRequest,
    @Param('person') person: string,
    @Body() { email = null }: EmailChangeBody,
  ): Promise<PersonAnswer> {
    placesIn(request);
    return this.done(await this.people.changeEmail(person, email));
  }

  @PersonChange('logins', {
    summary: 'Give a person another login, or none',
    description:
      'A new identity provider, or a new account. It holds from the next request on. The only administrator who can sign in keeps a login.',
    action: 'RelinkPerson',
  })
  async relink(
    @Req() request: FastifyRequest,
    @Param('person') person: string,
    @Body() { login }: RelinkBody,
  ): Promise<PersonAnswer> {
    placesIn(request);
    return this.done(await this.people.relink(person, loginOf(login), await this.administrators()));
  }

  @PersonChange('erasures', {
    summary: 'Erase a person: name, e-mail address and login',
    description:
      'As the law asks (GDPR, article 17). Without a body. It cannot be undone; the id stays, since events name it. The only administrator who can sign in is not erased.',
    action: 'ErasePerson',
  })
  async erase(@Req() request: FastifyRequest, @Param('person') person: string): Promise<PersonAnswer> {
    placesIn(request);
    return this.done(await this.people.erase(person, await this.administrators()));
  }

  /** @throws {ProblemError} 503: it is not known yet who has the role */
  private async administrators(): Promise<readonly string[]> {
    if (!(await this.directory.catchUp(PATIENCE))) throw notThereYet(1);
    const { roles } = this.directory.state.organisation;
    return [...roles].flatMap(([person, granted]) => (granted.includes('administrator') ? [person] : []));
  }

  private done(result: PeopleResult): PersonAnswer {
    if (result.ok) return this.answer(result.person);
    // the id stands in the address: without such a person there is nothing there
    if (result.refusals.some(({ code }) => code === 'person-unknown')) throw problem(404, 'not-found');
    throw problem(422, 'refused', { errors: result.refusals });
  }

  private answer(person: Person): PersonAnswer {
    return { ...person, roles: this.directory.state.organisation.roles.get(person.person) ?? [] };
  }
}
