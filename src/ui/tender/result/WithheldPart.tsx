import { Checkbox } from '@fluentui/react-components';
import { criteriaOf, type Work } from '../../../registers/tender/index.ts';
import { useLook } from '../../parts/look.ts';

/** Which reasons of the winner the others are not told, as sensitive commercial information. */
export function WithheldPart(props: {
  work: Work;
  withheld: ReadonlySet<string>;
  change: (withheld: ReadonlySet<string>) => void;
}) {
  const { work, withheld, change } = props;
  const look = useLook();
  const parts = criteriaOf(work).flatMap(({ row, questions }) => (questions.length > 0 ? questions : [row]));
  return (
    <details>
      <summary>
        {withheld.size === 0 ? 'Withhold reasons of the winner' : `Reasons withheld: ${withheld.size}`}
      </summary>
      <p className={look.quiet}>
        Only what is sensitive commercial information (Procurement Act 2023, section 94). The marks are told.
      </p>
      {parts.map(({ values: { key, title } }) => (
        <Checkbox
          key={key}
          label={title}
          checked={withheld.has(key)}
          onChange={(_, { checked }) => {
            const others = [...withheld].filter((one) => one !== key);
            change(new Set(checked === true ? [...others, key] : others));
          }}
        />
      ))}
    </details>
  );
}
