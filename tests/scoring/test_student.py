"""Student's t against R: `for (v in c(1, …)) cat(v, sprintf("%.15g", qt(0.975, v)))` (R 4.2.2)."""

import polars as pl
import pytest

from ouderscan.scoring import student

R = {
    1.0: 12.7062047361747,
    1.01: 12.4127384991025,
    1.2: 8.64882651074887,
    1.5: 6.01666310442793,
    2.0: 4.30265272974946,
    2.5: 3.57465484200369,
    3.0: 3.18244630528371,
    3.7: 2.86752070719119,
    4.7: 2.62072607535317,
    7.0: 2.36462425159278,
    10.0: 2.22813885198627,
    17.3: 2.10703200375347,
    29.0: 2.0452296421327,
    54.6: 2.00437483668831,
    100.0: 1.98397151852355,
    333.3: 1.96710698670993,
    1e3: 1.96233908082641,
    1e4: 1.96020123989063,
    1e5: 1.95998770753461,
    1e6: 1.95996635681411,
    1e7: 1.9599642217672,
}


def test_quantiles_are_those_of_r() -> None:
    found = dict(zip(R, student.quantile(pl.Series(list(R))), strict=True))
    assert found == pytest.approx(R, rel=1e-11)


def test_a_missing_degree_of_freedom_has_no_quantile() -> None:
    found = student.quantile(pl.Series([None, 2.0, None]))
    assert found.is_null().to_list() == [True, False, True]
