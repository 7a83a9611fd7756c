"""A budget is spent once, and nothing goes on without one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.pdf.limits import FULL, NESTED, Budget, Cost, TooDeepError, TooMuchError

COUNT = st.integers(0, 50)
COST = st.tuples(COUNT, COUNT).map(lambda pair: Cost(*pair))


@given(st.lists(COST, max_size=20), COUNT, COUNT)
def test_a_budget_lasts_for_what_it_is(
    costs: list[Cost], operators: int, draws: int
) -> None:
    budget = Budget(operators, draws)
    total = Cost()
    for cost in costs:
        total = Cost(total.operators + cost.operators, total.draws + cost.draws)
        fits = total.operators <= operators and total.draws <= draws
        if not fits:
            with pytest.raises(TooMuchError):
                budget.spend(cost)
            return
        budget.spend(cost)
        assert budget.spent == total
        assert budget.operators_left == operators - total.operators


@given(COST, COST)
def test_costs_are_counted(one: Cost, other: Cost) -> None:
    both = Cost(one.operators + other.operators, one.draws + other.draws)
    assert both.since(one) == other
    assert one.times(2).since(one) == one
    assert one.times(0) == Cost()
    assert one.most(other) == other.most(one)
    assert one.most(one) == one
    assert one.most(other).operators >= max(one.operators, other.operators)


def test_what_is_too_much_says_so() -> None:
    assert str(TooMuchError()) == FULL
    assert str(TooDeepError()) == NESTED
    # One ends everything, the other is the fault of one operator.
    assert not issubclass(TooMuchError, ValueError)
    assert issubclass(TooDeepError, ValueError)
