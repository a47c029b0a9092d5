import type { meaning as english } from '../en/meaning.ts';
import type { Translated } from '../translated.ts';

export const meaning: Translated<typeof english> = {
  'settings.group.meaning': 'Поиск по смыслу',
  'settings.embeddings.provider': 'Модель для векторов',
  'settings.embeddings.provider.detail':
    'Тогда вспоминается и то, что сказано другими словами. Всё остальное работает и без неё. Ничего не скачивается: модель ваша.',
  'settings.embeddings.baseUrl': 'Адрес',
  'settings.embeddings.baseUrl.detail':
    'Где отвечает программа с моделью. Ключ, если он ей нужен, берётся из переменной окружения MNEME_EMBEDDINGS_API_KEY и нигде не хранится.',
  'settings.embeddings.consentedHost': 'Другой компьютер',
  'settings.embeddings.consentedHost.detail':
    'Mneme обращается только к этому компьютеру. На другой отправлялись бы все записи памяти, факты, предпочтения и сообщения.',
  'settings.embeddings.model': 'Модель',
  'settings.embeddings.model.detail':
    'Как её называет программа, например nomic-embed-text. Проверьте соединение, чтобы выбрать из имеющихся.',
  'settings.embeddings.folder': 'Папка модели',
  'settings.embeddings.folder.detail':
    'Модель для векторов в формате ONNX, как её хранит Hugging Face, с файлом onnx/model.onnx. Папка только читается.',
  'settings.embeddings.batchSize': 'Текстов за раз',
  'settings.embeddings.batchSize.detail': 'Меньше, если компьютер замедляется, пока создаются векторы.',
  'settings.meaning.provider.off': 'Без модели',
  'settings.meaning.provider.ollama': 'Ollama',
  'settings.meaning.provider.openai-compatible': 'Протокол OpenAI',
  'settings.meaning.provider.onnx': 'Папка этого компьютера',
  'settings.meaning.noFolder': 'Нужен полный путь к папке. Не сохранено.',
  'settings.meaning.consent': 'Отправлять записи памяти и сообщения на {host}',
  'settings.meaning.words':
    'смысл семантический векторы эмбеддинги синонимы ollama openai lm studio llama.cpp onnx пауза удалить',
  'settings.meaning.works': 'Работает: вектор из {dimension} чисел за {time}.',
  'settings.meaning.progress': 'Векторы памяти',
  'settings.meaning.ready':
    '{count, plural, one {Готов # вектор.} few {Готовы # вектора.} many {Готовы # векторов.} other {Готовы # вектора.}} Занимают около {size}.',
  'settings.meaning.making':
    '{count, plural, one {Готов # вектор} few {Готовы # вектора} many {Готовы # векторов} other {Готовы # вектора}}, {share} памяти. Остальные создаются в фоне.',
  'settings.meaning.pausedAt':
    '{count, plural, one {Готов # вектор} few {Готовы # вектора} many {Готовы # векторов} other {Готовы # вектора}}, {share} памяти. Приостановлено.',
  'settings.meaning.stoppedAt':
    '{count, plural, one {Готов # вектор} few {Готовы # вектора} many {Готовы # векторов} other {Готовы # вектора}}, {share} памяти. Модель не отвечает; попытки повторяются сами.',
  'settings.meaning.before': 'До тех пор вспоминание идёт по векторам модели {model}.',
  'settings.meaning.leftOver':
    '{count, plural, one {Остался # прежний вектор.} few {Остались # прежних вектора.} many {Остались # прежних векторов.} other {Остались # прежнего вектора.}} Занимают около {size}.',
  'settings.meaning.trouble': 'Модель не работает; вспоминание идёт только по словам',
  'settings.meaning.pause': 'Приостановить',
  'settings.meaning.goOn': 'Продолжить',
  'settings.meaning.remove': 'Удалить векторы…',
  'settings.meaning.removeTitle': 'Удалить все векторы?',
  'settings.meaning.removeDetail':
    'Поиск по смыслу выключится, а все его векторы удалятся. Память останется как есть, и векторы по ней можно создать снова.',
  'settings.meaning.removeNow': 'Удалить',
  'settings.meaning.removed':
    '{count, plural, one {Удалён # вектор} few {Удалены # вектора} many {Удалено # векторов} other {Удалено # вектора}}',
  'settings.jobs.kind.embed': 'Векторы',
  'settings.jobs.vectors':
    '{count, plural, one {# вектор} few {# вектора} many {# векторов} other {# вектора}}',
  'shell.meaningSentTo': 'Память идёт на {host}',
  'shell.meaningSentToDetail':
    'Вы разрешили отправлять на {host} все записи памяти, факты, предпочтения и сообщения для поиска по смыслу.',
  'recall.meaning': 'почти о том же, но другими словами',
  'recall.signal.meaning': 'Смысл',
  'recall.signal.meaning.about': 'насколько близко, по словам модели',
  'health.name.meaning': 'Поиск по смыслу',
  'health.finding.meaning.off': 'Вспоминание идёт по словам; модель для смысла не настроена.',
  'health.finding.meaning.ok':
    'Вспоминание идёт по словам и по смыслу. {count, plural, one {Готов # вектор.} few {Готовы # вектора.} many {Готовы # векторов.} other {Готовы # вектора.}}',
  'health.finding.meaning.making':
    'Векторы создаются. {count, plural, one {Готов #.} few {Готовы #.} many {Готовы #.} other {Готовы #.}}',
  'health.finding.meaning.paused':
    'Создание векторов приостановлено. {count, plural, one {Готов #.} few {Готовы #.} many {Готовы #.} other {Готовы #.}}',
  'health.finding.meaning.unfinished': 'Включено, но модель не выбрана.',
  'health.advice.meaning.unfinished': 'Выберите модель в настройках или выключите.',
  'health.finding.meaning.failing': 'Вспоминание идёт только по словам: модель не работает. {message}',
  'health.advice.meaning.failing': 'Проверьте модель, затем испытайте её здесь.',
  'health.action.testMeaning': 'Испытать модель',
  'health.action.openMeaningSettings': 'Открыть настройки',
  'health.meaningWorks': 'Модель снова работает',
};
