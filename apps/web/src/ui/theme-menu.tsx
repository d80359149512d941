import { Monitor, Moon, Sun } from 'lucide-react';
import { IconButton } from './button';
import { Menu } from './menu';
import { useTheme, type ThemeChoice } from './theme';

const OPTIONS = [
  { value: 'system', label: 'Like the system', icon: <Monitor aria-hidden /> },
  { value: 'light', label: 'Light', icon: <Sun aria-hidden /> },
  { value: 'dark', label: 'Dark', icon: <Moon aria-hidden /> },
] as const;

export function ThemeMenu() {
  const { choice, resolved, setChoice } = useTheme();
  return (
    <Menu
      items={[
        { kind: 'choices', value: choice, onChange: (value) => setChoice(value as ThemeChoice), options: OPTIONS },
      ]}
      trigger={<IconButton label="Theme" icon={resolved === 'dark' ? <Moon aria-hidden /> : <Sun aria-hidden />} />}
    />
  );
}
