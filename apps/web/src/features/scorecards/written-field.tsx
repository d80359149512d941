import { useState } from 'react';
import { TextArea, type TextAreaProps } from '#ui/text-area';

interface WrittenFieldProps extends Pick<TextAreaProps, 'label' | 'isLabelHidden' | 'hint' | 'placeholder' | 'rows'> {
  readonly value: string;
  readonly maxLength: number;
  readonly onChange: (words: string) => void;
  readonly onLeave: () => void;
}

/**
 * Words on a scorecard. While somebody writes, the field shows what they write and not what has been stored of it: the store
 * answers a moment later, and by then would take back the latest letters and move the caret to the end (SCORECARD-WEB-7).
 */
export function WrittenField({ value, onChange, onLeave, ...field }: WrittenFieldProps) {
  const [written, setWritten] = useState<string | null>(null);
  return (
    <TextArea
      {...field}
      value={written ?? value}
      onChange={({ target }) => {
        setWritten(target.value);
        onChange(target.value);
      }}
      onBlur={() => {
        setWritten(null);
        onLeave();
      }}
    />
  );
}
