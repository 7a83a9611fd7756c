"""Counters and labels of a page: reading time, views, "Advertisement"."""

import re

from layout.copy.subbing.script import Item

REASON = "a counter or label of the page"
LABEL = re.compile(
    r"(?:estimated\s+)?(?:reading\s+time\W*)?(?:about\s+)?\d+\s*+(?:-\s*+)?min(?:ute)?s?(?:\s+read|\s+to\s+read)?"
    r"|reading\s+time\W*\d.*|[\d,.]+k?\s+(?:views?|shares?|likes?|reads?|hits|comments?|replies|votes)"
    r"|(?:no|one|leave\s+a|add\s+a|post\s+a|write\s+a)\s+comments?"
    r"|(?:views|hits|shares|likes|rating|word\s+count)\W*\d[\d,.]*"
    r"|(?:last\s+)?(?:updated|modified|posted|published)\W+\d+\s+(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\s+ago"
    r"|\d+\s+(?:minutes?|hours?|days?|weeks?|months?|years?)\s+ago"
    r"|(?:listen\s+to\s+this|listen|audio|play|pause|video)(?:\s+(?:article|story|now))?"
    r"|(?:story|article|content|text)\s+continues\s+(?:below|after).*|scroll\s+for\s+more"
    r"|advertisement|advertisements|advert|ads?|sponsored(?:\s+content)?|promoted(?:\s+content)?|loading"
    r"|(?:e-?mail|print|pdf|download)(?:\s+(?:this|version|article|page|pdf))*"
    r"|text\s+size.*|font\s+size.*|a\s+a\s+a",
    re.IGNORECASE,
)


def matches(item: Item) -> bool:
    """Say whether an item only counts or labels."""
    return item.words <= 10 and LABEL.fullmatch(item.bare) is not None
