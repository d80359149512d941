import type { QuestionTeaser } from '@fortyfive/contract';
import { topicName } from './topic-name';

/** The questions in which every word that was typed occurs: in title, line, topics, companies or difficulty. */
export function filterQuestions(questions: readonly QuestionTeaser[], typed: string): readonly QuestionTeaser[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  return questions.filter((question) => {
    const text = searchTextOf(question);
    return words.every((word) => text.includes(word));
  });
}

function searchTextOf({ title, oneLiner, difficulty, topics, companies }: QuestionTeaser): string {
  return [title, oneLiner, difficulty, ...topics.map(topicName), ...topics, ...companies].join(' ').toLowerCase();
}
