"""What is found under files and folders, and how bad input is told."""

import gzip
import json
import os
import pickle
from io import BytesIO

import pytest

from kg import ingest
from kg.errors import InputError
from kg.ingest import content, sources

TEXT = """# 甲国外长访问乙国

【边城日报2021年5月6日讯】甲国外长李四与乙国总统举行会谈。

双方签署了一项贸易协议，会谈持续两个小时。
"""
TRADITIONAL = """# 甲國外長訪問乙國

甲國外長與乙國總統舉行會談，雙方簽署了一項貿易協議。這是兩國的第一次會談。
"""


def folder(tmp_path, **files):
    for name, value in files.items():
        path = tmp_path / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(value if isinstance(value, bytes) else value.encode("utf-8"))
    return str(tmp_path)


def everything(*inputs, metadata=None):
    found, issues = ingest.discover(inputs, metadata)
    articles = []
    for source in found:
        read, odd = ingest.read(source)
        assert read or odd, f"{source.path} was lost"
        articles += read
        issues += odd
    return articles, issues


def test_a_folder_is_read_recursively_in_the_order_of_paths(tmp_path):
    name = folder(tmp_path, b_md=TEXT, a__z_md=TEXT, a_md=TEXT)
    assert [source.path for source in ingest.discover([name])[0]] == ["a.md", "a/z.md", "b.md"]


def test_sources_travel_to_worker_processes(tmp_path):
    found, _ = ingest.discover([folder(tmp_path, a_md=TEXT)])
    assert pickle.loads(pickle.dumps(found)) == found


def test_the_order_of_inputs_makes_no_difference(tmp_path):
    one = folder(tmp_path / "one", a_md=TEXT)
    two = folder(tmp_path / "two", a_md=TEXT, c_md=TEXT)
    assert ingest.discover([one, two]) == ingest.discover([two, one])
    assert [s.path for s in ingest.discover([one, two])[0]] == ["one/a.md", "two/a.md", "two/c.md"]


def test_inputs_that_do_not_collide_keep_their_paths(tmp_path):
    one, two = folder(tmp_path / "one", a_md=TEXT), folder(tmp_path / "two", b_md=TEXT)
    assert [source.path for source in ingest.discover([one, two])[0]] == ["a.md", "b.md"]


def test_a_file_given_twice_is_read_once(tmp_path):
    name = folder(tmp_path, a_md=TEXT)
    assert len(ingest.discover([name, str(tmp_path / "a.md")])[0]) == 1


def test_unsupported_and_hidden_files_are_named_once(tmp_path):
    name = folder(tmp_path, a_md=TEXT, b_pdf=b"%PDF-")
    (tmp_path / ".DS_Store").write_bytes(b"x")
    _, issues = ingest.discover([name])
    assert [(issue.path, issue.kind) for issue in issues] == [(".DS_Store", "skipped"), ("b.pdf", "skipped")]


def test_the_exports_of_an_earlier_build_are_not_read(tmp_path):
    name = folder(
        tmp_path, a_md=TEXT, exports__build_json="{}", exports__documents_jsonl="{}", exports__index_html="x"
    )
    found, issues = ingest.discover([name])
    assert [source.path for source in found] == ["a.md"] and not issues


def test_a_loop_of_links_ends(tmp_path):
    name = folder(tmp_path, in__a_md=TEXT)
    (tmp_path / "in" / "up").symlink_to("..")
    (tmp_path / "in" / "here").symlink_to(".")
    found, issues = ingest.discover([name])
    assert [source.path for source in found] == ["in/a.md"]
    assert [issue.path for issue in issues] == ["in/here", "in/up"]


def test_a_link_that_leads_nowhere_is_an_issue(tmp_path):
    name = folder(tmp_path, a_md=TEXT)
    (tmp_path / "b.md").symlink_to("nowhere")
    assert [issue.path for issue in ingest.discover([name])[1]] == ["b.md"]


def test_a_pipe_is_not_waited_for(tmp_path):
    name = folder(tmp_path, a_md=TEXT)
    os.mkfifo(tmp_path / "b.md")
    assert [issue.path for issue in ingest.discover([name])[1]] == ["b.md"]


@pytest.mark.parametrize("name", ["nothing", "nothing.md"])
def test_an_input_that_is_not_there_says_so(tmp_path, name):
    with pytest.raises(InputError, match="no such file or folder"):
        ingest.discover([str(tmp_path / name)])


def test_nothing_to_read_says_what_can_be(tmp_path):
    with pytest.raises(InputError, match=r"nothing to read .* \.md"):
        ingest.discover([str(tmp_path)])


def test_metadata_is_found_in_the_folder_and_wins(tmp_path):
    name = folder(tmp_path, a_md=TEXT, metadata_csv="path,published,outlet\na.md,2020-01-02,路透社\n")
    articles, issues = everything(name)
    assert (articles[0].published, articles[0].outlet.name, issues) == ("2020-01-02", "路透社", ())


def test_metadata_of_another_place_can_be_given(tmp_path):
    name = folder(tmp_path / "in", a_md=TEXT)
    table = tmp_path / "table.csv"
    table.write_bytes("\ufeffpath,published\r\na.md,2020-01-02\r\n".encode())
    assert everything(name, metadata=str(table))[0][0].published == "2020-01-02"


def test_metadata_of_a_folder_inside_speaks_of_its_own_files(tmp_path):
    name = folder(tmp_path, in__a_md=TEXT, in__metadata_csv="path,published\na.md,2020-01-02\n", b_md=TEXT)
    assert [article.published for article in everything(name)[0]] == ["2021-05-06", "2020-01-02"]


def test_metadata_speaks_of_items(tmp_path):
    line = json.dumps({"title": "甲国外长访问乙国", "text": TEXT, "date": "2021-05-06", "source": "路透社"})
    (tmp_path / "a.jsonl").write_text(f"{line}\n{line}\n", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("path,published\na.jsonl#2,2020-01-02\n", encoding="utf-8")
    assert [article.published for article in everything(str(tmp_path))[0]] == ["2021-05-06", "2020-01-02"]


def test_metadata_with_a_bad_date_is_doubtful(tmp_path):
    name = folder(tmp_path, a_md=TEXT, metadata_csv="path,published\na.md,昨天\n")
    articles, issues = everything(name)
    assert articles[0].published == "2021-05-06"
    assert [(issue.path, issue.kind) for issue in issues] == [("metadata.csv", "doubtful")]


def test_metadata_without_paths_says_so(tmp_path):
    name = folder(tmp_path, a_md=TEXT, metadata_csv="file,published\na.md,2020-01-02\n")
    with pytest.raises(InputError, match="no column path"):
        ingest.discover([name])


BAD = {
    "empty.md": (b"", "skipped"),
    "blank.md": (b" \n \n", "skipped"),
    "binary.md": (bytes(range(256)) * 20, "unreadable"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"a" * 100, "unreadable"),
    "broken.json": (b'{"a": ', "unreadable"),
    "deep.json": (b"[" * 100_000, "unreadable"),
    "none.json": (b"[]", "skipped"),
    "broken.jsonl": (b'{"title": \n', "unreadable"),
    "numbers.jsonl": (b"3\n[]\nnull\n", "skipped"),
    "plain.md.gz": (b"no gzip", "unreadable"),
    "cut.md.gz": (gzip.compress(TEXT.encode())[:-20], "unreadable"),
    "bomb.md.gz": (gzip.compress(b"a" * (content.LIMIT + 10)), "unreadable"),
    "large.md": (b"a" * (content.LIMIT + 10), "unreadable"),
    "dump.txt": ("他说。\n\n".encode() * 25_000, "skipped"),
    "menu.md": ("#### [首页](a) | [国际](b)\n".encode(), "skipped"),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_bad_input_is_one_issue_and_the_others_go_on(tmp_path, name):
    data, kind = BAD[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz.md").write_text(TEXT, encoding="utf-8")
    articles, issues = everything(str(tmp_path))
    assert [article.path for article in articles] == ["zz.md"]
    assert {issue.kind for issue in issues} == {kind}
    assert all(issue.path.startswith(name) and issue.what and issue.todo for issue in issues)


@pytest.mark.parametrize(
    ("encoding", "doubtful"),
    [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("gb18030", True), ("big5", True)],
)
def test_encodings(tmp_path, encoding, doubtful):
    from kg.lang.fold import fold

    text = TRADITIONAL if encoding == "big5" else TEXT
    (tmp_path / "a.md").write_bytes(text.encode(encoding))
    articles, issues = everything(str(tmp_path))
    assert fold(articles[0].title) == "甲国外长访问乙国"
    remarks = [issue.what for issue in issues if "read as" in issue.what]
    assert bool(remarks) == doubtful


def test_a_torn_character_is_replaced_and_told(tmp_path):
    raw = TEXT.encode()
    (tmp_path / "a.md").write_bytes(raw[:150] + b"\xe5" + raw[150:])
    articles, issues = everything(str(tmp_path))
    assert len(articles) == 1 and "invalid UTF-8 at byte" in issues[0].what


def test_a_broken_line_says_its_number(tmp_path):
    line = json.dumps({"title": "甲国外长访问乙国", "text": TEXT, "date": "2021-05-06", "source": "路透社"})
    (tmp_path / "a.jsonl").write_text(f"{line}\n{{\n{line}\n", encoding="utf-8")
    articles, issues = everything(str(tmp_path))
    assert [article.path for article in articles] == ["a.jsonl#1", "a.jsonl#3"]
    assert [issue.what for issue in issues] == ["line 2: broken JSON"]


def test_a_long_file_of_lines_is_read_in_stretches_with_the_same_result(tmp_path, monkeypatch):
    line = json.dumps({"title": "甲国外长访问乙国", "text": TEXT, "date": "2021-05-06", "source": "路透社"})
    (tmp_path / "a.jsonl").write_text(f"{line}\n" * 20 + "{\n" + line, encoding="utf-8")
    whole = everything(str(tmp_path))
    monkeypatch.setattr(sources, "PIECE", 1000)
    assert len(ingest.discover([str(tmp_path)])[0]) > 5
    assert everything(str(tmp_path)) == whole


def test_json_lines_on_standard_input():
    line = json.dumps({"title": "甲国外长访问乙国", "text": TEXT})
    found, _ = ingest.discover(["-"], stdin=BytesIO(f"{line}\n{line}\n".encode()))
    articles = [article for source in found for article in ingest.read(source)[0]]
    assert [article.path for article in articles] == ["stdin.jsonl#1", "stdin.jsonl#2"]


def test_a_name_in_another_normal_form_becomes_form_c(tmp_path):
    (tmp_path / "cafe\u0301.md").write_text(TEXT, encoding="utf-8")
    assert [source.path for source in ingest.discover([str(tmp_path)])[0]] == ["caf\u00e9.md"]


HOSTILE = {
    "one line of 10 MB": "中" * 3_300_000,
    "nested elements": "<html>" + "<div>" * 100_000 + TEXT,
    "nested inline elements": "<html>" + "<b>" * 100_000 + TEXT,
    "entities": "<html><p>" + "&amp;" * 1_000_000,
    "signatures": "\n\n".join(["张三、李四", "2023-03-02 10:00"] * 4_000) + "\n\n" + TEXT,
    "numbered items": "# 国际早报 2023年3月2日\n\n" + "\n\n".join(f"{n}、{TEXT}" for n in range(1, 4_000)),
    "brackets": "[" * 500_000,
    "half links": "![a](" * 100_000,
    "half tags": '<div "' * 100_000,
    "digits": "1" * 500_000,
    "years": "年" * 300_000,
    "stars": "**a " * 100_000,
    "credits": "记者/" * 100_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_input_ends(name):
    source = ingest.Source(
        "a.html" if name.startswith("nested") else "a.md", "-", {}, data=HOSTILE[name].encode()
    )
    articles, issues = ingest.read(source)
    assert articles or issues
