/* The search box of a shelf. Everything is loaded by script tags, so it works from a
   disk as from a server. */
(function () {
  "use strict";

  const find = self.shelfFind;
  const FILES = "index_files";
  // Results shown at once, and shards that are loaded for one word at the most.
  const AT_ONCE = 20;
  const MOST_SHARDS = 16;
  // Milliseconds between the last key and the search.
  const REST = 150;

  const form = document.getElementById("search");
  const box = document.getElementById("q");
  const status = document.getElementById("status");
  const list = document.getElementById("results");
  const more = document.getElementById("more");

  /* What the loaded scripts bring. */
  const brought = { directory: null, words: new Map(), pages: new Map() };
  self.layoutShelf = {
    directory: (value) => { brought.directory = value; },
    words: (number, value) => { brought.words.set(number, value); },
    page: (folder, number, value) => { brought.pages.set(`${folder}/${number}`, value); },
  };

  const loading = new Map();
  function load(address) {
    if (!loading.has(address)) {
      loading.set(address, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = done;
        script.onerror = () => {
          loading.delete(address);
          failed(new Error(`${address} cannot be loaded`));
        };
        document.head.append(script);
      }));
    }
    return loading.get(address);
  }

  async function directory() {
    await load(`${FILES}/directory.js`);
    const value = brought.directory;
    if (!value.leaves) {
      value.leaves = value.issues.flatMap((issue, place) =>
        issue.pages.map((number) => ({ place, issue, number })));
    }
    return value;
  }

  async function shards(word, starts) {
    const numbers = find.shardsOf(word, starts).slice(0, MOST_SHARDS);
    const name = (number) => `${FILES}/words-${String(number).padStart(3, "0")}.js`;
    await Promise.all(numbers.map((number) => load(name(number))));
    return numbers.map((number) => brought.words.get(number));
  }

  function leafName(number, kind) {
    return `page-${String(number).padStart(2, "0")}.${kind}`;
  }

  async function pieces(leaf) {
    const folder = leaf.issue.folder;
    const name = leafName(leaf.number, "js");
    await load(`${encodeURIComponent(folder)}/shelf/${name}`);
    return brought.pages.get(`${folder}/${leaf.number}`);
  }

  /* The pages that have the words, the best first, the newer first among equals. */
  async function search(asked) {
    const { leaves, shards: starts } = await directory();
    const loaded = await Promise.all(asked.words.map((word) => shards(word, starts)));
    const found = Array.from(find.pagesWith(asked.words, loaded));
    const before = ([a, one], [b, other]) =>
      other - one || leaves[b].place - leaves[a].place || a - b;
    return found.sort(before).map(([page]) => leaves[page]);
  }

  function make(name, properties, ...children) {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...children);
    return node;
  }

  /* A page as a result; null if it has the words but not the phrases. */
  async function result(leaf, asked) {
    const stories = await pieces(leaf);
    const texts = stories.map(([, headline, text]) => `${headline}. ${text}`);
    const fitting = texts.map((text, place) => [find.hits(text, asked.words), place])
      .filter(([, place]) => find.hasPhrases(texts[place], asked.phrases))
      .sort(([a, one], [b, other]) => b - a || one - other);
    if (!fitting.length) return null;
    const [, headline, text] = stories[fitting[0][1]];
    const folder = encodeURIComponent(leaf.issue.folder);
    const parts = find.snippet(text || headline, asked.words).map(({ text: piece, hit }) =>
      (hit ? make("mark", {}, piece) : piece));
    const page = `${folder}/screen.pdf#page=${leaf.issue.pages.indexOf(leaf.number) + 1}`;
    const where = `${leaf.issue.name}, page ${leaf.number}`;
    const picture = make("img", {
      src: `${folder}/shelf/${leafName(leaf.number, "webp")}`, alt: "", loading: "lazy",
      width: 84,
    });
    return make("li", {}, make("a", { href: page }, picture, make("span", { className: "found" },
      make("strong", { lang: leaf.issue.language }, headline),
      make("span", { className: "where" }, where),
      make("span", { className: "snippet", lang: leaf.issue.language }, ...parts))));
  }

  function say(text) {
    status.textContent = text;
  }

  let turn = 0;
  let rest = [];
  let asked = null;

  /* Show the next results; a newer search makes an older one stop. */
  async function show(mine) {
    const shown = [];
    while (rest.length && shown.length < AT_ONCE) {
      const next = rest.splice(0, AT_ONCE - shown.length);
      const made = await Promise.all(next.map((leaf) => result(leaf, asked)));
      if (mine !== turn) return;
      shown.push(...made.filter(Boolean));
    }
    list.append(...shown);
    more.hidden = !rest.length;
  }

  async function run() {
    turn += 1;
    const mine = turn;
    asked = find.parse(box.value);
    document.body.classList.toggle("searching", asked.words.length > 0);
    const hash = asked.words.length ? `#q=${encodeURIComponent(box.value.trim())}` : "";
    history.replaceState(null, "", hash || location.pathname + location.search);
    if (!asked.words.length) {
      list.replaceChildren();
      more.hidden = true;
      say("");
      return;
    }
    try {
      const found = await search(asked);
      if (mine !== turn) return;
      rest = found;
      const count = found.length;
      list.replaceChildren();
      await show(mine);
      if (mine !== turn) return;
      say(told(count));
    } catch (problem) {
      if (mine === turn) say(`The search failed: ${problem.message}.`);
    }
  }

  function told(count) {
    if (!list.children.length) return "No page has that.";
    // Phrases are looked for only where pages are shown.
    const most = asked.phrases.length && rest.length ? "up to " : "";
    const pages = asked.phrases.length && !rest.length ? list.children.length : count;
    return `${most}${pages} ${pages === 1 ? "page" : "pages"}`;
  }

  function asks() {
    const given = /^#q=(.*)$/.exec(location.hash);
    if (given) {
      try {
        box.value = decodeURIComponent(given[1]);
      } catch (problem) {
        box.value = given[1];
      }
      run();
    }
  }

  let timer = 0;
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(run, REST);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    run();
  });
  more.addEventListener("click", () => show(turn));
  self.addEventListener("hashchange", asks);
  form.hidden = false;
  asks();
})();
