"""`kg build` from the outside: every export, the same bytes however it is run, bad input, whole exports."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.export import FILES

ARTICLE = """# 林岳会见沈安

【海港日报2023年3月2日讯】法国总统马克龙周四在巴黎会见德国总理朔尔茨。马克龙表示，法国将继续支持乌克兰。
"""

FEED = [
    {
        "title": "日本首相访问韩国",
        "published": "2023-05-07",
        "source": "海港日报",
        "text": "日本首相岸田文雄5月7日抵达首尔，会见韩国总统尹锡悦。",
    },
    {
        "title": "英国宣布制裁",
        "published": "2023-05-19",
        "source": "海港日报",
        "text": "英国政府5月19日宣布对俄罗斯实施新的制裁。",
    },
]


def kg(*arguments: str, stdin: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    run = subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )
    return subprocess.CompletedProcess(run.args, run.returncode, run.stdout.decode(), run.stderr.decode())


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def jsonl(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text(ARTICLE, encoding="utf-8")
    (folder / "b.jsonl").write_text("\n".join(json.dumps(row) for row in FEED), encoding="utf-8")
    return folder


def test_every_export_is_written_and_holds_something(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = kg("build", str(articles), "-o", str(out))
    assert run.returncode == 0, run.stderr
    assert sorted(path.name for path in out.iterdir()) == sorted(FILES)
    assert all((out / name).stat().st_size for name in FILES if name != "issues.jsonl")
    assert "3 documents" in run.stdout
    assert len(jsonl(out / "documents.jsonl")) == 3


def test_every_claim_quotes_its_document(articles: Path, tmp_path: Path) -> None:
    kg("build", str(articles), "-o", str(tmp_path / "out"))
    claims = 0
    for document in jsonl(tmp_path / "out" / "documents.jsonl"):
        for claim in document["claims"]:
            claims += 1
            assert document["text"][claim["start_char"] : claim["end_char"]] == claim["quote"]
    assert claims


def test_same_input_same_bytes_in_any_order_locale_zone_seed_and_number_of_workers(
    articles: Path, tmp_path: Path
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    a, b = str(articles / "a.md"), str(articles / "b.jsonl")
    first = kg("build", a, b, "-o", str(one), PYTHONHASHSEED="1", TZ="Asia/Shanghai")
    again = kg("build", b, a, "-o", str(two), "--workers", "2", PYTHONHASHSEED="7", LC_ALL="C", TZ="UTC")
    assert (first.returncode, again.returncode) == (0, 0), first.stderr + again.stderr
    assert bytes_of(one) == bytes_of(two)


def test_standard_input_is_read_as_json_lines(tmp_path: Path) -> None:
    feed = "\n".join(json.dumps(row, ensure_ascii=False) for row in FEED).encode()
    run = kg("build", "-", "-o", str(tmp_path / "out"), stdin=feed)
    assert run.returncode == 0, run.stderr
    assert [d["title"] for d in jsonl(tmp_path / "out" / "documents.jsonl")] == [r["title"] for r in FEED]


def test_metadata_wins_over_the_text(articles: Path, tmp_path: Path) -> None:
    table = tmp_path / "given.csv"
    table.write_text("path,published,outlet\na.md,2024-01-05,青石周刊\n", encoding="utf-8")
    kg("build", str(articles), "-o", str(tmp_path / "out"), "--metadata", str(table))
    document = jsonl(tmp_path / "out" / "documents.jsonl")[0]
    assert document["published"] == "2024-01-05"
    assert "青石周刊" in document["outlet"]["labels"]


def test_bad_files_become_issues_and_the_others_are_read(articles: Path, tmp_path: Path) -> None:
    bad = articles / "bad"
    bad.mkdir()
    (bad / "empty.md").write_bytes(b"")
    (bad / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (bad / "invalid.md").write_bytes(ARTICLE.encode() + b"\xff\xfe\xfd\x80\x81")
    (bad / "large.txt").write_bytes("新".encode() * (50 * 1024 * 1024 // 3 + 10))
    (bad / "bomb.txt.gz").write_bytes(gzip.compress(bytes(200 * 1024 * 1024), 1))
    (bad / "broken.jsonl").write_text('{"title": "半', encoding="utf-8")
    (bad / "picture.png").write_bytes(b"\x89PNG\r\n")
    (bad / "loop").symlink_to(articles, target_is_directory=True)
    out = tmp_path / "out"
    run = kg("build", str(articles), "-o", str(out))
    assert run.returncode == 0, run.stderr
    named = {str(issue["path"]).removeprefix("bad/") for issue in jsonl(out / "issues.jsonl")}
    read = {str(d["path"]) for d in jsonl(out / "documents.jsonl")}
    for name in ("empty.md", "binary.txt", "large.txt", "bomb.txt.gz", "picture.png"):
        assert name in named, name
    assert any(path.startswith("broken.jsonl") for path in named)
    assert {"a.md"} <= read
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    text = (
        ARTICLE
        if encoding != "big5"
        else "# 馬克宏會見蕭茲\n\n【海港日報2023年3月2日訊】法國總統馬克宏週四在巴黎會見德國總理蕭茲。\n"
    )
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_bytes(text.encode(encoding))
    run = kg("build", str(tmp_path / "in"), "-o", str(tmp_path / "out"))
    assert run.returncode == 0, run.stderr
    assert jsonl(tmp_path / "out" / "documents.jsonl")[0]["title"] == text.splitlines()[0].removeprefix("# ")


# Root may read every folder, unless it gives that right away first.
AS_ANYONE = (
    ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    if os.name == "posix" and not os.geteuid()
    else []
)


@pytest.mark.skipif(os.name != "posix", reason="folders have no such permissions here")
def test_a_folder_without_permission_is_an_issue(articles: Path, tmp_path: Path) -> None:
    closed = articles / "closed"
    closed.mkdir(mode=0)
    build = [sys.executable, "-m", "kg", "build", str(articles), "-o", str(tmp_path / "out")]
    run = subprocess.run([*AS_ANYONE, *build], capture_output=True, check=False)
    closed.chmod(0o700)
    assert run.returncode == 0, run.stderr.decode()
    assert any("closed" in str(issue["path"]) for issue in jsonl(tmp_path / "out" / "issues.jsonl"))
    assert any(document["path"] == "a.md" for document in jsonl(tmp_path / "out" / "documents.jsonl"))


@pytest.mark.parametrize("given", ["nothing-here", "empty"])
def test_no_input_at_all_says_what_to_do(given: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    run = kg("build", str(tmp_path / given), "-o", str(tmp_path / "out"))
    assert run.returncode == 2
    assert run.stderr.startswith("kg: ")
    assert len(run.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_an_output_path_that_is_a_file_is_refused(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    run = kg("build", str(articles), "-o", str(tmp_path / "out"))
    assert run.returncode == 2
    assert "is a file" in run.stderr
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


FULL_DISK = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
from kg.cli import main
sys.argv[0] = "kg"
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_a_full_disk_leaves_the_old_exports_whole(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    kg("build", str(articles), "-o", str(out))
    before = bytes_of(out)
    (articles / "c.md").write_text(ARTICLE.replace("3月2日", "3月9日"), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", FULL_DISK, "build", str(articles), "-o", str(out), "-q"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2, run.stderr
    assert "cannot write the exports" in run.stderr
    assert bytes_of(out) == before
    assert sorted(path.name for path in out.iterdir()) == sorted(FILES)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGINT")
def test_ctrl_c_half_way_leaves_the_old_exports_whole(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    kg("build", str(articles), "-o", str(out))
    before = bytes_of(out)
    for number in range(400):
        (articles / f"n{number}.md").write_text(ARTICLE * 40, encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, "-m", "kg", "build", str(articles), "-o", str(out), "--workers", "1"],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    time.sleep(2)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=120)
    assert run.returncode != 0
    assert b"Traceback" not in said
    assert bytes_of(out) == before
