/**
 * What the core tells in English, sentence by sentence, in Russian. `{}` stands for what is put in; in the Russian it is
 * `{1}`, `{2}` in the order of the English. Sentences for agents alone are not here.
 */
export const toldInRussian: Readonly<Record<string, string>> = {
  // What is safe
  'Nothing was changed.': 'Ничего не изменено.',
  'Nothing was written.': 'Ничего не записано.',
  'Nothing was kept.': 'Ничего не сохранено.',
  'Nothing of it was kept.': 'Ничего из этого не сохранено.',
  'Nothing was chosen.': 'Ничего не выбрано.',
  'Nothing was taken back.': 'Ничего не отменено.',
  'Nothing was overwritten.': 'Ничего не перезаписано.',
  'Nothing of it was changed further.': 'Дальше ничего в нём не изменено.',
  'Nothing of it was kept; try again.': 'Ничего из него не сохранено; попробуйте ещё раз.',
  'Your data is safe.': 'Ваши данные в сохранности.',
  'Your data is safe; nothing was changed.': 'Ваши данные в сохранности; ничего не изменено.',
  'Your memory is safe.': 'Ваша память в сохранности.',
  'Your memory is as it was.': 'Ваша память осталась прежней.',
  'Your memory is as it was, and what was begun is gone.': 'Ваша память осталась прежней, начатое убрано.',
  'Your memory and the other backups are safe.': 'Ваша память и другие резервные копии в сохранности.',
  'What is stored is safe.': 'Сохранённое в безопасности.',
  'What was there before is safe.': 'То, что было раньше, в сохранности.',
  'What was there before is safe, and what was done can be undone.':
    'То, что было раньше, в сохранности, а сделанное можно отменить.',
  'It stays as it is.': 'Всё остаётся как есть.',
  'It was left as it is.': 'Оно оставлено как есть.',
  // What to do
  'Try again.': 'Попробуйте ещё раз.',
  'Try again in a moment.': 'Попробуйте чуть позже.',
  'Make room and try again.': 'Освободите место и попробуйте ещё раз.',
  'Choose another name.': 'Выберите другое имя.',
  'Use another name.': 'Выберите другое имя.',
  'Choose another one.': 'Выберите другую.',
  'Choose it again.': 'Выберите ещё раз.',
  'Choose the file again.': 'Выберите файл ещё раз.',
  'Wait until it is done, or stop it.': 'Дождитесь окончания или остановите.',
  'Wait until it is done, or cancel it.': 'Дождитесь окончания или отмените.',
  'Wait until it is done, or stop it, and restore then.':
    'Дождитесь окончания или остановите, а потом восстанавливайте.',
  'Wait until it is done.': 'Дождитесь окончания.',
  'Wait until that is done.': 'Дождитесь окончания.',
  'Start again from the first page.': 'Начните с первой страницы.',
  'Something unexpected went wrong.': 'Произошло что-то непредвиденное.',
  'Something unexpected went wrong in Mneme.': 'В Mneme произошло что-то непредвиденное.',
  // Calls
  'There is no operation {}.': 'Операции {1} нет.',
  'Mneme has no such operation.': 'В Mneme нет такой операции.',
  '{} is not open to {}.': '{1} здесь недоступно.',
  '{} cannot take this: {}.': '{1} не принимает это: {2}.',
  'There is no {} {}, or it is in Trash.': 'Записи нет, или она в Корзине ({1} {2}).',
  'There is no job {}.': 'Задания {1} нет.',
  'This was changed by someone else while you were editing.': 'Пока вы правили, это изменил кто-то ещё.',
  'Choose which value to keep.': 'Выберите, какое значение оставить.',
  'This cursor is not one that Mneme gave out.': 'Эта метка страницы выдана не Mneme.',
  'A cursor goes with exactly one kind.': 'Метка страницы годится только для одного вида записей.',
  'Ask for the kind it came from.': 'Укажите вид, для которого она выдана.',
  'There is no change number {}.': 'Изменения с номером {1} нет.',
  'This change was taken back already.': 'Это изменение уже отменено.',
  'This is not taken back here.': 'Здесь это не отменяется.',
  'Undo an import among the imports and a run among the runs, restore from Trash, or restore the backup that was made before a restore.':
    'Импорт отменяют среди импортов, проход — среди проходов, удалённое возвращают из Корзины, а восстановление — копией, сделанной перед ним.',
  'A large change is still being made.': 'Большое изменение ещё выполняется.',
  'Say which: name the items, or the kinds.': 'Укажите, что именно: записи или их виды.',
  'Say which agent this is about: {}.': 'Укажите, о каком агенте речь: {1}.',
  'It is not in Trash.': 'Этого нет в Корзине.',
  'Another record has taken its place.': 'Его место заняла другая запись.',
  'Remove or rename that one first.': 'Сначала удалите или переименуйте её.',
  'There is already a view {}.': 'Вид {1} уже есть.',
  // Agents
  'There is no such agent.': 'Такого агента нет.',
  'Give the agent a name.': 'Дайте агенту имя.',
  'There is no agent of the type {}.': 'Агента типа {1} нет.',
  'There is an agent {} already.': 'Агент {1} уже есть.',
  'This memory belongs to all agents, so one must be named that it shall belong to.':
    'Это воспоминание общее для всех агентов; укажите, кому оно должно принадлежать.',
  'This state takes {} MB, and 1 MB is the most there is room for.':
    'Это состояние занимает {1} МБ, а места есть не больше чем на 1 МБ.',
  'Keep less in it.': 'Храните в нём меньше.',
  'The person has said how this decision turned out, and only the person can change that.':
    'Чем кончилось это решение, сказал человек, и изменить это может только он.',
  // Tasks for a model
  'What was said in this task is no longer at hand here.': 'Сказанного в этом задании здесь уже нет.',
  'If it was kept, it stands in its session.': 'Если оно сохранено, оно в своей сессии.',
  'The task was cancelled.': 'Задание отменено.',
  'No local model is set up, so no task was begun.': 'Локальная модель не настроена, задание не начато.',
  'Turn it on in Settings, under Local model, or set chat.provider to openai-compatible with chat.baseUrl and chat.model.':
    'Включите её в Настройках, раздел «Локальная модель».',
  'Everything else works without one.': 'Всё остальное работает и без неё.',
  'No model is chosen, so no task was begun.': 'Модель не выбрана, задание не начато.',
  'Test the connection in Settings, under Local model, and choose one of those that are there.':
    'Проверьте соединение в Настройках, раздел «Локальная модель», и выберите одну из имеющихся.',
  'Name the agent.': 'Укажите агента.',
  'No task was begun.': 'Задание не начато.',
  'The id is that of {}, not of {}.': 'Это номер агента {1}, а не {2}.',
  '{} is paused, so no task was begun.': 'Агент {1} приостановлен, задание не начато.',
  'Resume it under Agents first.': 'Сначала возобновите его на экране «Агенты».',
  'The local model did not sum up every session; their own sentences do.':
    'Локальная модель пересказала не все сессии; вместо неё говорят их собственные фразы.',
  // The model
  '{} is not this computer, so nothing was sent there.':
    '{1} — не этот компьютер, туда ничего не отправлено.',
  'Allow it in {}, or choose an address of this computer.':
    'Разрешите это: {1}, — или выберите адрес этого компьютера.',
  'Nothing answers at {}.': 'По адресу {1} никто не отвечает.',
  'Start {}, or correct the address in {}.': 'Запустите {1} или поправьте адрес: {2}.',
  '{} answers, but not as a model does: {}.': '{1} отвечает, но не так, как модель: {2}.',
  'Correct the address in {}; it usually ends with /v1.': 'Поправьте адрес: {1}; обычно он кончается на /v1.',
  'The model {} within {} seconds.': 'Модель {1} за {2} с.',
  'Try again, take a smaller model, or wait longer ({}).':
    'Попробуйте ещё раз, возьмите модель поменьше или ждите дольше ({1}).',
  'The connection to the model broke off in the middle of its answer.':
    'Соединение с моделью оборвалось на середине ответа.',
  'See that it still runs, and try again.': 'Проверьте, что она работает, и попробуйте ещё раз.',
  "The model's answer could not be used: {}.": 'Ответ модели не годится: {1}.',
  'Try again, or take another model.': 'Попробуйте ещё раз или возьмите другую модель.',
  'The model is not ready yet: {}.': 'Модель ещё не готова: {1}.',
  'The model failed: {}.': 'Модель не справилась: {1}.',
  'The task with what was recalled for it is longer than the model takes{}.':
    'Задание вместе с тем, что к нему вспомнилось, длиннее, чем принимает модель{1}.',
  'Shorten the task, lower the recall token budget in Settings, or give the model a larger context.':
    'Сократите задание, уменьшите бюджет воспоминаний в Настройках или дайте модели больший контекст.',
  'Choose one that is there in {}{}.': 'Выберите имеющуюся: {1}{2}.',
  '{} asks for a key.': '{1} требует ключ.',
  'Put the key into the environment as {} and start Mneme again; it is never stored.':
    'Поместите ключ в переменную окружения {1} и запустите Mneme заново; он нигде не хранится.',
  'Settings, under Search by meaning': 'Настройки, раздел «Поиск по смыслу»',
  'A text is longer than the model takes{}.': 'Текст длиннее, чем принимает модель{1}.',
  'The model of the folder could not be run: {}.': 'Не удалось запустить модель из папки: {1}.',
  'Choose another model in Settings, under Search by meaning.':
    'Выберите другую модель: Настройки, раздел «Поиск по смыслу».',
  'Choose a folder with a model for embeddings in ONNX, as Hugging Face keeps it, in Settings, under Search by meaning.':
    'Выберите папку с моделью для векторов в формате ONNX, как её хранит Hugging Face: Настройки, раздел «Поиск по смыслу».',
  'No folder is chosen.': 'Папка не выбрана.',
  'There is no folder {}.': 'Папки {1} нет.',
  '{} holds no {}.': 'В папке {1} нет {2}.',
  '{} holds no model: neither onnx/model.onnx nor onnx/model_quantized.onnx.':
    'В папке {1} нет модели: ни onnx/model.onnx, ни onnx/model_quantized.onnx.',
  'The model gives vectors of {} numbers, and those that are here have {}: it is another one under the same name.':
    'Модель даёт векторы из {1} чисел, а у имеющихся их {2}: под тем же именем теперь другая модель.',
  'New vectors are made by themselves.': 'Новые векторы создаются сами.',
  'The model could not be asked.': 'Модель не удалось спросить.',
  'The model takes {} ms for a question, and recall waits {} ms for it, then goes on by words.':
    'Модели нужно {1} мс на вопрос, а вспоминание ждёт {2} мс и дальше идёт по словам.',
  'Take a smaller model, or let it stay loaded.': 'Возьмите модель поменьше или держите её загруженной.',
  'Vectors cannot be compared on this computer: {}.': 'На этом компьютере нельзя сравнивать векторы: {1}.',
  'What is stored is safe; recall goes on by words.':
    'Сохранённое в безопасности; вспоминание идёт по словам.',
  'Its vectors were deleted meanwhile.': 'Его векторы тем временем удалены.',
  'Settings, under Local model': 'Настройки, раздел «Локальная модель»',
  'the program that runs your model': 'программу, в которой работает ваша модель',
  'the server of LM Studio': 'сервер LM Studio',
  'began no answer': 'не начала отвечать',
  'stopped in the middle of its answer': 'замолчала посреди ответа',
  'did not finish its answer': 'не закончила ответ',
  'it sends elsewhere, and that is not followed': 'он отсылает в другое место, а это не выполняется',
  // Consolidation
  'Consolidation is going on already.': 'Консолидация уже идёт.',
  'Something in what it holds could not be read.': 'Что-то из его содержимого не удалось прочитать.',
  'This run changed nothing.': 'Этот проход ничего не изменил.',
  'This run is still going on.': 'Этот проход ещё идёт.',
  'Stop it first.': 'Сначала остановите его.',
  'This run was taken back already.': 'Этот проход уже отменён.',
  'The memory file is damaged in {}.': 'Файл памяти повреждён: {1}.',
  'Make a copy of its folder, then restore a backup.':
    'Скопируйте его папку, затем восстановите резервную копию.',
  // Inbox
  'Two values cannot stand under one key.': 'Под одним ключом не может быть двух значений.',
  'Keep what is proposed under a key of its own.': 'Сохраните предложенное под отдельным ключом.',
  'What this is about is in Trash or was forgotten.': 'То, о чём речь, в Корзине или забыто.',
  'Restore it first, or forget the proposal.': 'Сначала верните это или забудьте предложение.',
  'This was decided already.': 'Это уже решено.',
  'Undo that decision to decide otherwise.': 'Чтобы решить иначе, отмените то решение.',
  'That moment has passed.': 'Это время уже прошло.',
  'Choose a later one.': 'Выберите более позднее.',
  // Records
  '{} / {} was set by the person and stays as it is.': '{1} / {2} задано человеком и остаётся как есть.',
  'Your value waits in the Inbox for them.': 'Ваше значение ждёт его во Входящих.',
  'Ask them to change it.': 'Попросите его изменить это.',
  'There is already a fact under {} / {}.': 'Под {1} / {2} факт уже есть.',
  'Use another key, or edit that fact.': 'Возьмите другой ключ или исправьте тот факт.',
  'That memory was itself replaced by this one, so it cannot take its place.':
    'То воспоминание само заменено этим и не может занять его место.',
  'Name at least two memories, among them the one that stays.':
    'Укажите хотя бы два воспоминания, среди них то, которое останется.',
  'Another memory took the place of the one that should stay.':
    'Место воспоминания, которое должно остаться, заняло другое.',
  'Let that other one stay.': 'Пусть останется то, другое.',
  'The message {} is not in this session, so nothing can answer it here.':
    'Сообщения {1} в этой сессии нет, отвечать здесь не на что.',
  'The preference {} must be {}.': 'Предпочтение {1}: ожидается {2}.',
  'The person locked the preference {}.': 'Предпочтение {1} закреплено человеком.',
  'There is a session {} already{}.': 'Сессия {1} уже есть{2}.',
  'Go on with that one, or choose another id.': 'Продолжите её или возьмите другой номер.',
  'This session has a message {} already, perhaps one that was taken back.':
    'Сообщение {1} в этой сессии уже есть, возможно отменённое.',
  'a list of names': 'список имён',
  'a text': 'текст',
  ', in Trash': ', в Корзине',
  // Exports
  'The disk is full, so the file was not written.': 'Диск полон, файл не записан.',
  '{} cannot be written there.': '{1} нельзя записать туда.',
  'Choose a folder you may write to.': 'Выберите папку, в которую можно писать.',
  'There is no such session, or it is in Trash.': 'Такой сессии нет, или она в Корзине.',
  'This export is no longer here.': 'Этого экспорта здесь уже нет.',
  'Export again.': 'Сделайте экспорт заново.',
  '{} is there already and was left as it is.': '{1} уже есть и оставлен как есть.',
  'Only the command line may say where an export goes.':
    'Указывать, куда пойдёт экспорт, можно только из командной строки.',
  'Save it from the window.': 'Сохраните его из окна.',
  'Name exactly one session: scope {"sessions": {"ids": ["…"]}}.':
    'Укажите ровно одну сессию: scope {"sessions": {"ids": ["…"]}}.',
  'Name what to export, or "everything".': 'Укажите, что экспортировать, или «всё».',
  'Trash goes into a bundle only.': 'Корзина входит только в полный набор.',
  'Mneme reads the archive back; docs/export-format.md of Mneme describes the format.':
    'Mneme читает архив обратно; формат описан в docs/export-format.md.',
  // Jobs
  'It was cancelled.': 'Отменено.',
  'Mneme was closed before this was done.': 'Mneme закрыли раньше, чем это закончилось.',
  'Mneme was stopped before this was done.': 'Mneme остановили раньше, чем это закончилось.',
  'Go on with it, or undo it.': 'Продолжите или отмените.',
  'Start the export again.': 'Начните экспорт заново.',
  'Start it again.': 'Начните заново.',
  'What was done until then stays; undo takes all of it back.':
    'Сделанное до того осталось; отмена вернёт всё целиком.',
  'What was done until then stays.': 'Сделанное до того осталось.',
  'Give the task again.': 'Дайте задание ещё раз.',
  'What was begun is gone.': 'Начатое убрано.',
  'Back up again.': 'Сделайте копию ещё раз.',
  'Verify it again.': 'Проверьте её ещё раз.',
  'The memory is as it was before.': 'Память осталась прежней.',
  'Restore again.': 'Восстановите ещё раз.',
  'It goes on by itself.': 'Продолжится само.',
  'It goes on with the next run.': 'Продолжится со следующим проходом.',
  'What it did can be undone.': 'Сделанное можно отменить.',
  // Secrets and trust
  'This text has a hidden secret in it (••••••••), and would be stored in its place.':
    'В этом тексте есть скрытый секрет (••••••••), и вместо секрета сохранился бы этот знак.',
  'Show the secret in Mneme first, or leave that field as it is.':
    'Сначала покажите секрет в Mneme или оставьте это поле как есть.',
  'Mneme was closed before all was looked through.': 'Mneme закрыли до того, как всё было просмотрено.',
  'The person set the preference {}, so it stays as it is and nothing was changed.':
    'Предпочтение {1} задал человек, поэтому оно остаётся как есть, ничего не изменено.',
  'The person looks at what {} writes before it is stored.':
    'Человек проверяет то, что записывает {1}, прежде чем это сохранится.',
  'This waits for them in the Inbox and is safe; do not send it again.':
    'Это ждёт его во «Входящих» и в сохранности; не отправляйте это снова.',
  'There is no {} {}.': 'Записи {2} ({1}) нет.',
  'Nothing was shown.': 'Ничего не показано.',
  'The person vouches for this task, so its words stay as they are.':
    'За эту задачу ручается человек, поэтому её слова остаются как есть.',
  'Add a task of your own.': 'Добавьте свою задачу.',
};
