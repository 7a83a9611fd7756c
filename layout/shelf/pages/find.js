/* The search of a shelf, apart from any page: words, pages that have them, snippets.
   terms() has the same rules as layout/volume/terms.py. */
(function (root) {
  "use strict";

  const LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d",
    "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ς": "σ",
  };
  const SPECIAL = /[ßæœøđðłþıς]/g;
  const MARKS = /\p{M}/gu;
  const INSIDE = /(?<=[\p{L}\p{N}])['’](?=[\p{L}\p{N}])|\u00ad/gu;
  const WORD = /[\p{L}\p{N}]+/gu;
  // A word as it is printed, to be marked in a snippet.
  const PRINTED = /[\p{L}\p{N}\p{M}\u00ad]+(?:['’][\p{L}\p{N}\p{M}\u00ad]+)*/gu;

  // From so many letters on, a word is also found by its beginning.
  const BEGINNING = 3;
  // Weights of a word: found whole or by its beginning, in the copy or in a headline.
  const COPY = 1;
  const WHOLE = 2;
  const HEADLINE = 4;
  // Words of a snippet before the first that was found, and in all.
  const BEFORE = 8;
  const LENGTH = 36;

  /* The words of a text in their order, folded. */
  function terms(text) {
    const plain = text.normalize("NFKD").replace(MARKS, "").toLowerCase();
    const folded = plain.replace(SPECIAL, (letter) => LETTERS[letter]);
    return folded.replace(INSIDE, "").match(WORD) || [];
  }

  /* A query as words and phrases: {words: [{term, whole}], phrases: [" a b "]}. */
  function parse(query) {
    const words = [];
    const phrases = [];
    query.split(/["“”„«»]/).forEach((part, place) => {
      const quoted = place % 2 === 1;
      const found = terms(part);
      found.forEach((term) => words.push({ term, whole: quoted }));
      if (quoted && found.length > 1) phrases.push(` ${found.join(" ")} `);
    });
    return { words, phrases };
  }

  /* Whether a word of the copy is what was asked for. */
  function fits(term, word) {
    if (term === word.term) return true;
    return !word.whole && word.term.length >= BEGINNING && term.startsWith(word.term);
  }

  /* The numbers of the shards that may have a word; `starts` are their first words. */
  function shardsOf(word, starts) {
    const found = [];
    for (let number = 0; number < starts.length; number += 1) {
      const next = starts[number + 1];
      const begins = starts[number] <= word.term || fits(starts[number], word);
      if (begins && (next === undefined || next > word.term)) found.push(number);
    }
    return found;
  }

  /* Pages from their written form, "1 2! a": steps in base 36, "!" for a headline. */
  function* pagesOf(written) {
    let page = 0;
    for (const step of written.split(" ")) {
      const headline = step.endsWith("!");
      page += parseInt(step, 36);
      yield [page, headline];
    }
  }

  /* The pages that have all words, as a map to their weight. `shards` are all
     that shardsOf() named for each word, in the order of the words. */
  function pagesWith(words, shards) {
    let all = null;
    words.forEach((word, place) => {
      const found = new Map();
      for (const shard of shards[place]) {
        for (const [term, written] of Object.entries(shard)) {
          if (!fits(term, word)) continue;
          const whole = term === word.term ? WHOLE : COPY;
          for (const [page, headline] of pagesOf(written)) {
            const weight = whole * (headline ? HEADLINE : 1);
            found.set(page, Math.max(weight, found.get(page) || 0));
          }
        }
      }
      if (all === null) {
        all = found;
      } else {
        for (const [page, weight] of all) {
          if (found.has(page)) all.set(page, weight + found.get(page));
          else all.delete(page);
        }
      }
    });
    return all || new Map();
  }

  /* Whether a text has all phrases. */
  function hasPhrases(text, phrases) {
    if (!phrases.length) return true;
    const folded = ` ${terms(text).join(" ")} `;
    return phrases.every((phrase) => folded.includes(phrase));
  }

  /* The printed words of a text: where each begins and ends, and what it answers. */
  function printed(text, words) {
    return Array.from(text.matchAll(PRINTED), (match) => ({
      from: match.index,
      to: match.index + match[0].length,
      hits: words.flatMap((word, place) =>
        terms(match[0]).some((term) => fits(term, word)) ? [place] : []),
    }));
  }

  /* How many of the words a text has. */
  function hits(text, words) {
    return new Set(printed(text, words).flatMap((word) => word.hits)).size;
  }

  /* The stretch of a text with most of the words: [{text, hit}], hits to be marked. */
  function snippet(text, words) {
    const all = printed(text, words);
    let best = 0;
    let most = -1;
    all.forEach((word, place) => {
      if (!word.hits.length) return;
      const ahead = all.slice(place, place + LENGTH - BEFORE);
      const count = new Set(ahead.flatMap((other) => other.hits)).size;
      if (count > most) [best, most] = [place, count];
    });
    const first = Math.max(0, best - BEFORE);
    const last = Math.min(all.length, first + LENGTH) - 1;
    if (last < 0) return [];
    return stretch(text, all, [first, last]);
  }

  function stretch(text, all, [first, last]) {
    const parts = [];
    const add = (piece, hit) => piece && parts.push({ text: piece, hit });
    let at = first === 0 ? 0 : all[first].from;
    add(first === 0 ? "" : "… ", false);
    for (const word of all.slice(first, last + 1)) {
      if (!word.hits.length) continue;
      add(text.slice(at, word.from), false);
      add(text.slice(word.from, word.to), true);
      at = word.to;
    }
    const ended = last === all.length - 1;
    add(text.slice(at, ended ? text.length : all[last].to), false);
    add(ended ? "" : " …", false);
    return parts;
  }

  const api = {
    terms, parse, fits, shardsOf, pagesOf, pagesWith, hasPhrases, hits, snippet,
  };
  if (typeof module === "object" && module.exports) module.exports = api;
  else root.shelfFind = api;
})(typeof self === "undefined" ? this : self);
