import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { models as domain } from '../../../shared/contract/models.ts';
import type { Settings } from '../../../shared/entities/settings.ts';
import type { ChatModel } from '../ports.ts';
import type { Context } from './context.ts';
import { currentSettings } from './settings.ts';

const NEVER = new AbortController().signal;

export const models: HandlersFor<typeof domain, Context> = {
  async list(context, { baseUrl }) {
    const chosen = chatModelOf(currentSettings(context).values);
    const asked = { ...chosen, baseUrl: baseUrl ?? chosen.baseUrl };
    const found = await context.chat.models(asked, NEVER);
    return {
      baseUrl: asked.baseUrl,
      models: found,
      chosen: chosen.model,
      found: found.includes(chosen.model),
    };
  },
};

/** The model the person chose, and how long it is waited for. */
export function chatModelOf(values: Settings): ChatModel {
  return {
    baseUrl: values['chat.baseUrl'],
    model: values['chat.model'],
    consentedHost: values['chat.consentedHost'],
    totalMs: values['chat.timeoutSeconds'] * 1000,
    startMs: values['chat.startSeconds'] * 1000,
    stallMs: values['chat.stallSeconds'] * 1000,
    retries: values['chat.retries'],
  };
}
