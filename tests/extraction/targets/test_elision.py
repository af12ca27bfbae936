"""Nouns that the items of a list share."""

from __future__ import annotations

import pytest

from qgraph.extraction.targets.elision import dealt_names, with_head, with_head_before


@pytest.mark.parametrize(
    ("after", "following", "whole"),
    [
        ("国家级", "省级科技人才", "国家级科技人才"),
        ("省级", "市级示范园区", "省级示范园区"),
        ("跨行业型", "垂直领域平台", "跨行业型平台"),
        ("企业", "省级园区", "企业"),
        ("国家级", "园区", "国家级"),
        ("", "省级园区", ""),
    ],
)
def test_an_item_takes_the_noun_of_the_next(after: str, following: str, whole: str) -> None:
    assert with_head(after, following) == whole


@pytest.mark.parametrize(
    ("before", "count", "names"),
    [
        ("全市国家级、省级技术中心分别达到", 2, ["国家级技术中心", "省级技术中心"]),
        ("小学、初中、高中入学率分别", 3, ["小学入学率", "初中入学率", "高中入学率"]),
        ("旅游收入和游客人数分别", 2, ["旅游收入", "游客人数"]),
        ("服务业覆盖率分别", 2, []),
        ("甲、乙、丙分别", 2, []),
        ("甲、分别", 2, []),
    ],
)
def test_names_are_dealt_out(before: str, count: int, names: list[str]) -> None:
    assert dealt_names(before, count) == names


@pytest.mark.parametrize(
    ("before", "previous", "whole"),
    [
        ("省级", "建成国家级技术中心", "建成省级技术中心"),
        ("其中省级", "农业国家重点企业", "农业省级重点企业"),
        ("省级园区", "国家级技术中心", "省级园区"),
        ("省级", "技术中心", "省级"),
    ],
)
def test_a_level_takes_the_noun_before_it(before: str, previous: str, whole: str) -> None:
    assert with_head_before(before, previous) == whole
