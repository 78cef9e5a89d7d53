"""An organ's level and kind from its name, for real places and for invented ones."""

from __future__ import annotations

import pytest

from gilint.report.agency import Vocabulary, classify, load_vocabulary, places_of
from gilint.resources import rules_folder


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(rules_folder() / "vocabulary")


@pytest.mark.parametrize(
    ("name", "level", "kind"),
    [
        ("青屿县水务局", "county", "department"),
        ("青屿县人民政府", "county", "government"),
        ("青屿县人民政府办公室", "county", "government"),
        ("青屿县", "county", "government"),
        ("青屿 县\u3000水务局", "county", "department"),
        ("石嘴山市司法局", "city", "department"),
        ("石嘴山市人民政府", "city", "government"),
        ("锡林浩特市司法局", "county", "department"),
        ("内蒙古锡林浩特市司法局", "county", "department"),
        ("内蒙古呼和浩特市司法局", "city", "department"),
        ("嘉祥县司法局", "county", "department"),
        ("红桥区司法局", "county", "department"),
        ("天津市红桥区司法局", "county", "department"),
        ("天津市人民政府办公厅", "province", "government"),
        ("河北区教育局", "county", "department"),
        ("上海市浦东新区人民政府", "county", "government"),
        ("浙江省杭州市西湖区教育局", "county", "department"),
        ("吉林市市场监督管理局", "city", "department"),
        ("吉林省吉林市", "city", "government"),
        ("津市市人民政府", "county", "government"),
        ("沙市区教育局", "county", "department"),
        ("新市区教育局", "county", "department"),
        ("市中区财政局", "county", "department"),
        ("东乡族自治县教育局", "county", "department"),
        ("积石山保安族东乡族撒拉族自治县人民政府", "county", "government"),
        ("双江拉祜族佤族布朗族傣族自治县教育局", "county", "department"),
        ("恩施土家族苗族自治州司法局", "city", "department"),
        ("恩施州人民政府", "city", "government"),
        ("云岭自治州人民政府", "city", "government"),
        ("大兴安岭地区行政公署", "city", "government"),
        ("锡林郭勒盟行政公署办公室", "city", "government"),
        ("神农架林区人民政府", "county", "government"),
        ("六枝特区财政局", "county", "department"),
        ("海岳省司法厅", "province", "department"),
        ("海岳省人民政府", "province", "government"),
        ("广西壮族自治区水利厅", "province", "department"),
        ("自治区水利厅", "province", "department"),
        ("水利厅", "province", "department"),
        ("县司法局", "county", "department"),
        ("市司法局", "unknown", "department"),
        ("水务局", "unknown", "department"),
        ("青屿县城关镇人民政府", "town", "government"),
        ("青屿县城关镇", "town", "government"),
        ("青屿县城关镇财政所", "town", "department"),
        ("青屿县月岭回族乡人民政府", "town", "government"),
        ("青屿旗月岭苏木人民政府", "town", "government"),
        ("东街街道办事处", "town", "government"),
        ("青屿县城区街道办事处", "town", "government"),
        ("青屿县人民政府东街街道办事处", "town", "government"),
        ("来广营地区办事处", "town", "government"),
        ("青屿县乡村振兴局", "county", "department"),
        ("青屿县市场监督管理局", "county", "department"),
        ("青屿县住房和城乡建设局", "county", "department"),
        ("青屿县城市管理局", "county", "department"),
        ("青屿县老区建设促进会", "county", "department"),
        ("青屿县政务公开办公室", "county", "department"),
        ("青屿县人民政府国有资产监督管理委员会", "county", "department"),
        ("石嘴山市高新技术产业开发区管理委员会", "county", "government"),
        ("苏州工业园区管委会", "county", "government"),
        ("青屿县经济开发区管委会", "county", "government"),
        ("云岭经济技术开发区管委会", "unknown", "government"),
        ("国家税务总局青屿县税务局", "county", "department"),
        ("国家税务总局石嘴山市税务局", "city", "department"),
        ("青屿县气象局", "county", "department"),
        ("中华人民共和国青岛海关", "unknown", "department"),
        ("镇江海关", "unknown", "department"),
        ("上海市公安局黄浦分局", "county", "department"),
        ("石嘴山市生态环境局青屿分局", "county", "department"),
        ("滨江公安分局", "county", "department"),
        ("司法部", "ministry", "department"),
        ("中华人民共和国水利部", "ministry", "department"),
        ("国家税务总局", "ministry", "department"),
        ("国家发展和改革委员会办公厅", "ministry", "department"),
        ("石嘴山市教育局（市委教育工委）", "city", "department"),
        ("", "unknown", "unknown"),
        ("年度报告", "unknown", "unknown"),
    ],
)  # fmt: skip
def test_level_and_kind(name: str, level: str, kind: str, vocabulary: Vocabulary) -> None:
    assert classify(name, vocabulary) == (level, kind)


def test_the_lists_are_whole(vocabulary: Vocabulary) -> None:
    levels = [level for place, level in vocabulary.places.items() if place.endswith("市")]
    assert levels.count("city") == 293
    assert levels.count("province") == 4
    assert sum(place.endswith("自治州") for place in vocabulary.places) == 30


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("云泽市青屿县水务局", ("云泽市", "青屿县")),
        ("青屿县人民政府东街街道办事处", ("青屿县", "东街街道")),
        ("水务局", ()),
    ],
)  # fmt: skip
def test_places_stand_in_order(name: str, places: tuple[str, ...], vocabulary: Vocabulary) -> None:
    assert places_of(name, vocabulary) == places
