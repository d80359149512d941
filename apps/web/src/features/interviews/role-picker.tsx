import type { CreateRoomBody } from '@fortyfive/contract';
import { ChoiceGroup } from '#ui/choice-group';
import { ROLE_TITLE } from './role-title';

export type StartRole = CreateRoomBody['role'];

const OPTIONS = [
  {
    value: 'interviewer',
    title: ROLE_TITLE.interviewer,
    detail: 'You ask and score. Prompts, facts and hints are at hand; you need not be an expert.',
  },
  {
    value: 'candidate',
    title: ROLE_TITLE.candidate,
    detail: 'You design on the board and think aloud. Your partner asks.',
  },
] as const;

interface RolePickerProps {
  readonly value: StartRole;
  readonly onChange: (role: StartRole) => void;
}

export function RolePicker({ value, onChange }: RolePickerProps) {
  return (
    <ChoiceGroup label="Your role" isLabelHidden layout="grid" value={value} onChange={onChange} options={OPTIONS} />
  );
}
