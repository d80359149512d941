import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { NewQuestion } from '#features/own-questions/new-question';
import { allQuestionsQuery } from '#features/questions/questions-query';

/** The ways to begin a question, among them a copy of one that was seen. */
export function BeginQuestion() {
  const navigate = useNavigate();
  const { data: questions = [] } = useQuery(allQuestionsQuery);
  return (
    <NewQuestion
      copyable={questions.filter(({ isSeen, origin }) => isSeen && origin === 'bank')}
      onCreated={(id) => void navigate({ to: '/my-questions/$id', params: { id } })}
    />
  );
}
