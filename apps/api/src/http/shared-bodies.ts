import type { DecisionReference, SourceReference } from '#domain';
import { Id, Nested, OneOf, Text } from '#platform';
import { DayField, DuePeriodField, PartialDateField } from './date-fields.js';

/** Longest texts, as the rules count them. */
export const LENGTH = { name: 200, title: 300, sentences: 2_000, text: 10_000, legalBasis: 300, words: 1_000 } as const;

/** Names, titles: one line. */
export const Name = (description: string, example?: string): PropertyDecorator =>
  Text({ max: LENGTH.name, description, ...(example === undefined ? {} : { example }) });

/** Why: a sentence or a few. */
export const Reason = (description = 'Why. Stands in the history for ever.'): PropertyDecorator =>
  Text({ max: LENGTH.sentences, lines: true, description, example: 'Vedtatt i ledergruppen' });

export const OptionalReason = (description = 'Why, where it needs saying.'): PropertyDecorator =>
  Text({ max: LENGTH.sentences, lines: true, optional: true, description });

/** A longer text that may be missing. */
export const OptionalText = (description: string, max: number = LENGTH.text): PropertyDecorator =>
  Text({ max, lines: true, optional: true, description });

/** A political case. */
export class DecisionBody {
  @Text({ max: LENGTH.name, optional: true, description: 'Number of the case.', example: '17/12345' })
  case?: string | null;

  @Text({ max: LENGTH.sentences, optional: true, description: 'Title of the case.' })
  title?: string | null;

  @Text({ max: LENGTH.name, optional: true, description: 'The body that treated it.', example: 'Kommunestyret' })
  body?: string | null;

  @PartialDateField({ optional: true, description: 'When, as far as it is known: a year, a month or a day.' })
  on?: string | null;

  @OneOf(['decided', 'informed', 'planned', 'asked-for'], {
    description:
      'decided: it was decided; informed: put forward for information; planned: is to come up; asked-for: the council asked for it.',
  })
  kind!: DecisionReference['kind'];
}

/** The decision as the rules take it: what is not known is left out. */
export const decisionOf = ({ case: number, title, body, on, kind }: DecisionBody): DecisionReference => ({
  ...(number ? { case: number } : {}),
  ...(title ? { title } : {}),
  ...(body ? { body } : {}),
  ...(on ? { on } : {}),
  kind,
});

/** A document and the chapter in it. */
export class SourceBody {
  @Text({ max: LENGTH.title, description: 'The document.', example: 'Virksomhetsanalyse HP 2018–2021' })
  document!: string;

  @Text({ max: LENGTH.name, description: 'The chapter.', example: '4.3.2' })
  chapter!: string;
}

export const sourceOf = (source: SourceBody | null | undefined): SourceReference | null =>
  source ? { document: source.document, chapter: source.chapter } : null;

/** What keeps something from public view. */
export class ExemptionBody {
  @Text({ max: LENGTH.legalBasis, description: 'Paragraph of the law.', example: 'offentleglova § 13' })
  legalBasis!: string;
}

/** A decision with the source that refers to it. */
export class DecisionMentionBody {
  @Nested(() => DecisionBody, { description: 'The case.' })
  decision!: DecisionBody;

  @Nested(() => SourceBody, { optional: true, description: 'The document that refers to it.' })
  source?: SourceBody | null;
}

/** Something that somebody stands in for. */
export class DeputyBody {
  @Id({ description: 'Who stands in: id of the person.' })
  person!: string;

  @DayField({ description: 'First day.', example: '2017-06-01' })
  from!: string;

  @DayField({ description: 'Last day.', example: '2017-08-31' })
  to!: string;
}

export class PersonBody {
  @Id({ description: 'Id of the person.' })
  person!: string;
}

/** Nothing but a reason. */
export class ReasonBody {
  @Reason()
  reason!: string;
}

export class RenamingBody {
  @Name('The new name.')
  name!: string;

  @Reason('Why it is renamed. Stands in the history for ever.')
  reason!: string;
}

export class QuestionBody {
  @Text({ max: LENGTH.sentences, lines: true, description: 'What the sources leave open.' })
  text!: string;

  @Nested(() => SourceBody, { optional: true, description: 'Where the question arose.' })
  source?: SourceBody | null;
}

export class AnswerBody {
  @Text({ max: LENGTH.text, lines: true, description: 'The answer.' })
  answer!: string;
}

/** When something is due. */
export const Due = (description: string): PropertyDecorator =>
  DuePeriodField({
    optional: true,
    description: `${description} A day 2017-06-01, a month 2017-06, a year 2017, a season 2017-21 (spring) … 2017-24, a tertial 2017-37 … 2017-39.`,
    example: '2017-21',
  });
