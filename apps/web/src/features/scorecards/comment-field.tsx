import { COMMENT_MAX } from '@fortyfive/contract';
import { useState } from 'react';
import { TextArea } from '#ui/text-area';

interface CommentFieldProps {
  readonly value: string;
  readonly onChange: (comment: string) => void;
  readonly onLeave: () => void;
}

/**
 * The reason for a rating. While somebody writes, the field shows what they write and not what has been stored of it:
 * the store answers a moment later, and by then would take back the latest letters and move the caret to the end.
 */
export function CommentField({ value, onChange, onLeave }: CommentFieldProps) {
  const [written, setWritten] = useState<string | null>(null);
  return (
    <TextArea
      label="Comment"
      value={written ?? value}
      maxLength={COMMENT_MAX}
      placeholder="What did they say or draw that decided it?"
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
