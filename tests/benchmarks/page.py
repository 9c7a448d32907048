"""The page from 50 actors and 80 claims to 5,000 and 50,000: size, time to open, search, brush and draw.

Budgets, for two cores without a GPU: file ≤ 1 MB at 50/80 and ≤ 5 MB at 5,000/50,000; open to ready ≤ 1.5 s
(2 s at 1,000, 6 s at 5,000); search ≤ 50 ms; brush ≤ 100 ms at 1,000/10,000 and ≤ 400 ms at 5,000/50,000;
panning ≤ 33 ms of main thread a frame.
"""

import statistics
import tempfile
import time
from pathlib import Path

from kg.export import page
from tests.page.browser import Visit, browser, chromium, visit
from tests.page.synthetic import invented, network_of

SIZES = ((50, 80), (500, 2_000), (1_000, 10_000), (5_000, 50_000))
SEARCH = """() => { const field = document.getElementById('search');
  const began = performance.now();
  field.value = '林'; field.dispatchEvent(new Event('input')); return performance.now() - began; }"""
BRUSH = """(address) => new Promise((done) => { const began = performance.now();
  const end = () => setTimeout(() => done(performance.now() - began));
  window.addEventListener('hashchange', end, { once: true });
  location.hash = address; })"""


def main() -> None:
    """Print a row a size."""
    if chromium() is None:
        print("no Chromium on this machine")
        return
    print("actors claims | write s | file MB | ready s | search ms | brush ms | select ms | pan ms | heap MB")
    with tempfile.TemporaryDirectory() as folder, browser() as running:
        for actors, claims in SIZES:
            story = invented(actors, claims)
            network, path = network_of(story), Path(folder) / f"{actors}.html"
            began = time.perf_counter()
            page.write(story, network, path, "https://kg.example/")
            wrote = time.perf_counter() - began
            began = time.perf_counter()
            seen = visit(running, path)
            ready = time.perf_counter() - began
            figures = _interaction(seen)
            size = path.stat().st_size / 1e6
            print(f"{actors:6} {claims:6} | {wrote:.1f} | {size:.2f} | {ready:.2f} | {figures}")
            seen.page.context.close()


def _interaction(seen: Visit) -> str:
    search = statistics.median(seen.page.evaluate(SEARCH) for _ in range(5))
    ranges = [f"t=2024-0{month}-01..2024-0{month + 2}-15" for month in (1, 3, 5)]
    brush = statistics.median(seen.page.evaluate(BRUSH, range_) for range_ in ranges)
    seen.go("")
    select = seen.page.evaluate(BRUSH, f"n={seen.page.evaluate(_FIRST)}") if seen.page.evaluate(_FIRST) else 0
    seen.go("")
    frame = _pan(seen)
    heap = seen.page.evaluate("performance.memory ? performance.memory.usedJSHeapSize / 1e6 : 0")
    return f"{search:.1f} | {brush:.0f} | {select:.0f} | {frame:.1f} | {heap:.0f}"


# The key of the actor with most claims, from the address that its row leads to.
_FIRST = """() => { const row = document.querySelector('#content .barred'); if (!row) return '';
  row.click(); return new URLSearchParams(location.hash.slice(1)).get('n'); }"""


def _pan(seen: Visit) -> float:
    """Main-thread time a frame over a drag across the graph."""
    session = seen.page.context.new_cdp_session(seen.page)
    session.send("Performance.enable")
    box = seen.page.locator("#graph").bounding_box() or {"x": 0, "y": 0, "width": 800, "height": 500}
    left, top = box["x"] + 30, box["y"] + 60
    seen.page.mouse.move(left, top)
    seen.page.mouse.down()
    before = _busy(session)
    steps = 40
    for step in range(steps):
        seen.page.mouse.move(left + step * 5, top + step * 2)
        seen.settled()
    after = _busy(session)
    seen.page.mouse.up()
    return (after - before) / (2 * steps) * 1000


def _busy(session) -> float:  # type: ignore[no-untyped-def]
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))
