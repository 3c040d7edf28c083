// What Wagtail's content checker asks besides its own questions; `checker.py` says of what and how.
// Each check answers whether an element of the page is all right.
(() => {
  const PARTS = "p, li, dt, dd, td, th"; // which have their own turn
  const ADDRESS = /^(https?:\/\/|www\.)\S+$/iu;

  const isIn = (element, language) => element.closest("[lang]")?.lang === language;

  // The text of an element without that of the parts inside it.
  const ownText = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(`${PARTS}, script, style`).forEach((part) => part.remove());
    return copy.textContent.replace(/\s+/gu, " ").trim();
  };

  const accessibleText = (link) => {
    const pictures = [...link.querySelectorAll("img[alt]")].map((picture) => picture.alt);
    const text = link.getAttribute("aria-label") || [link.textContent, ...pictures].join(" ");
    return text.replace(/\s+/gu, " ").trim();
  };

  const hasMeaningfulText = (link, { saysNothing }) => {
    const text = accessibleText(link);
    const words = text.toLowerCase().replace(/[.…:»›→>]+$/u, "").trim();
    return !saysNothing.includes(words) && !ADDRESS.test(text);
  };

  const sentences = (text) => text.split(/(?<=[.!?:…])\s+/u);
  const words = (sentence) => sentence.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));

  const hasShortSentences = (element, { language, words: most }) =>
    !isIn(element, language) ||
    sentences(ownText(element)).every((sentence) => words(sentence).length <= most);

  // A soft hyphen, a hyphen and a middle dot end a run of letters.
  const hasShortWords = (element, { language, letters }) =>
    !isIn(element, language) ||
    !ownText(element)
      .split(" ")
      .filter((word) => !ADDRESS.test(word) && !word.includes("@"))
      .some((word) => new RegExp(`\\p{L}{${letters + 1},}`, "u").test(word));

  const userbar = document.querySelector("wagtail-userbar");
  userbar?.registerCheck?.("check-link-text", hasMeaningfulText);
  userbar?.registerCheck?.("check-easy-sentence", hasShortSentences);
  userbar?.registerCheck?.("check-easy-word", hasShortWords);
})();
