/** What the core tells of files – backups, imports, the store – in English, and in Russian; as in `told.ts`. */
export const toldOfFilesInRussian: Readonly<Record<string, string>> = {
  // Backups
  'This is not the name of a backup.': 'Это не имя резервной копии.',
  'Its size is not what it was made with.': 'Её размер не тот, с каким она сделана.',
  'It is not as it was made.': 'Она не такая, какой была сделана.',
  'it is not whole.': 'она не целая.',
  'It cannot be read as a database ({}).': 'Она не читается как база данных ({1}).',
  'It is not a memory of Mneme.': 'Это не память Mneme.',
  'The search index {} does not fit its texts.': 'Поисковый указатель {1} не подходит к своим текстам.',
  'The part of Mneme that works on backups stopped.': 'Часть Mneme, которая делает копии, остановилась.',
  'This memory must be brought up to date, and that is not done without a backup.':
    'Эту память надо обновить, а без резервной копии это не делается.',
  'This backup is damaged: {}': 'Эта резервная копия повреждена: {1}',
  'This backup is no longer there.': 'Этой резервной копии больше нет.',
  'There is too little room on the disk: about {} MB are needed and {} MB are free.':
    'На диске мало места: нужно около {1} МБ, свободно {2} МБ.',
  'Make room, or remove backups you no longer need, and try again.':
    'Освободите место или удалите ненужные копии и попробуйте ещё раз.',
  'No backup was made: others write to the memory so much that the copy could not be compared with it.':
    'Копия не сделана: в память столько пишут, что её не удалось сверить.',
  'No backup was made: the copy is not whole.': 'Копия не сделана: она вышла не целой.',
  'The memory was left as it is; keep the backups you have.':
    'Память оставлена как есть; сохраните имеющиеся копии.',
  'The disk is full, so {}.': 'Диск полон: {1}.',
  'The memory file is damaged, so {}.': 'Файл памяти повреждён: {1}.',
  'Keep the backups you have.': 'Сохраните имеющиеся копии.',
  'The folder of backups cannot be written, or the memory cannot be read, so {}.':
    'В папку копий нельзя писать, или память не читается: {1}.',
  'Check the permissions of its folder.': 'Проверьте права на её папку.',
  'Another program has the memory open, so it was not replaced.':
    'Память открыта другой программой и не заменена.',
  'Close the programs that use Mneme and try again.':
    'Закройте программы, которые пользуются Mneme, и попробуйте ещё раз.',
  'Other programs write to the memory so much that it was not replaced.':
    'В память столько пишут другие программы, что она не заменена.',
  'Close them, or try again.': 'Закройте их или попробуйте ещё раз.',
  'Something is going on that works on the memory: an import, consolidation or the like.':
    'Сейчас с памятью что-то работает: импорт, консолидация или другое.',
  'no backup was made': 'копия не сделана',
  'nothing was restored': 'ничего не восстановлено',
  'older than it was': 'старее, чем был',
  missing: 'пропал',
  damaged: 'повреждён',
  'damaged, missing or older than it was': 'повреждён, пропал или старее, чем был',
  'removed and still open': 'удалён, но ещё открыт',
  'The file of the memory is not {}.': 'Для этого файл памяти должен быть таким: {1}.',
  'This is being done already.': 'Это уже делается.',
  // Configs of programs
  'The config of {} is not written as it must be.': 'Настройки программы {1} записаны неправильно.',
  '{} cannot be written.': '{1} нельзя записать.',
  'Mend the file, or put the lines in by hand.': 'Исправьте файл или впишите строки вручную.',
  'Check that you may open it, or put the lines in by hand.':
    'Проверьте, что вам можно его открыть, или впишите строки вручную.',
  'Check the permissions of its folder, or put the lines in by hand.':
    'Проверьте права на его папку или впишите строки вручную.',
  'The config of {} was changed meanwhile.': 'Настройки программы {1} тем временем изменились.',
  'Look at the change again.': 'Посмотрите на изменение ещё раз.',
  'This program keeps no config on this computer that Mneme knows of.':
    'Настроек этой программы на этом компьютере Mneme не знает.',
  'An AppImage lies elsewhere each time it runs, so no program can start Mneme from it.':
    'AppImage при каждом запуске лежит в другом месте, поэтому программы не могут запускать из него Mneme.',
  'Use the deb, the rpm or the archive, or let programs in over HTTP.':
    'Возьмите deb, rpm или архив либо впустите программы по HTTP.',
  'Put the lines in by hand.': 'Впишите строки вручную.',
  // Files that are handed over
  'The file that was handed over is no longer here.': 'Переданного файла здесь уже нет.',
  '{} cannot be read.': '{1} не читается.',
  'Check that it exists and is yours to read.': 'Проверьте, что он есть и вам можно его читать.',
  '{} is neither a file nor a folder.': '{1} — не файл и не папка.',
  'Choose one to import.': 'Выберите, что импортировать.',
  'The file needs a name.': 'Файлу нужно имя.',
  'It was not read.': 'Он не прочитан.',
  'Only the command line may name a file by its path.':
    'Назвать файл его путём можно только из командной строки.',
  'Choose the file in the window.': 'Выберите файл в окне.',
  'This is not a file.': 'Это не файл.',
  'Choose the file itself.': 'Выберите сам файл.',
  'This file is not there any more.': 'Этого файла больше нет.',
  'This file or folder is not there any more.': 'Этого файла или папки больше нет.',
  'This file cannot be read.': 'Этот файл не читается.',
  'This cannot be read.': 'Это не читается.',
  'Nothing was changed; check that you may open it.':
    'Ничего не изменено; проверьте, что вам можно его открыть.',
  'Nothing was changed; choose another file or format.':
    'Ничего не изменено; выберите другой файл или формат.',
  'Nothing was changed; choose another file.': 'Ничего не изменено; выберите другой файл.',
  'Nothing was changed; choose another folder, or a file.':
    'Ничего не изменено; выберите другую папку или файл.',
  'Reading the file was cancelled.': 'Чтение файла отменено.',
  'The preview was stopped.': 'Предпросмотр остановлен.',
  'Looking through the folder was cancelled.': 'Просмотр папки отменён.',
  'The file was changed while it was read.': 'Файл изменился, пока его читали.',
  // Imports
  'The part of Mneme that reads what is imported stopped.':
    'Часть Mneme, которая читает импортируемое, остановилась.',
  'What was brought in before is safe.': 'Что добавлено до этого, в сохранности.',
  'Import the same again: it goes on from there.':
    'Импортируйте то же ещё раз: импорт продолжится с того места.',
  'Only an import that stopped on the way can be gone on with.':
    'Продолжить можно только импорт, который остановился на полпути.',
  'Nothing was changed; import the file again.': 'Ничего не изменено; импортируйте файл заново.',
  'This import was gone on with meanwhile.': 'Этот импорт тем временем уже продолжили.',
  'This import is still running.': 'Этот импорт ещё идёт.',
  'Cancel it instead.': 'Отмените его.',
  'This import was taken back already.': 'Этот импорт уже отменён.',
  'This import is being taken back already.': 'Этот импорт уже отменяется.',
  'This file is empty.': 'Этот файл пуст.',
  'This is not a format Mneme reads.': 'Такой формат Mneme не читает.',
  'It reads exports of ChatGPT and Claude.ai, transcripts of Claude Code and Codex, the memory of the MCP memory server, chat messages in the form of OpenAI (JSON or JSON Lines), ShareGPT conversations, texts of memories with a date in brackets before each, and databases of older agents.':
    'Она читает экспорты ChatGPT и Claude.ai, записи Claude Code и Codex, память сервера памяти MCP, сообщения в форме OpenAI (JSON или JSON Lines), беседы ShareGPT, тексты воспоминаний с датой в скобках перед каждым и базы более старых агентов.',
  'This is a {} archive in which Mneme finds no export of Mneme, ChatGPT or Claude.ai.':
    'Это архив {1}, в котором Mneme не находит экспорта Mneme, ChatGPT или Claude.ai.',
  'Unpack it and choose a file in it.': 'Распакуйте его и выберите файл в нём.',
  'This place is not on this machine, or nothing to import is there any more.':
    'Этого места на этой машине нет, или импортировать там больше нечего.',
  'Nothing was changed; look again what was found.': 'Ничего не изменено; посмотрите заново, что найдено.',
  'This folder holds no transcripts of Claude Code or Codex, the only folders Mneme reads.':
    'В этой папке нет записей Claude Code или Codex, а других папок Mneme не читает.',
  'This ZIP file cannot be imported.': 'Этот файл ZIP нельзя импортировать.',
  'It is damaged or was cut off: its list of entries cannot be read.':
    'Он повреждён или обрезан: список его файлов не читается.',
  'It is damaged: its list of entries cannot be read to the end.':
    'Он повреждён: список его файлов не дочитать до конца.',
  'It has more than 10,000 entries, the most Mneme reads.':
    'В нём больше 10 000 файлов, столько Mneme не читает.',
  'Your data is safe; export or download the file again, or unpack it and choose the file in it.':
    'Ваши данные в сохранности; сделайте экспорт или скачайте файл ещё раз, либо распакуйте его и выберите файл в нём.',
  'It has two entries of the same name “{}”.': 'В нём два файла с одним именем «{1}».',
  'It is not safe: it has an entry that leads out of it “{}”.':
    'Он небезопасен: один его файл ведёт наружу, «{1}».',
  'It is not safe: it has an entry that is a link “{}”.': 'Он небезопасен: один его файл — ссылка, «{1}».',
  'It is encrypted, which Mneme cannot read: “{}”.': 'Он зашифрован, а такое Mneme не читает: «{1}».',
  'It is not safe: it unpacks to over 200 times its size in “{}”.':
    'Он небезопасен: при распаковке растёт больше чем в 200 раз, «{1}».',
  'It is packed in a way Mneme cannot unpack: “{}”.': 'Он сжат способом, который Mneme не знает: «{1}».',
  'It is damaged or not safe: it gives a wrong size for “{}”.':
    'Он повреждён или небезопасен: неверно указан размер «{1}».',
  'It is damaged or was cut off within “{}”.': 'Он повреждён или обрезан внутри «{1}».',
  'This file is written in UTF-16.': 'Этот файл записан в UTF-16.',
  'Nothing was changed; save it as UTF-8 and try again.':
    'Ничего не изменено; сохраните его в UTF-8 и попробуйте ещё раз.',
  'This file unpacks to more than 4 GB, the most Mneme reads.':
    'Этот файл распаковывается больше чем в 4 ГБ, столько Mneme не читает.',
  'Your data is safe; unpack it and split it.': 'Ваши данные в сохранности; распакуйте его и разделите.',
  'The file is damaged or was cut off here: it cannot be unpacked further.':
    'Файл здесь повреждён или обрезан: дальше он не распаковывается.',
  'What came before was read.': 'То, что было раньше, прочитано.',
  'This is not a database.': 'Это не база данных.',
  'The disk is full, so the database could not be copied for reading.':
    'Диск полон, базу не удалось скопировать для чтения.',
  'This database cannot be copied for reading.': 'Эту базу нельзя скопировать для чтения.',
  'Nothing was changed; check that you may open it and the files beside it.':
    'Ничего не изменено; проверьте, что вам можно открыть её и файлы рядом с ней.',
  'This is a database, but not of a memory Mneme reads.':
    'Это база данных, но не та память, которую читает Mneme.',
  'It has no tables.': 'В ней нет таблиц.',
  'It has the tables {}.': 'В ней таблицы {1}.',
  'This database is damaged or was copied while it was written: it cannot be read.':
    'Эта база повреждена или скопирована во время записи: она не читается.',
  'Close the program it belongs to and try again, or choose a backup of it.':
    'Закройте её программу и попробуйте ещё раз, или выберите её резервную копию.',
  'This is a memory of Mneme itself.': 'Это память самой Mneme.',
  'Export it from there and import the export.': 'Экспортируйте её оттуда и импортируйте экспорт.',
  'This file cannot be imported as a memory text.': 'Этот файл нельзя импортировать как текст воспоминаний.',
  'It is longer than 16 MB, the most Mneme reads of such a text.':
    'Он длиннее 16 МБ, столько такого текста Mneme не читает.',
  'It is not a text.': 'Это не текст.',
  'This export has the version {}; this Mneme reads versions 1.x.':
    'Версия этого экспорта {1}; эта Mneme читает версии 1.x.',
  'Update Mneme.': 'Обновите Mneme.',
  'This export is damaged: {}{}': 'Этот экспорт повреждён: {1}{2}',
  '{} is missing: this export was never finished, or was cut off.':
    'Нет файла {1}: этот экспорт не закончен или обрезан.',
  '{} is missing.': 'Нет файла {1}.',
  '{} has no checksum.': 'У файла {1} нет контрольной суммы.',
  '{} does not have its checksum.': 'Контрольная сумма файла {1} не сходится.',
  'Lines that cannot be read are left out; in one that can, a letter may be wrong.':
    'Нечитаемые строки пропускаются; в читаемой может быть неверной буква.',
  '{} more of its files are damaged.': 'Повреждено и других его файлов: {1}.',
  'Take another copy of it, or import what is whole.':
    'Возьмите другую его копию или импортируйте то, что цело.',
  // Of single records
  'It may not be read; it was left out.': 'Прочитать нельзя; пропущено.',
  'It is larger than 1 MB; it was left out.': 'Больше 1 МБ; пропущено.',
  'This record is longer than 64 MiB, the most Mneme reads; it was left out.':
    'Эта запись длиннее 64 МиБ, столько Mneme не читает; пропущена.',
  'This record nests deeper than 1,000 levels, the most Mneme reads; it was left out.':
    'Вложенность этой записи больше 1000 уровней, столько Mneme не читает; пропущена.',
  'This record is damaged: it is not valid JSON; it was left out.':
    'Эта запись повреждена: это не правильный JSON; пропущена.',
  'The file is damaged here: it is not valid JSON.': 'Файл здесь повреждён: это не правильный JSON.',
  'What follows could not be read.': 'Дальнейшее прочитать не удалось.',
  'The file ends in the middle of this record, as if it was cut off; the record was left out.':
    'Файл кончается посреди этой записи, будто обрезан; запись пропущена.',
  'The file ends before its list is closed, as if it was cut off; what came before was read.':
    'Файл кончается раньше, чем закрыт список, будто обрезан; то, что было раньше, прочитано.',
  'This record is not a conversation of ChatGPT; it was left out.':
    'Эта запись — не беседа ChatGPT; пропущена.',
  'Message {} of this conversation could not be read; it was left out.':
    'Сообщение {1} этой беседы не прочиталось; пропущено.',
  '{} could not be read; it was left out.': '{1} не прочиталось; пропущено.',
  'This record is not a conversation, project or memory of Claude.ai; it was left out.':
    'Эта запись — не беседа, не проект и не память Claude.ai; пропущена.',
  'This line is not a record of a Claude Code transcript; it was left out.':
    'Эта строка — не запись сессии Claude Code; пропущена.',
  'This line is not a record of a Codex rollout; it was left out.':
    'Эта строка — не запись сессии Codex; пропущена.',
  'The {} records this conversation was begun with are copied from conversation {} and were left out here: import that one too.':
    'Записи в начале этой беседы ({1}) скопированы из беседы {2} и здесь пропущены: импортируйте и её.',
  'This record is not a conversation of the format of this file; it was left out.':
    'Эта запись — не беседа в формате этого файла; пропущена.',
  'Session {} goes on with another one, in which its beginning is: it was left out here.':
    'Сессия {1} продолжает другую, в которой её начало: здесь оно пропущено.',
  'Row {} of “{}” {}; it was left out.': 'Строка {1} таблицы «{2}» {3}; пропущена.',
  'has no content': 'без содержания',
  'has no value': 'без значения',
  'says nothing': 'ничего не говорит',
  'has no description': 'без описания',
  'Rows marked as removed in the database were left out: {}.':
    'Пропущены строки, помеченные в базе как удалённые: {1}.',
  'This line is not an entry of a memory; it was left out.': 'Эта строка — не запись памяти; пропущена.',
  'This relation joins {}, which this file does not describe; it was left out.':
    'Эта связь соединяет {1}, чего в файле нет; пропущена.',
  'This relation does not say what it joins; it was left out.':
    'Эта связь не говорит, что она соединяет; пропущена.',
  'This record is neither an entity nor a relation of a memory server; it was left out.':
    'Эта запись — не сущность и не связь сервера памяти; пропущена.',
  '“{}” comes with two types; the first one was kept.': '«{1}» встречается с двумя типами; оставлен первый.',
  '“{}” is here already and says something else.': '«{1}» здесь уже есть и говорит другое.',
  'It was left as it is; the value of this file was left out.':
    'Оно оставлено как есть; значение из файла пропущено.',
  'The relation “{}” joins a fact that is neither here nor in this export; it was left out.':
    'Связь «{1}» соединяет факт, которого нет ни здесь, ни в этом экспорте; пропущена.',
  '{} “{}” is of an agent that is not here; it was left out.':
    '{1} «{2}» принадлежит агенту, которого здесь нет; пропущено.',
  '{} “{}” is here already and differs.': '{1} «{2}» здесь уже есть и отличается.',
  'The person': 'Человек',
  'The agent': 'Агент',
  'The session': 'Сессия',
  'The memory': 'Воспоминание',
  'The fact': 'Факт',
  'The relation': 'Связь',
  'The preference': 'Предпочтение',
  'The task': 'Задача',
  'The state of an agent': 'Состояние агента',
  'The checkpoint': 'Контрольная точка',
  'The decision': 'Решение',
  'The cluster': 'Тема',
  'The pattern': 'Закономерность',
  'The proposal': 'Предложение',
  'The view': 'Вид',
  'The setting': 'Настройка',
  'Yours is the newer one.': 'Ваше — новее.',
  'Yours is the older one.': 'Ваше — старее.',
  '“{}” of a {} is not known to this Mneme and was left out, here and further on.':
    'Поле «{1}» ({2}) этой Mneme не известно и пропущено здесь и далее.',
  'this is a record of {}, which this Mneme does not know; it was left out.':
    'это запись вида {1}, которого эта Mneme не знает; пропущена.',
  'this record is not as it must be{}; it was left out.':
    'эта запись не такая, какой должна быть{1}; пропущена.',
};
