import type { Improvement } from '@fortyfive/contract';
import type { CriterionId } from '@fortyfive/interview';

/** What to aim at and what to do for it, when a criterion was what was lowest. */
export const FOR_CRITERION: Readonly<Record<CriterionId, Improvement>> = {
  requirements: {
    aim: 'Find out what to build before building it.',
    action: 'Begin with a written list of questions: who uses it, how much, how fast, how fresh, and what is left out.',
  },
  estimation: {
    aim: 'Get the orders of magnitude, and use them.',
    action: 'Work out three loads a day by hand, and write behind each what it would change in the design.',
  },
  api: {
    aim: 'Name the calls before the boxes.',
    action:
      'For the next three questions, write each call with what goes in and what comes back before drawing anything.',
  },
  'high-level-design': {
    aim: 'Draw one write and one read all the way through.',
    action:
      'Before going deep, follow one write and one read along the arrows with the pen, and say what happens at each box.',
  },
  'deep-dive': {
    aim: 'Go deep where it decides.',
    action: 'Prepare two or three systems so far that you can explain, step by step, how their hard parts really work.',
  },
  bottlenecks: {
    aim: 'Find what breaks first, unasked.',
    action:
      'Keep the last five minutes free: what breaks at ten times the load, the remedy, and what the remedy costs.',
  },
  communication: {
    aim: 'Make your thinking easy to follow.',
    action:
      'Explain a design aloud to somebody, or record yourself: slowly, first where you are going, then the details.',
  },
  'trade-offs': {
    aim: 'Say what every choice costs.',
    action: 'At each decision ask what its downside is, and name one alternative with its price.',
  },
  drive: {
    aim: 'Lead the interview.',
    action: 'At the end of every step say yourself what comes next, and why.',
  },
};

export const FOR_TIME: Improvement = {
  aim: 'Keep to the time of each step.',
  action: 'Practise with a strict clock, 5-5-5-10-15-5, and go on when it says so, also in the middle of a thought.',
};
