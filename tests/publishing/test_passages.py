from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qgraph.publishing.facts import AssignmentFact, TaskFact
from qgraph.publishing.passages import place_of, places_of

TEXT = "甲、甲乙、甲。甲乙"
PIECES = st.sampled_from(["", "甲", "乙", "甲乙", "甲、甲", TEXT, "丙"])
DUTIES = st.builds(
    AssignmentFact,
    plan=st.just("p"),
    task=st.sampled_from(["known", "unplaced"]),
    printed=PIECES,
    clause=PIECES,
    start=st.one_of(st.none(), st.integers(0, 25)),
    change=st.sampled_from(["", "gone"]),
)
TASKS = {
    "known": TaskFact(plan="p", task="known", text=TEXT, start=10, text_before="乙" + TEXT, start_before=3),
    "unplaced": TaskFact(plan="p", task="unplaced", text=TEXT),
}


@given(st.lists(DUTIES, max_size=8))
def test_places_found_together_are_those_found_one_by_one(duties: list[AssignmentFact]) -> None:
    assert list(places_of(duties, TASKS)) == [place_of(duty, TASKS[duty.task]) for duty in duties]


def test_what_is_gone_is_found_in_the_old_text_and_has_no_place_in_the_new() -> None:
    task = TaskFact(plan="p", task="t", text="新", start=0, text_before="(甲局牵头)", start_before=100)
    duty = AssignmentFact(plan="p", task="t", printed="甲局", clause="(甲局牵头)", start=101, end=103, change="gone")
    assert place_of(duty, task) == (None, 1)
