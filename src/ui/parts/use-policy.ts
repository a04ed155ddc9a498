import { useMemo } from 'react';
import { defaultPolicy, type Policy } from '../../domain/policy/policy.ts';
import { useRegister, type Read } from '../app/use-register.ts';
import { useRegisters } from '../app/world.ts';

/** The council's rules. Until the policy register has rows, the rules that the product comes with hold. */
export function usePolicy(): Omit<Read<never>, 'rows'> & { readonly rows: Policy | undefined } {
  const { rows, fault, retry } = useRegister(useRegisters().policy);
  const policy = useMemo(
    () => (rows && rows.length === 0 ? defaultPolicy : rows?.map((row) => row.values)),
    [rows],
  );
  return { rows: policy, fault, retry };
}
