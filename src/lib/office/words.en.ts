import type { Words } from '#office/words.id.ts';

const some = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

export const en = {
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  time: (hour: string, minute: string) => `${hour}:${minute}`,
  at: (day: string, time: string) => `${day}, at ${time}`,
  near: (day: string, time: string) => `${day} at ${time}`,
  yesterday: 'yesterday',
  today: 'today',
  tomorrow: 'tomorrow',
  days: (count: number) => some(count, 'day'),
  hours: (count: number) => some(count, 'hour'),
  minutes: (count: number) => some(count, 'minute'),
  ofWork: (duration: string) => `${duration} of working time`,
  range: (from: string, to: string) => `${from} to ${to}`,
  and: (first: string, last: string) => `${first} and ${last}`,
  closed: 'closed',
} satisfies Words;
