/**
 * Messages in the order they came, read a few milliseconds at a time: a browser hands over all of a packet's messages in
 * one go, and in a burst those are hundreds.
 */
const BUDGET_MILLIS = 10;

export class Inbox {
  #take;
  #messages = [];
  #read = 0;
  #held = true;
  #asked = false;
  #turn = new MessageChannel();

  /** @param {(name: string, data: object) => void} take may hold the inbox */
  constructor(take) {
    this.#take = take;
    this.#turn.port1.onmessage = () => {
      this.#asked = false;
      this.#readSome();
    };
  }

  put(name, text) {
    this.#messages.push([name, text]);
    this.#ask();
  }

  /** What comes waits. */
  hold() {
    this.#held = true;
  }

  release() {
    this.#held = false;
    this.#ask();
  }

  clear() {
    this.#messages = [];
    this.#read = 0;
  }

  #ask() {
    if (this.#asked || this.#held) return;
    this.#asked = true;
    this.#turn.port2.postMessage(null);
  }

  #readSome() {
    const until = performance.now() + BUDGET_MILLIS;
    while (!this.#held && this.#read < this.#messages.length && performance.now() < until) {
      const [name, text] = this.#messages[this.#read++];
      this.#take(name, JSON.parse(text));
    }
    if (this.#read < this.#messages.length) this.#ask();
    else this.clear();
  }
}
