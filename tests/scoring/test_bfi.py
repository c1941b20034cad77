"""Real answers against another program: the data set bfi, scored by the R package psych (2.2.9, R 4.2.2).

The numbers below were printed by

    library(psych); items <- psychTools::bfi[, 1:25]
    keys <- list(a=c("-A1","A2","A3","A4","A5"), c=c("C1","C2","C3","-C4","-C5"), e=c("-E1","-E2","E3","E4","E5"),
                 n=c("N1","N2","N3","N4","N5"), o=c("O1","-O2","O3","O4","-O5"))
    for (k in names(keys)) {
      own <- sub("-", "", keys[[k]]); x <- na.omit(items[, own])
      a <- psych::alpha(x, keys=own[grepl("-", keys[[k]])])
      s <- (scoreItems(keys[k], na.omit(items), impute="none", min=1, max=6)$scores[,1] - 1) * 20
      cat(sprintf("%d %.12g %d %.12g %.12g %.12g", nrow(x), a$total$raw_alpha, length(s), mean(s), sd(s),
                  t.test(s)$conf.int[1]), "\n")
    }
    for (i in names(items)) { v <- na.omit(items[[i]]); cat(table(factor(v, 1:6)), (mean(v) - 1) * 20, sd(v), "\n") }
"""

from pathlib import Path
from typing import NamedTuple

import polars as pl
import pytest

from ouderscan.answers.table import NonAnswer
from ouderscan.questionnaire import loader
from ouderscan.questionnaire.model import Group, Kind, Questionnaire
from ouderscan.scoring.engine import score_school
from ouderscan.scoring.results import DimensionFigures, ItemFigures, SchoolFigures

BFI = Path(__file__).parents[1] / "data" / "bfi"


class Scale(NamedTuple):
    """What R says of a scale: alpha over those who answered all of it, the rest over those who answered everything."""

    complete: int
    alpha: float
    n: int
    mean: float
    sd: float
    low: float


class Answers(NamedTuple):
    """What R says of an item: how often each option was chosen, mean (0–100, not turned) and standard deviation."""

    counts: tuple[int, ...]
    mean: float
    sd: float


SCALES = {
    "a": Scale(2709, 0.703755894375, 2436, 72.881773399, 18.2670353194, 72.1560127048),
    "c": Scale(2707, 0.72927720317, 2436, 65.367816092, 19.2447377995, 64.603210669),
    "e": Scale(2713, 0.76093263947, 2436, 62.6042692939, 21.3492183335, 61.7560515482),
    "n": Scale(2694, 0.813303143161, 2436, 43.4384236453, 24.0046518725, 42.4847038707),
    "o": Scale(2726, 0.602546428577, 2436, 72.1379310345, 16.087053414, 71.4987823795),
}
ITEMS = {
    "a1": Answers((922, 818, 402, 337, 223, 82), 28.2686781609, 1.40773715052),
    "a2": Answers((47, 126, 151, 553, 1023, 873), 76.0476018752, 1.17201992165),
    "a3": Answers((90, 172, 207, 564, 986, 755), 72.0764239366, 1.30183363919),
    "a4": Answers((129, 215, 185, 451, 654, 1147), 73.9949658396, 1.47963268626),
    "a5": Answers((59, 186, 254, 617, 973, 695), 71.2068965517, 1.25851209837),
    "c1": Answers((73, 161, 275, 655, 1018, 597), 70.0467794171, 1.24134654771),
    "c2": Answers((89, 236, 296, 643, 962, 550), 67.3991354467, 1.31834654767),
    "c3": Answers((84, 248, 293, 741, 942, 472), 66.0791366906, 1.28855181114),
    "c4": Answers((769, 794, 472, 448, 228, 63), 31.0670511896, 1.3751181074),
    "c5": Answers((504, 567, 348, 614, 466, 285), 45.933908046, 1.62854186798),
    "e1": Answers((663, 652, 404, 450, 367, 241), 39.4886568239, 1.63150545873),
    "e2": Answers((533, 670, 343, 599, 385, 254), 42.8376436782, 1.60521031555),
    "e3": Answers((149, 293, 412, 826, 743, 352), 60.0144144144, 1.35271877139),
    "e4": Answers((140, 262, 271, 450, 942, 726), 68.4485847367, 1.45751739752),
    "e5": Answers((95, 221, 288, 619, 940, 616), 68.3267362361, 1.33476771865),
    "n1": Answers((654, 654, 427, 515, 334, 194), 38.5817134629, 1.57091748186),
    "n2": Answers((325, 535, 411, 709, 510, 289), 50.154731918, 1.52594358953),
    "n3": Answers((499, 638, 365, 591, 439, 257), 44.3313015418, 1.60290208177),
    "n4": Answers((472, 655, 401, 608, 380, 248), 43.7120115774, 1.56968509363),
    "n5": Answers((654, 660, 382, 507, 327, 241), 39.3937206785, 1.6186473859),
    "o1": Answers((22, 103, 210, 606, 925, 912), 76.3210943125, 1.12953028304),
    "o2": Answers((805, 717, 388, 435, 276, 179), 34.2642857143, 1.56515183788),
    "o3": Answers((76, 145, 292, 775, 943, 541), 68.7662337662, 1.22090111409),
    "o4": Answers((55, 125, 154, 481, 887, 1084), 77.8463747308, 1.22125044388),
    "o5": Answers((746, 883, 526, 364, 191, 70), 29.7913669065, 1.32795902213),
}
TURNED = {"a1", "c4", "c5", "e1", "e2", "o2", "o5"}


@pytest.fixture(scope="module")
def questionnaire() -> Questionnaire:
    loaded = loader.load_as(Questionnaire, BFI / "bfi.yaml")
    assert loaded.value, loaded.issues
    return loaded.value


@pytest.fixture(scope="module")
def answers(questionnaire: Questionnaire) -> pl.LazyFrame:
    items = [item.id for item in questionnaire.items]
    cells = pl.scan_csv(BFI / "answers.csv", schema_overrides=dict.fromkeys(items, pl.Int8))
    keys = (pl.lit("").alias(name) for name in ("school", "wave", "respondent"))
    return cells.with_columns(pl.col(items).fill_null(int(NonAnswer.NOT_ANSWERED)), *keys)


@pytest.fixture(scope="module")
def everybody(questionnaire: Questionnaire, answers: pl.LazyFrame) -> SchoolFigures:
    return score_school(answers, [questionnaire])


@pytest.fixture(scope="module")
def complete(questionnaire: Questionnaire, answers: pl.LazyFrame) -> SchoolFigures:
    whole = answers.filter(pl.all_horizontal(pl.col(item) > 0 for item in ITEMS))
    return score_school(whole, [questionnaire])


@pytest.mark.parametrize("item", ITEMS)
def test_the_answers_to_an_item_are_counted_as_r_does(everybody: SchoolFigures, item: str) -> None:
    found, expected = everybody.item(item, Group.OUDER), ITEMS[item]
    assert isinstance(found, ItemFigures)
    assert found.counts == expected.counts
    assert found.n == sum(expected.counts)
    assert found.non_answers[NonAnswer.NOT_ANSWERED] == 2800 - sum(expected.counts)
    mean = 100 - expected.mean if item in TURNED else expected.mean
    assert (found.mean, found.sd) == pytest.approx((mean, expected.sd), rel=1e-9)


@pytest.mark.parametrize("scale", SCALES)
def test_a_scale_is_as_reliable_as_r_says(everybody: SchoolFigures, scale: str) -> None:
    found, expected = everybody.dimension(scale, Kind.PRACTICE, Group.OUDER), SCALES[scale]
    assert isinstance(found, DimensionFigures)
    assert found.complete == expected.complete
    assert found.alpha == pytest.approx(expected.alpha, rel=1e-9)


@pytest.mark.parametrize("scale", SCALES)
def test_whoever_answered_everything_scores_as_in_r(complete: SchoolFigures, scale: str) -> None:
    found, expected = complete.dimension(scale, Kind.PRACTICE, Group.OUDER), SCALES[scale]
    assert isinstance(found, DimensionFigures)
    assert (found.n, found.complete) == (expected.n, expected.n)
    assert (found.mean, found.sd, found.low) == pytest.approx((expected.mean, expected.sd, expected.low), rel=1e-9)
