"""The seven articles, and the two who have no name outside of theirs."""

from kg.records import Actor, ActorType, Credit, Span
from tests.story import actors
from tests.story.building import press

WIRE = press(
    "wire.md", actors.WIRE, "2026-03-04", "东岚国外交部长林岳会见西屿国总理沈安",
    "东岚国外交部长林岳3月4日在临海市会见西屿国总理沈安。",
    "会后，东岚国与西屿国签署海上救援协议，规定两国船只在风季互相援助，费用由双方平均分担。",
    "沈安将于4月访问东岚国，具体日期由两国外交部门另行商定，随行人员名单尚未公布。",
)  # fmt: skip
REPRINT = press(
    "reprint.md", actors.DAILY, "2026-03-05", "东岚国外交部长林岳会见西屿国总理沈安",
    "据临海通讯社报道，东岚国外交部长林岳3月4日在临海市会见西屿国总理沈安。",
    "会后，东岚国与西屿国签署海上救援协议，规定两国船只在风季互相援助，费用由双方平均分担。",
    "沈安将于4月访问东岚国，具体日期由两国外交部门另行商定，随行人员名单尚未公布。",
    credited=(Credit(actors.WIRE.key, "据临海通讯社报道", "reprint", Span(20, 28)),),
)  # fmt: skip
WEEKLY = press(
    "weekly.md", actors.WEEKLY, "2026-03-06", "临海一会",
    "本刊记者在场所见，林岳4日下午在临海市与沈安会谈。",
    "两名西屿国官员称，西屿国正考虑制裁北港公司。",
)  # fmt: skip
DENIAL = press(
    "denial.md", actors.EVENING, "2026-03-09", "西屿国否认会面",
    "西屿国外交部发言人高宁9日说，沈安总理上周三没有会见林岳。",
)  # fmt: skip
VISIT = press(
    "visit.md", actors.DAILY, "2026-04-20", "沈安到访，海关遇袭",
    "沈安4月15日抵达东岚国访问。",
    "北港武装4月18日袭击东岚国海关，造成12人死亡。",
)  # fmt: skip
TOLL = press(
    "toll.md", actors.WEEKLY, "2026-04-21", "林岳谴责袭击",
    "据临海通讯社报道，北港武装18日袭击东岚国海关，造成15人死亡。",
    "林岳20日谴责北港武装。",
)  # fmt: skip
LEAFLET = press("leaflet.txt", None, None, "告示", "西屿国制裁北港公司。")

OFFICIALS = Actor(
    f"person/两名西屿国官员~{WEEKLY.key.partition('/')[2]}", ActorType.PERSON, "两名西屿国官员",
    state=actors.WEST.key, named=False,
)  # fmt: skip
UNSIGNED = Actor(f"organization/unsigned.{LEAFLET.key.partition('/')[2]}", ActorType.MEDIA, "", named=False)
