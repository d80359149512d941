import { Page } from '#ui/page';
import { QuestionsNav } from '../questions-nav';
import { BeginQuestion } from './begin-question';

export function NewQuestionPage() {
  return (
    <Page
      title="Write a question"
      intro="A question is one text in YAML. Begin with something; you can change all of it."
      header={<QuestionsNav />}
    >
      <BeginQuestion />
    </Page>
  );
}
