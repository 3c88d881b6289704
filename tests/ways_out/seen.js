// All that a browser has of a page: what it shows, what it holds unseen, and what it has drawn.
async () => {
  // Plotly's own fields begin with an underscore; they point to each other in circles.
  const plain = (value) => {
    if (ArrayBuffer.isView(value)) return Array.from(value);
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value === "function" || value instanceof Node) return null;
    if (value === null || typeof value !== "object") return value;
    const named = Object.entries(value).filter(([name]) => !name.startsWith("_"));
    return Object.fromEntries(named.map(([name, inner]) => [name, plain(inner)]));
  };
  // Lines of a text in a drawing follow each other without a space.
  const spaced = (node) =>
    node.nodeType === Node.TEXT_NODE ? node.data : [...node.childNodes].map(spaced).join(" ");
  const wordsIn = (drawing) => [...drawing.querySelectorAll("text, title, desc")].map(spaced);

  // Where a mark is drawn, in years and per cent, and how far a pixel reaches there.
  const mark = (graph, trace, point) => {
    const axes = ["xaxis", "yaxis"]
      .map((name) => graph._fullLayout[trace[name].replace(/^[xy]/, name)]);
    const place = point.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
    const at = axes.map((axis, i) => axis.p2c(place[i]));
    return { at, pixel: axes.map((axis, i) => Math.abs(axis.p2c(place[i] + 1) - at[i])) };
  };
  const marks = (graph) =>
    graph._fullData.map((trace) =>
      [...graph.querySelectorAll(".scatterlayer .trace")]
        .filter((drawn) => drawn.__data__[0].trace.index === trace.index)
        .flatMap((drawn) => [...drawn.querySelectorAll(".point")])
        .map((point) => mark(graph, trace, point)));

  // What a pointer would bring up, one mark after the other. Plotly rests 50 ms between two; its
  // clock runs faster here.
  const tooltips = (graph) => {
    const hovered = graph._fullData.filter(({ hoverinfo }) => hoverinfo !== "skip");
    const clock = Date.now;
    let now = clock();
    Date.now = () => (now += 1000);
    const found = hovered.flatMap(({ index, x, xaxis, yaxis }) => (x ?? []).map((_, i) => {
      window.Plotly.Fx.hover(graph, [{ curveNumber: index, pointNumber: i }], xaxis + yaxis);
      return [...graph.querySelectorAll(".hoverlayer .hovertext")].map(spaced).join(" ");
    }));
    Date.now = clock;
    return found;
  };
  // The picture that the camera of a mode bar would save.
  const picture = async (graph) => {
    const address = await window.Plotly.toImage(graph, { format: "svg", width: 900, height: 500 });
    return decodeURIComponent(address.replace(/^data:image\/svg\+xml,/, ""));
  };
  const drawn = async (graph) => {
    const saved = await picture(graph);
    const drawing = new DOMParser().parseFromString(saved, "image/svg+xml");
    return {
      data: plain(graph.data), full: plain(graph._fullData), layout: plain(graph.layout),
      marks: marks(graph), words: wordsIn(graph), tooltips: tooltips(graph),
      picture: { words: wordsIn(drawing), points: drawing.querySelectorAll(".point").length },
    };
  };

  // Of what is folded the browser tells no text.
  document.querySelectorAll("details").forEach((details) => { details.open = true; });
  const elements = [...document.querySelectorAll("body, body *, head title, head meta")]
    .filter((element) => !element.matches("script, style"));
  // Shapes and colours: numbers in them are pixels.
  const attributes = elements.flatMap((element) => [...element.attributes])
    .filter(({ name }) => !["class", "style", "d", "transform"].includes(name));
  const keys = elements.flatMap((element) => [...element.classList])
    .filter((name) => name.startsWith("st-key-"));
  const texts = elements.flatMap((element) => [...element.childNodes])
    .filter(({ nodeType }) => [Node.TEXT_NODE, Node.COMMENT_NODE].includes(nodeType))
    .map(({ data }) => data);
  const rows = [...document.querySelectorAll("tr")].map((row) =>
    [...row.cells].map(spaced).join(" | "));
  return {
    texts: [...document.body.innerText.split("\n"), ...texts, ...rows],
    attributes: [...attributes.map(({ value }) => value), ...keys],
    links: attributes.filter(({ name }) => ["href", "src", "xlink:href"].includes(name))
      .map(({ value }) => value),
    kept: [localStorage, sessionStorage].flatMap((store) => Object.entries(store))
      .concat((await indexedDB.databases()).map(({ name }) => ["database", name])),
    modebars: document.querySelectorAll(".modebar-btn").length,
    graphs: await Promise.all([...document.querySelectorAll(".js-plotly-plot")].map(drawn)),
  };
}
