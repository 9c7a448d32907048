"""Who is in the story."""

from kg.records import Actor, ActorType

EAST = Actor("country/东岚国", ActorType.COUNTRY, "东岚国", "Donglan", ("东岚",), code="XA")
WEST = Actor("country/西屿国", ActorType.COUNTRY, "西屿国", "Xiyu", ("西屿",), code="XB")
LIN = Actor("person/林岳", ActorType.PERSON, "林岳", "Lin Yue", ("林岳部长",), state=EAST.key)
SHEN = Actor("person/沈安", ActorType.PERSON, "沈安", "Shen An", ("沈安总理",), state=WEST.key)
GAO = Actor("person/高宁", ActorType.PERSON, "高宁", "Gao Ning", (), state=WEST.key)
MINISTRY = Actor(
    "organization/西屿国外交部", ActorType.ORGANIZATION, "西屿国外交部", "Xiyu foreign ministry", (),
    state=WEST.key,
)  # fmt: skip
COMPANY = Actor("organization/北港公司", ActorType.ORGANIZATION, "北港公司", "Beigang Company")
MILITIA = Actor("organization/北港武装", ActorType.ORGANIZATION, "北港武装", "Beigang armed group")
CUSTOMS = Actor(
    "organization/东岚国海关", ActorType.ORGANIZATION, "东岚国海关", None, ("海关",), state=EAST.key
)
WIRE = Actor("organization/临海通讯社", ActorType.MEDIA, "临海通讯社", "Linhai News Agency", ("临海社",))
DAILY = Actor("organization/海港日报", ActorType.MEDIA, "海港日报", "Harbour Daily")
WEEKLY = Actor("organization/青石周刊", ActorType.MEDIA, "青石周刊", "Bluestone Weekly")
EVENING = Actor("organization/山城晚报", ActorType.MEDIA, "山城晚报", "Hill City Evening News")
LINHAI = Actor("place/临海市", ActorType.PLACE, "临海市", "Linhai", ("临海",))
PACT = Actor(
    "treaty_or_event/海上救援协议", ActorType.TREATY_OR_EVENT, "海上救援协议", "Sea Rescue Agreement"
)
#: All of them, but those that only one article knows (`articles.py`).
EVERYONE = (
    EAST, WEST, LIN, SHEN, GAO, MINISTRY, COMPANY, MILITIA, CUSTOMS, WIRE, DAILY, WEEKLY, EVENING, LINHAI,
    PACT,
)  # fmt: skip
