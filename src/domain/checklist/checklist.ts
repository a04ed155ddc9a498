import { defaultPolicy, numberOn, type Policy } from '../policy/policy.ts';
import { type Day, daysBetween } from '../words/day.ts';
import { addWorkingDays, england, type WorkingCalendar, workingDaysBetween } from '../words/working-day.ts';
import { type Answer, isEmpty, ownAnswers } from './answer.ts';
import type { Facts, MeasureFacts } from './facts.ts';
import type { Kind } from './kinds.ts';
import type { AnswerProblem, Question } from './question.ts';

/** Where one question stands, in words. */
export type TaskStatus = 'Completed' | 'In progress' | 'Not started' | 'Returned';

/** One row of the task list. */
export type Task = {
  readonly question: Question;
  readonly status: TaskStatus;
  readonly problems: readonly AnswerProblem[];
};

/** A section of the task list. */
export type Section = {
  readonly title: string;
  readonly tasks: readonly Task[];
  readonly completed: number;
};

/** What a checklist is filled in with. */
export type Sheet = {
  readonly kind: Kind;
  readonly facts: Facts;
  readonly answers: readonly Answer[];
  readonly measures: readonly MeasureFacts[];
  /** Keys of the questions that were returned and not changed since. */
  readonly returned: readonly string[];
};

/** The questions that are asked about this contract, in their order. */
export function questionsOf(sheet: Pick<Sheet, 'kind' | 'facts' | 'answers'>): readonly Question[] {
  return sheet.kind.questions.filter((question) => question.appliesTo(sheet.facts, sheet.answers));
}

/** The measures that belong to the theme of a question. */
export function measuresFor(question: Question, measures: readonly MeasureFacts[]): readonly MeasureFacts[] {
  return question.theme === undefined ? [] : measures.filter((one) => one.theme === question.theme?.ref);
}

/** The task list: sections in their order, each with its tasks and how many are completed. */
export function sectionsOf(sheet: Sheet): readonly Section[] {
  const tasks = questionsOf(sheet).map((question) => taskOf(sheet, question));
  const titles = [...new Set(tasks.map((task) => task.question.section))];
  return titles.map((title) => {
    const own = tasks.filter((task) => task.question.section === title);
    return { title, tasks: own, completed: own.filter((task) => task.status === 'Completed').length };
  });
}

function taskOf(sheet: Sheet, question: Question): Task {
  const own = ownAnswers(sheet.answers, question.key);
  const problems = question.problemWith(own, measuresFor(question, sheet.measures));
  return { question, problems, status: statusOf(sheet, question.key, own, problems.length) };
}

function statusOf(sheet: Sheet, key: string, own: readonly Answer[], problems: number): TaskStatus {
  if (sheet.returned.includes(key)) return 'Returned';
  if (isEmpty(own)) return 'Not started';
  return problems === 0 ? 'Completed' : 'In progress';
}

/** How far a checklist is. */
export type Progress = {
  readonly total: number;
  readonly completed: number;
  /** "11 of 20 completed". */
  readonly words: string;
  /** Whether every question is completed, so that it can be submitted. */
  readonly ready: boolean;
};

/** How far a checklist is. */
export function progressOf(sections: readonly Section[]): Progress {
  const total = sections.reduce((sum, section) => sum + section.tasks.length, 0);
  const completed = sections.reduce((sum, section) => sum + section.completed, 0);
  return {
    total,
    completed,
    words: `${completed} of ${total} completed`,
    ready: total > 0 && completed === total,
  };
}

/** What to do next: a returned answer, then one in progress, then the first that is not started; after a key when given. */
export function nextTask(sections: readonly Section[], after?: string): Task | undefined {
  const tasks = sections.flatMap((section) => section.tasks);
  if (after !== undefined) {
    const index = tasks.findIndex((task) => task.question.key === after);
    return tasks.slice(index + 1).find((task) => task.status !== 'Completed');
  }
  return (
    tasks.find((task) => task.status === 'Returned') ??
    tasks.find((task) => task.status === 'In progress') ??
    tasks.find((task) => task.status === 'Not started')
  );
}

/** What is missing before it can be submitted, one sentence a question. */
export function missing(sections: readonly Section[]): readonly AnswerProblem[] {
  return sections.flatMap((section) =>
    section.tasks
      .filter((task) => task.status !== 'Completed')
      .map((task) => ({
        box: task.question.key,
        place: task.question.name,
        tell:
          task.status === 'Returned'
            ? 'Change this answer: it was returned.'
            : (task.problems[0]?.tell ?? 'Answer this question.'),
      })),
  );
}

/**
 * The day by which a checklist that starts today is due. For the considerations before a procurement the council's
 * policy says how many working days there are.
 */
export function dueDay(
  kind: Kind,
  today: Day,
  policy: Policy = defaultPolicy,
  calendar: WorkingCalendar = england,
): Day {
  const ruled = kind.key === 'pre-procurement' ? numberOn(policy, 'checklist-working-days', today) : 0;
  return addWorkingDays(today, ruled > 0 ? ruled : kind.workingDays, calendar);
}

/** How far off a due day is, in words: "10 working days from today", "Today", "3 days late". Late is counted in days. */
export function dueInWords(due: Day, today: Day, calendar: WorkingCalendar = england): string {
  if (due === today) return 'Today';
  if (due < today) {
    const late = daysBetween(due, today);
    return `${late} ${late === 1 ? 'day' : 'days'} late`;
  }
  const count = Math.max(workingDaysBetween(today, due, calendar), 1);
  return `${count} working ${count === 1 ? 'day' : 'days'} from today`;
}
