import type { consolidation as english } from '../en/consolidation.ts';
import type { Translated } from '../translated.ts';

export const consolidation: Translated<typeof english> = {
  'settings.group.consolidation': 'Обобщение',
  'settings.group.cooling': 'Как остывают записи',
  'settings.consolidation.enabled': 'Обобщать по расписанию',
  'settings.consolidation.enabled.detail':
    'Если выключить, Mneme просматривает память только по вашей просьбе. То, что есть, не изменится.',
  'settings.consolidation.intervalHours': 'Часов между запусками',
  'settings.consolidation.intervalHours.detail': '0: только по вашей просьбе.',
  'settings.shortTerm.ttlHours': 'Сколько часов держится рабочая память',
  'settings.shortTerm.ttlHours.detail':
    'После этого срока или с окончанием сеанса она становится записью о том, что было.',
  'settings.shortTerm.autoSummarize': 'Кратко излагать сеансы',
  'settings.shortTerm.autoSummarize.detail':
    'Если выключить, одноимённый шаг ничего не делает: остаётся то, что напишете вы.',
  'settings.longTerm.retentionEnabled': 'Перемещать старые сеансы в Корзину',
  'settings.longTerm.retentionEnabled.detail':
    'Выключено, пока вы не включите. Ничего не уходит, пока не сделана и не проверена копия памяти.',
  'settings.longTerm.retentionDays': 'Сколько дней хранить сеансы',
  'settings.longTerm.retentionDays.detail':
    'Считая от последней активности. Действует только вместе с предыдущим.',
  'settings.consolidation.historyDays': 'Сколько дней хранить историю',
  'settings.consolidation.historyDays.detail':
    'То, что старше, уже нельзя ни отменить, ни посмотреть. 0: всегда.',
  'settings.retention.title': 'Перемещать старые сеансы в Корзину?',
  'settings.retention.turnOn': 'Включить',
  'settings.retention.what':
    '{count, plural, one {При следующем запуске сеансы, активные в последний раз больше # дня назад, переместятся в Корзину вместе с сообщениями. Сначала будет сделана копия памяти.} few {При следующем запуске сеансы, активные в последний раз больше # дней назад, переместятся в Корзину вместе с сообщениями. Сначала будет сделана копия памяти.} many {При следующем запуске сеансы, активные в последний раз больше # дней назад, переместятся в Корзину вместе с сообщениями. Сначала будет сделана копия памяти.} other {При следующем запуске сеансы, активные в последний раз больше # дня назад, переместятся в Корзину вместе с сообщениями. Сначала будет сделана копия памяти.}}',
  'settings.retention.thenForgotten':
    '{count, plural, one {Через # день в Корзине они будут забыты навсегда.} few {Через # дня в Корзине они будут забыты навсегда.} many {Через # дней в Корзине они будут забыты навсегда.} other {Через # дня в Корзине они будут забыты навсегда.}}',
  'settings.retention.staysInTrash': 'Они останутся в Корзине, пока вы сами их не забудете.',
  'settings.parts.step': 'Что делает обобщение',
  'settings.parts.cap': 'Сколько остаётся под рукой',
  'settings.parts.halfLife': 'Как долго держится сила',
  'settings.parts.threshold': 'Где начинаются ярусы',
  'settings.parts.weight': 'Сколько значит важность',
  'settings.step.summarise': 'Кратко излагать',
  'settings.step.summarise.detail': 'Излагает законченные сеансы их же словами и называет темы.',
  'settings.step.extract': 'Замечать',
  'settings.step.extract.detail':
    'Находит высказанные предпочтения, факты, решения и задачи и предлагает их вам.',
  'settings.step.promote': 'Повышать',
  'settings.step.promote.detail': 'Делает прочным знанием то, что важно или часто вспоминается.',
  'settings.step.duplicates': 'Объединять одинаковое',
  'settings.step.duplicates.detail':
    'Делает одну запись из говорящих одно и то же; остальные можно вернуть в силу.',
  'settings.step.contradictions': 'Искать противоречия',
  'settings.step.contradictions.detail': 'Спрашивает вас, когда для одного даны два значения.',
  'settings.step.clusters': 'Собирать в группы',
  'settings.step.clusters.detail': 'Собирает вместе факты и записи, которые говорят об одном.',
  'settings.step.patterns': 'Искать закономерности',
  'settings.step.patterns.detail': 'Замечает то, что говорят или делают снова и снова.',
  'settings.step.tiers': 'Переводить между ярусами',
  'settings.step.tiers.detail': 'Даёт остыть неиспользуемому, а то, что сверх меры, перемещает в архив.',
  'settings.step.retention': 'Соблюдать сроки',
  'settings.step.retention.detail':
    'Перемещает старые сеансы в Корзину, если вы это включили, и забывает то, что пролежало там свой срок.',
  'settings.step.housekeeping': 'Наводить порядок',
  'settings.step.housekeeping.detail': 'Держит в порядке индексы и статистику и проверяет все таблицы.',
  'settings.cap': 'Под рукой не больше: {type}',
  'settings.cap.detail': 'У одного агента. Самое слабое сверх этого уходит в архив, где поиск его находит.',
  'settings.halfLife': 'Период полураспада в днях: {type}',
  'settings.halfLife.detail': 'За столько дней без обращений запись становится вдвое слабее.',
  'settings.threshold': 'Наименьшая сила: {tier}',
  'settings.threshold.detail': 'То, что слабее, опускается на ярус. Каждая должна быть меньше предыдущей.',
  'settings.weight': 'Вес важности: {importance}',
  'settings.weight.detail': 'Насколько сильна запись такой важности сразу после обращения.',
};
