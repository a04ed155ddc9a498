import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { evaluatorsNow } from '../../../registers/tender/index.ts';
import { LoadingSkeleton } from '../../parts/LoadingSkeleton.tsx';
import { useLook } from '../../parts/look.ts';
import { Trouble } from '../result/Trouble.tsx';
import type { StepProps } from '../step.ts';
import { scorePlaces } from './places.ts';
import { OwnScores } from './OwnScores.tsx';
import { ScoreForm } from './ScoreForm.tsx';
import { usePaper } from './use-paper.ts';

/** An evaluator scores every question of every bid, alone: nobody else can read it before everybody has locked. */
export function ScoreStep({ desk, work }: StepProps) {
  const why = whyNot({ desk, work });
  return why ? <NotNow title={why[0]} words={why[1]} /> : <Scoring desk={desk} work={work} />;
}

function NotNow({ title, words }: { title: string; words: string }) {
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {words}
      </MessageBarBody>
    </MessageBar>
  );
}

function whyNot({ desk, work }: Pick<StepProps, 'desk' | 'work'>): readonly [string, string] | undefined {
  const me = evaluatorsNow(work).find(({ id }) => id === desk.me.id);
  const { stage } = work.tender.values;
  if (!me)
    return [
      'You are not an evaluator of this tender.',
      'The evaluators score. You see their scores afterwards.',
    ];
  if (!me.maySeeBids)
    return [
      'Declare your interests first.',
      'You see bids after your declaration. An interest needs somebody else’s mitigation before.',
    ];
  if (stage !== 'scoring' && stage !== 'scoring reopened' && me.locked === 0)
    return ['Scoring is not open.', `The tender is in “${stage}”.`];
  if (me.places === 0)
    return ['There is nothing to score.', 'No bid is found compliant, or no question is set.'];
  return undefined;
}

function Scoring({ desk, work }: Pick<StepProps, 'desk' | 'work'>) {
  const look = useLook();
  const { paper, scores, state } = usePaper(desk, work);
  if (state.kind === 'reading') return <LoadingSkeleton what="your scores" />;
  if (state.kind === 'unread') return <Trouble of={state.why} retry={() => void paper.again()} />;
  const { stage } = work.tender.values;
  const inScoring = stage === 'scoring' || stage === 'scoring reopened';
  const me = evaluatorsNow(work).find(({ id }) => id === desk.me.id);
  return (
    <div className={look.stack}>
      {state.kind === 'not kept' && state.why && (
        <>
          <Trouble of={state.why} retry={() => void paper.flush()} />
          {state.why.kind === 'problems' && (
            <div>
              <Button onClick={() => void paper.again()}>Read what was kept</Button>
            </div>
          )}
        </>
      )}
      {inScoring && me?.mayChange === true ? (
        <ScoreForm
          work={work}
          places={scorePlaces(work)}
          scores={scores}
          state={state}
          write={(score) => paper.write(score)}
        />
      ) : (
        <>
          <p className={look.flush}>Your scores are locked. Nobody can change them, not even you.</p>
          <OwnScores work={work} places={scorePlaces(work)} scores={scores} />
        </>
      )}
    </div>
  );
}
