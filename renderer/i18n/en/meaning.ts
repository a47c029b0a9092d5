/** Search by meaning: its settings, its progress, its trouble. */
export const meaning = {
  'settings.group.meaning': 'Search by meaning',
  'settings.embeddings.provider': 'Model for embeddings',
  'settings.embeddings.provider.detail':
    'Recall then also finds what says the same in other words. Everything else works without one. Nothing is downloaded: the model is yours.',
  'settings.embeddings.baseUrl': 'Address',
  'settings.embeddings.baseUrl.detail':
    'Where the program that runs the model answers. A key, if it wants one, is read from MNEME_EMBEDDINGS_API_KEY in the environment and never stored.',
  'settings.embeddings.consentedHost': 'Another computer',
  'settings.embeddings.consentedHost.detail':
    'Mneme talks to this computer only. To another one, every memory, fact, preference and message would be sent.',
  'settings.embeddings.model': 'Model',
  'settings.embeddings.model.detail':
    'As the program names it, e.g. nomic-embed-text. Test the connection to choose from those there are.',
  'settings.embeddings.folder': 'Folder of the model',
  'settings.embeddings.folder.detail':
    'A model for embeddings in ONNX as Hugging Face keeps it, with onnx/model.onnx. It is only read.',
  'settings.embeddings.batchSize': 'Texts at once',
  'settings.embeddings.batchSize.detail': 'Fewer, where the computer grows slow while vectors are made.',
  'settings.meaning.provider.off': 'None',
  'settings.meaning.provider.ollama': 'Ollama',
  'settings.meaning.provider.openai-compatible': 'OpenAI protocol',
  'settings.meaning.provider.onnx': 'A folder of this computer',
  'settings.meaning.noFolder': 'This has to be the whole path of a folder. It was not saved.',
  'settings.meaning.consent': 'Send memories and messages to {host}',
  'settings.meaning.words':
    'meaning semantic embeddings vectors synonyms ollama openai lm studio llama.cpp onnx transformers sqlite-vec pause delete',
  'settings.meaning.works': 'It works: a vector of {dimension} numbers in {time}.',
  'settings.meaning.progress': 'Vectors of the memory',
  'settings.meaning.ready':
    '{count, plural, one {# vector is ready.} other {# vectors are ready.}} They take about {size}.',
  'settings.meaning.making':
    '{count, plural, one {# vector is ready} other {# vectors are ready}}, {share} of the memory. They are made in the background.',
  'settings.meaning.pausedAt':
    '{count, plural, one {# vector is ready} other {# vectors are ready}}, {share} of the memory. It is paused.',
  'settings.meaning.stoppedAt':
    '{count, plural, one {# vector is ready} other {# vectors are ready}}, {share} of the memory. The model does not answer; it is asked again by itself.',
  'settings.meaning.before': 'Until then recall uses the vectors of {model}.',
  'settings.meaning.leftOver':
    '{count, plural, one {# vector is kept from before.} other {# vectors are kept from before.}} They take about {size}.',
  'settings.meaning.trouble': 'The model does not work; recall goes by words alone',
  'settings.meaning.pause': 'Pause',
  'settings.meaning.goOn': 'Go on',
  'settings.meaning.remove': 'Delete vectors…',
  'settings.meaning.removeTitle': 'Delete every vector?',
  'settings.meaning.removeDetail':
    'Search by meaning is turned off, and all of its vectors are deleted. What is remembered stays, and vectors can be made again from it.',
  'settings.meaning.removeNow': 'Delete',
  'settings.meaning.removed': '{count, plural, one {# vector deleted} other {# vectors deleted}}',
  'settings.jobs.kind.embed': 'Vectors',
  'settings.jobs.vectors': '{count, plural, one {# vector} other {# vectors}}',
  'shell.meaningSentTo': 'Memories go to {host}',
  'shell.meaningSentToDetail':
    'You let every memory, fact, preference and message be sent to {host} for search by meaning.',
  'recall.meaning': 'says nearly the same in other words',
  'recall.signal.meaning': 'Meaning',
  'recall.signal.meaning.about': 'how near it is, as a model tells',
  'health.name.meaning': 'Search by meaning',
  'health.finding.meaning.off': 'Recall goes by words; no model for meaning is set up.',
  'health.finding.meaning.ok':
    'Recall goes by words and by meaning. {count, plural, one {# vector is ready.} other {# vectors are ready.}}',
  'health.finding.meaning.making':
    'Vectors are being made. {count, plural, one {# is ready.} other {# are ready.}}',
  'health.finding.meaning.paused':
    'Making vectors is paused. {count, plural, one {# is ready.} other {# are ready.}}',
  'health.finding.meaning.unfinished': 'It is on, but no model is chosen.',
  'health.advice.meaning.unfinished': 'Choose one in Settings, or turn it off.',
  'health.finding.meaning.failing': 'Recall goes by words alone, as the model does not work. {message}',
  'health.advice.meaning.failing': 'See to the model, then test it here.',
  'health.action.testMeaning': 'Test the model',
  'health.action.openMeaningSettings': 'Open settings',
  'health.meaningWorks': 'The model works again',
} as const;
