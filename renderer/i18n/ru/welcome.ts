import type { welcome as english } from '../en/welcome.ts';
import type { Translated } from '../translated.ts';

export const welcome: Translated<typeof english> = {
  'welcome.name': 'Начало',
  'welcome.title': 'Всё, что помнят ваши агенты, — в ваших руках',
  'welcome.lead':
    'Mneme хранит память ваших ИИ-агентов на этом компьютере. Вы читаете её, исправляете и решаете, чем им пользоваться.',
  'welcome.bring': 'Перенести историю',
  'welcome.bringDetail': 'Вы увидите, что есть в файле, прежде чем что-либо сохранится.',
  'welcome.bringAssistants': 'Экспорт ChatGPT и Claude.ai',
  'welcome.bringTools': 'Сеансы Claude Code и Codex',
  'welcome.bringDrop': 'Или перетащите файл прямо сюда',
  'welcome.sampleHolds': '25 разговоров за три недели',
  'welcome.sampleAgents': 'Три агента, их память и решения',
  'welcome.sampleRemove': 'Убирается одним щелчком',
  'welcome.storedIn': 'Хранится в папке',
  'welcome.local': 'Ничто не покидает этот компьютер.',
  'welcome.skip': 'Пропустить',
};
