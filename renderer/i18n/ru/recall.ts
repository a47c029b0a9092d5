import type { recall as english } from '../en/recall.ts';
import type { Translated } from '../translated.ts';

export const recall: Translated<typeof english> = {
  'recall.try': 'Проверить вспоминание',
  'recall.title': 'Что вспомнится?',
  'recall.task': 'Задача или вопрос',
  'recall.taskHint': 'Вы увидите то, что получил бы агент. Такой просмотр не считается обращением.',
  'recall.as': 'Чья память',
  'recall.everything': 'Из всего',
  'recall.asAgent': 'Как {name}',
  'recall.ask': 'Вспомнить',
  'recall.nothing': 'Ничего не вспомнится',
  'recall.nothingDetail': 'Ни у чего здесь нет с этим общих значимых слов или достаточно высокой оценки.',
  'recall.kind.memory': 'Запись памяти',
  'recall.kind.knowledge': 'Факт',
  'recall.kind.preference': 'Предпочтение',
  'recall.kind.message': 'Сообщение',
  'recall.words': 'слова {share} ({words})',
  'recall.part.recency': 'свежесть',
  'recall.part.importance': 'важность',
  'recall.part.tier': 'ярус',
  'recall.part.access': 'обращения',
  'recall.leftOut': 'не помещается в контекст',
  'recall.context': 'Текст, который получает агент',
  'recall.tokens': 'токенов: {count}',
};
