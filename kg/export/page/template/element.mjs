/** Elements from plain values. Text reaches the document through text nodes alone. */

const SAFE_ADDRESS = /^https?:\/\//i;

/**
 * An element with properties and children. `on…` takes listeners, `lang` and the like attributes;
 * null and false are left out; a string or a number becomes a text node.
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  append(made, children);
  return made;
}

/** Children as `element` takes them, nested lists included. */
export function append(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(child instanceof Node ? child : String(child));
  }
}

/** Put other children in the place of all there are. */
export function fill(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
}

/** A button that does something. */
export function button(label, action, properties = {}) {
  return element("button", { type: "button", onclick: action, ...properties }, label);
}

/** A link to where an article was published; plain text where the address is not a web address. */
export function outside(address, label) {
  if (!SAFE_ADDRESS.test(address)) return element("span", {}, label);
  const properties = { href: address, target: "_blank", rel: "noopener noreferrer", referrerpolicy: "no-referrer" };
  return element("a", properties, label);
}

/** Text from the articles, marked as Chinese so that it is spoken and set as such. */
export function words(text, tag = "span", properties = {}) {
  return element(tag, { lang: "zh", ...properties }, text);
}
