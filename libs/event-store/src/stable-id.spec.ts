import { describe, expect, it } from '@jest/globals';
import { commandId, eventId, uuidV5 } from './stable-id.js';

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
const VERSION_5 = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('UUID version 5', () => {
  it('gives the example of RFC 9562, appendix A.4', () => {
    expect(uuidV5(DNS, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
    expect(uuidV5(DNS.toUpperCase(), 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('takes the name as UTF-8, and a UUID as the namespace only', () => {
    expect(uuidV5(DNS, 'tiltak.bærum.no')).toMatch(VERSION_5);
    expect(uuidV5(DNS, 'tiltak.bærum.no')).not.toBe(uuidV5(DNS, 'tiltak.b?rum.no'));
    expect(() => uuidV5('www.example.com', 'x')).toThrow(RangeError);
  });
});

describe('ids of commands and events', () => {
  // written down: an id that changes with a release would make every retry across an upgrade write twice
  it('stay what they are', () => {
    const command = commandId('71c4d9e8-2b5f-4a03-8d6e-5f9a0b87a701', 'status-reports', 'measure-1', 'key');
    expect(command).toBe('59e99a21-6643-5f36-8321-a409ea15492e');
    expect(eventId(command, 'measure-1', 0)).toBe('8d5a596b-bc71-56fc-8d91-441436315900');
  });

  it('differ with each part, also where parts run into each other', () => {
    const ids = [
      commandId('a', 'b', 'c', 'd'),
      commandId('ab', '', 'c', 'd'),
      commandId('a', 'bc', '', 'd'),
      commandId('a', 'b', 'cd', ''),
      commandId('a","b', '', 'c', 'd'),
      eventId('a', 'b', 1),
      eventId('a', 'b1', 0),
      eventId('ab', '', 1),
      eventId('a', 'b', 11),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(VERSION_5);
  });
});
