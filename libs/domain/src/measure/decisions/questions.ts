import { clean, cleanOrNull, optionalText, requiredText, unlessRefused } from '../../shared/checks.js';
import { accept, refuse } from '../../shared/kernel.js';
import type { MeasureRefusal } from '../commands.js';
import { LIMITS } from '../limits.js';
import type { Decide } from './decision.js';

/** It looks like another one. Whether it is the same, a person decides; once that is decided, nobody flags it again. */
export const flagLikeness: Decide<'FlagLikeness'> = ({ self, measure: other, note }, measure) => {
  const faults: MeasureRefusal[] = [...optionalText('note', note, LIMITS.sentences)];
  if (other === self) faults.push({ code: 'measure-own-relation', field: 'measure', params: {} });
  const known = measure.likenesses.find((one) => one.measure === other);
  if (known && known.same !== null) {
    faults.push({ code: 'likeness-already-resolved', field: 'measure', params: { measure: other, same: known.same } });
  }
  if (faults.length === 0 && known) return accept();
  return unlessRefused(faults, [{ type: 'LikenessFlagged', data: { measure: other, note: cleanOrNull(note) } }]);
};

/** Who decided otherwise before may change that, with a new reason. */
export const resolveLikeness: Decide<'ResolveLikeness'> = ({ measure: other, same, reason }, measure) => {
  const known = measure.likenesses.find((one) => one.measure === other);
  if (!known) return refuse({ code: 'likeness-unknown', field: 'measure', params: { measure: other } });
  const faults = requiredText('reason', reason, LIMITS.sentences);
  if (faults.length === 0 && known.same === same) return accept();
  return unlessRefused(faults, [{ type: 'LikenessResolved', data: { measure: other, same, reason: clean(reason) } }]);
};

export const raiseQuestion: Decide<'RaiseQuestion'> = ({ question, text, source }, measure) => {
  const faults: MeasureRefusal[] = [...requiredText('text', text, LIMITS.sentences)];
  const known = measure.questions.find((raised) => raised.question === question);
  if (known) {
    if (faults.length === 0 && known.text === clean(text)) return accept();
    faults.push({ code: 'question-exists', field: 'question', params: { question } });
  }
  return unlessRefused(faults, [{ type: 'QuestionRaised', data: { question, text: clean(text), source } }]);
};

export const answerQuestion: Decide<'AnswerQuestion'> = ({ question, answer }, measure) => {
  const known = measure.questions.find((raised) => raised.question === question);
  if (!known) return refuse({ code: 'question-unknown', field: 'question', params: { question } });
  const faults: MeasureRefusal[] = [...requiredText('answer', answer, LIMITS.text)];
  if (known.answer !== null) {
    if (faults.length === 0 && known.answer === clean(answer)) return accept();
    faults.push({ code: 'question-already-answered', field: 'question', params: { question } });
  }
  return unlessRefused(faults, [{ type: 'QuestionAnswered', data: { question, answer: clean(answer) } }]);
};
