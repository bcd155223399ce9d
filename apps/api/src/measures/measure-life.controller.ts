import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer, ManyAnswer as ManyAnswerType } from '../http/answers.js';
import { ManyAnswer } from '../http/answers.js';
import { Call, type CommandCall } from '../http/call.js';
import { CommandGateway } from '../http/command-gateway.js';
import { MEASURE } from '../http/parameters.js';
import { CommandRoute } from '../http/routes.js';
import { decisionOf, DeputyBody, PersonBody, ReasonBody, sourceOf } from '../http/shared-bodies.js';
import {
  AdoptionStatementBody,
  AreaMoveBody,
  CarryOverBody,
  CarryOversBody,
  DetailsBody,
  DueDateMoveBody,
  HeirBody,
  OwnerBody,
  RegisterMeasureBody,
} from './bodies.js';

/** A measure as a whole: registered, changed, moved, carried over, merged, annulled. */
@ApiTags('Measures: life')
@Controller('measures')
export class MeasureLifeController {
  constructor(private readonly commands: CommandGateway) {}

  @CommandRoute('', { summary: 'Register a measure', creates: true })
  register(@Call() call: CommandCall, @Body() body: RegisterMeasureBody): Promise<CommandAnswer> {
    const id = call.newId('measure');
    const programme = body.adoption?.programme ?? null;
    return this.commands.measure(
      call,
      id,
      {
        type: 'RegisterMeasure',
        title: body.title,
        description: body.description ?? null,
        area: body.area,
        areaAssumed: body.areaAssumed ?? false,
        chapterArea: body.chapterArea ?? null,
        adoption: { status: body.adoption?.status ?? 'not-adopted', programme },
        responsible: body.responsible ?? null,
        continuous: body.continuous ?? false,
        due: body.due ?? null,
        legalBasis: body.legalBasis ?? null,
        goals: body.goals ?? [],
        strategies: body.strategies ?? [],
        participatingAreas: body.participatingAreas ?? [],
        exemption: body.exemption ? { legalBasis: body.exemption.legalBasis } : null,
        source: sourceOf(body.source),
      },
      { location: `/api/v1/measures/${id}` },
    );
  }

  @CommandRoute(':measure/details', {
    summary: 'Change title, description or legal basis',
    description: 'All of them as they are to be, not only those that change.',
    params: MEASURE,
  })
  changeDetails(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() body: DetailsBody,
  ): Promise<CommandAnswer> {
    const { title, description = null, legalBasis = null, reason = null } = body;
    return this.commands.measure(call, measure, { type: 'ChangeDetails', title, description, legalBasis, reason });
  }

  @CommandRoute(':measure/due-date-moves', {
    summary: 'Move the due date',
    description: 'The old one is kept.',
    params: MEASURE,
  })
  moveDueDate(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { due, continuous, reason }: DueDateMoveBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, {
      type: 'MoveDueDate',
      due: due ?? null,
      continuous: continuous ?? false,
      reason,
    });
  }

  @CommandRoute(':measure/owner', { summary: 'Say who answers for the measure', params: MEASURE })
  changeOwner(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { person = null, reason = null }: OwnerBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'ChangeResponsible', to: person, reason });
  }

  @CommandRoute(':measure/deputies', {
    summary: 'Name a deputy for some days',
    description: 'One period for each person: naming again replaces it.',
    params: MEASURE,
  })
  nameDeputy(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { person, from, to }: DeputyBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'NameMeasureDeputy', person, from, to });
  }

  @CommandRoute(':measure/deputy-withdrawals', { summary: 'Withdraw a deputy', params: MEASURE })
  withdrawDeputy(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { person }: PersonBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'WithdrawMeasureDeputy', person });
  }

  @CommandRoute(':measure/area-moves', {
    summary: 'Move the measure to another unit',
    description: 'With its history. To the unit that it is in: says that an assumed one is right.',
    params: MEASURE,
  })
  moveToArea(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { to, reason }: AreaMoveBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'MoveToArea', to, reason });
  }

  @CommandRoute(':measure/adoptions', {
    summary: 'State that the council has adopted the measure',
    description: 'Measures of a programme are adopted with it by themselves; this is for what a source tells later.',
    params: MEASURE,
  })
  stateAdoption(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { programme = null, decision }: AdoptionStatementBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, {
      type: 'StateAdoption',
      programme,
      decision: decision ? decisionOf(decision) : null,
    });
  }

  @CommandRoute('carry-overs', {
    summary: 'Carry many measures over to the next programme',
    description: 'Each measure answers for itself; one that is refused does not keep the others back.',
    many: true,
    answer: ManyAnswer,
  })
  carryOverMany(
    @Call() call: CommandCall,
    @Body() { measures, to, reason = null }: CarryOversBody,
  ): Promise<ManyAnswerType> {
    return this.commands.measures(call, measures, { type: 'CarryOver', to, reason });
  }

  @CommandRoute(':measure/carry-overs', {
    summary: 'Carry the measure over to the next programme',
    description: 'It keeps its identity and its history.',
    params: MEASURE,
  })
  carryOver(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { to, reason = null }: CarryOverBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'CarryOver', to, reason });
  }

  @CommandRoute(':measure/mergers', {
    summary: 'Merge the measure into another',
    description: 'It points to its heir, counts nowhere any more, and can still be found.',
    params: MEASURE,
  })
  merge(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { heir, reason }: HeirBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'Merge', self: measure, heir, reason });
  }

  @CommandRoute(':measure/replacements', {
    summary: 'Replace the measure by another',
    description: 'It points to its heir, counts nowhere any more, and can still be found.',
    params: MEASURE,
  })
  replace(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { heir, reason }: HeirBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'Replace', self: measure, heir, reason });
  }

  @CommandRoute(':measure/annulments', {
    summary: 'Annul a measure that was registered by mistake',
    description: 'It counts nowhere and can still be found.',
    params: MEASURE,
  })
  annul(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { reason }: ReasonBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'Annul', reason });
  }
}
