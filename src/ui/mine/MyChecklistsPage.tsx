import { useMe } from '../app/world.ts';
import { ChecklistsOf } from '../checklist/ChecklistsPage.tsx';

/** The checklists that the person answers or is asked to sign off. */
export function MyChecklistsPage() {
  const upn = useMe()?.upn.toLowerCase();
  return (
    <ChecklistsOf
      title="My checklists"
      place="/mine/checklists"
      of={({ values }) =>
        upn !== undefined && (values.officer.toLowerCase() === upn || values.approver?.toLowerCase() === upn)
      }
      empty={{
        title: 'No checklists of yours',
        about:
          'A checklist is yours when you started it, it was handed to you, or you are asked to sign it off.',
      }}
    />
  );
}
