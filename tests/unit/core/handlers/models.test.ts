import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createChat } from '../../../../electron/core/models/chat.ts';
import { CHAT_PRESETS, isLoopback, readChatAddress } from '../../../../shared/chat-address.ts';
import { AGENT, openTestCore } from '../../../support/core.ts';
import { startChatServer } from '../../../support/chat-server.ts';

it('the models of the address that is set, or of one that is tried, are listed', async () => {
  const server = await startChatServer({ models: ['qwen3:8b', 'llama3.2'] });
  onTestFinished(server.close);
  const client = openTestCore().client();
  const tried = await client.models.list({ baseUrl: server.baseUrl });
  expect(tried).toEqual({
    baseUrl: server.baseUrl,
    models: ['qwen3:8b', 'llama3.2'],
    chosen: '',
    found: false,
  });
  await client.settings.set({ values: { 'chat.baseUrl': server.baseUrl, 'chat.model': 'llama3.2' } });
  expect(await client.models.list({})).toMatchObject({ chosen: 'llama3.2', found: true });
});

it('nothing is sent to another computer before the person let it', async () => {
  const server = await startChatServer();
  onTestFinished(server.close);
  const client = openTestCore().client();
  // A number of this computer that is not written as one.
  const baseUrl = `http://2130706433:${server.port}/v1`;
  await client.settings.set({ values: { 'chat.baseUrl': baseUrl } });
  await expect(client.models.list({})).rejects.toMatchObject({
    code: 'forbidden',
    details: { reason: 'not_consented' },
  });
  expect(server.asked).toEqual([]);
  await client.settings.set({ values: { 'chat.consentedHost': '2130706433' } });
  expect((await client.models.list({})).models).toEqual(['llama3.2']);
});

it('is of this machine: beside the memory, out of reach of agents, and never with the key', async () => {
  const server = await startChatServer({ key: 'zqkey' });
  onTestFinished(server.close);
  const test = openTestCore({ chat: createChat({ key: 'zqkey' }) });
  const values = { 'chat.provider': 'openai-compatible', 'chat.baseUrl': server.baseUrl } as const;
  await test.client().settings.set({ values });
  expect((await test.client().models.list({})).models).toEqual(['llama3.2']);
  expect(JSON.parse(readFileSync(path.join(test.home, 'config.json'), 'utf8'))).toEqual(values);
  expect(JSON.stringify(await test.client().settings.get({}))).not.toContain('zqkey');
  await expect(test.client(AGENT).models.list({})).rejects.toMatchObject({ code: 'forbidden' });
  await expect(test.client().settings.set({ values: { 'chat.baseUrl': 'ftp://x' } })).rejects.toMatchObject({
    code: 'invalid_input',
  });
});

it.each([
  ['http://127.0.0.1:11434/v1', { secure: false, host: '127.0.0.1', port: 11_434, path: '/v1' }],
  [' HTTPS://Models.Example/a/b// ', { secure: true, host: 'models.example', port: 443, path: '/a/b' }],
  ['http://[::1]:8080', { secure: false, host: '::1', port: 8080, path: '' }],
  ['http://127.0.0.1:0/v1', null],
  ['http://127.0.0.1:65536/v1', null],
  ['http://user@127.0.0.1/v1', null],
  ['http://127.0.0.1/v1#x', null],
  ['http://127.0.0.1\\@evil.example/v1', null],
  ['javascript:alert(1)', null],
])('reads the address %s', (text, expected) => {
  expect(readChatAddress(text)).toEqual(expected);
});

it('only what is surely this computer counts as it', () => {
  const own = ['localhost', '127.0.0.1', '127.255.0.9', '::1'];
  const others = ['127.0.0.1.example', '0.0.0.0', '127.1', '127.0.0.256', '127.0.0.01', '::', '10.0.0.1', ''];
  expect(own.filter(isLoopback)).toEqual(own);
  expect(others.filter(isLoopback)).toEqual([]);
  for (const preset of Object.values(CHAT_PRESETS))
    expect(isLoopback(readChatAddress(preset)?.host ?? '')).toBe(true);
});
