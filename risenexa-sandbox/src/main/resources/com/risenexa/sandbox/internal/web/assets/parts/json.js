import { html } from '../lit.js';

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * JSON with indents and colours, token by token, so that it stays as it was sent: no number is rounded, no repeated key
 * is dropped. What is no JSON comes back as it is.
 */
export function pretty(text) {
  const tokens = text.match(TOKEN);
  if (!tokens || !/^\s*[{[]/.test(text)) return text;
  let depth = 0;
  const line = () => `\n${'  '.repeat(depth)}`;
  return tokens.map((token, i) => {
    const before = tokens[i - 1];
    const after = tokens[i + 1];
    if (token === '{' || token === '[') {
      depth++;
      return after === '}' || after === ']' ? token : token + line();
    }
    if (token === '}' || token === ']') {
      depth = Math.max(0, depth - 1);
      return before === '{' || before === '[' ? token : line() + token;
    }
    if (token === ',') return token + line();
    if (token === ':') return ': ';
    if (!token.startsWith('"')) return html`<span class="j-word">${token}</span>`;
    return html`<span class=${after === ':' ? 'j-key' : 'j-text'}>${token}</span>`;
  });
}
