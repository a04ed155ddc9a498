import { capital } from '../words/capital.ts';
import { type Answer, ownAnswers } from './answer.ts';
import { measuresFor, questionsOf, type Sheet } from './checklist.ts';
import { type Standing, when } from './decisions.ts';

/** The council's record of a checklist: what is printed and saved. */
export type ChecklistRecord = {
  readonly title: string;
  /** Label and value, from the top. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly sections: readonly {
    readonly title: string;
    readonly answers: readonly {
      readonly name: string;
      readonly question: string;
      readonly lines: readonly string[];
      readonly source: readonly string[];
      readonly files: readonly string[];
    }[];
  }[];
  readonly decisions: readonly string[];
  readonly doubts: readonly string[];
};

/** What a record says beside its answers. */
export type RecordHead = {
  readonly contract: string;
  readonly ref: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Names of the evidence files by question. */
  readonly files: (question: string) => readonly string[];
};

/** The record of a checklist as it stands. */
export function recordOf(sheet: Sheet, now: Standing, head: RecordHead): ChecklistRecord {
  const questions = questionsOf(sheet);
  const titles = [...new Set(questions.map((question) => question.section))];
  return {
    title: `${sheet.kind.name}: ${head.contract}`,
    facts: [['Checklist', head.ref], ...head.facts, ['State', stateInWords(now)]],
    sections: titles.map((title) => ({
      title,
      answers: questions
        .filter((question) => question.section === title)
        .map((question) => {
          const own: readonly Answer[] = ownAnswers(sheet.answers, question.key);
          return {
            name: question.theme ? `${question.theme.number} ${question.name}` : question.name,
            question: question.title,
            lines: question.printed(own, measuresFor(question, sheet.measures)),
            source: question.source.map((source) => source.citation),
            files: head.files(question.key),
          };
        }),
    })),
    decisions: now.accepted.map(decisionLine),
    doubts: now.doubts.map((doubt) => doubt.tell),
  };
}

function decisionLine(decision: Standing['accepted'][number]): string {
  const said = capital(decision.decision);
  const reason = (decision.reason ?? '').trim();
  return `${said} by ${decision.by.name}, ${when(decision.at)}.${reason === '' ? '' : ` ${reason}`}`;
}

function stateInWords(now: Standing): string {
  const last = now.last;
  if (now.state === 'signed off' && last) return `Signed off by ${last.by.name}, ${when(last.at)}`;
  return capital(now.state);
}
