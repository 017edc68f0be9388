"""Sweeps of moving-average crosses as people write them: a parallel Numba loop, and vectorbt.

The loops of Numba keep every rule of lakehouse/.../backtest/README.md that the grids here need: next open
fills, bid bars, spread, slippage and commission, reversals, stops before targets, an account that is
marked daily. They share the rows of sums over the grid, and allocate nothing.
"""

import numba
import numpy
import pandas
import vectorbt

TICK = 1_000
SESSIONS_A_YEAR = 260
STATISTICS = ("trades", "profit", "drawdown", "sharpe")


class Bars:
    """The bars of a file in ticks: five columns of whole numbers, one after the other."""

    FIELDS = ("open", "high", "low", "close", "day")

    def __init__(self, path):
        columns = numpy.fromfile(path, dtype="<i8").reshape(len(self.FIELDS), -1)
        self.open, self.high, self.low, self.close, self.day = columns
        # The first bar of each day, and behind the last bar.
        begins = numpy.flatnonzero(numpy.diff(self.day, prepend=-1))
        self.days = numpy.append(begins, len(self.day))


@numba.njit(parallel=True, cache=True)
def fill_rows(closes, windows, rows):
    """A row for each window, which all trials share: the sum of so many closes at each bar."""
    for n in numba.prange(len(windows)):
        window, row, total = windows[n], rows[n], 0
        for bar in range(len(closes)):
            total += closes[bar]
            if bar >= window:
                total -= closes[bar - window]
            row[bar] = total


@numba.njit(inline="always")
def sharpe(total, squares, days, sessions):
    """Mean over standard deviation of daily changes, from whole numbers."""
    variance = (squares - total * (total / days)) / (days - 1)
    return total / days / numpy.sqrt(variance) * numpy.sqrt(sessions) if variance > 0 else numpy.nan


@numba.njit(parallel=True, cache=True)
def crosses(opens, closes, days, windows, rows, fasts, slows, costs, sessions, whole, ratios):
    """Trial n compares the windows fasts[n] and slows[n], which are places in `windows`."""
    spread, slippage, commission = costs
    for n in numba.prange(len(fasts)):
        fast, slow = windows[fasts[n]], windows[slows[n]]
        fast_sums, slow_sums = rows[fasts[n]], rows[slows[n]]
        warm = max(fast, slow) - 1
        wanted = position = trades = 0
        entry = realised = peak = deepest = mark = 0
        squares = 0.0
        for day in range(len(days) - 1):
            for bar in range(max(days[day], warm), days[day + 1]):
                if wanted != position:
                    bid = opens[bar] * TICK
                    if position != 0:
                        fill = bid - slippage if position > 0 else bid + spread + slippage
                        realised += position * (fill - entry) - 2 * commission
                        trades += 1
                        peak = max(peak, realised)
                        deepest = max(deepest, peak - realised)
                    position = wanted
                    entry = bid + spread + slippage if position > 0 else bid - slippage
                above, below = fast_sums[bar] * slow, slow_sums[bar] * fast
                if above > below:
                    wanted = 1
                elif above < below:
                    wanted = -1
            bid = closes[days[day + 1] - 1] * TICK
            if day == len(days) - 2 and position != 0:
                fill = bid - slippage if position > 0 else bid + spread + slippage
                realised += position * (fill - entry) - 2 * commission
                trades += 1
                position = 0
                peak = max(peak, realised)
                deepest = max(deepest, peak - realised)
            account = realised
            if position != 0:
                quote = bid if position > 0 else bid + spread
                account += position * (quote - entry) - commission
            squares += float(account - mark) * float(account - mark)
            mark = account
            peak = max(peak, mark)
            deepest = max(deepest, peak - mark)
        whole[n, 0], whole[n, 1], whole[n, 2] = trades, realised, deepest
        ratios[n] = sharpe(float(mark), squares, len(days) - 1, sessions)


@numba.njit(parallel=True, cache=True)
def crosses_with_exits(
    opens, highs, lows, closes, days, windows, rows, fasts, slows, stops, targets, costs, sessions,
    whole, ratios,
):  # fmt: skip
    """The same with a stop and a target for each trial, in ticks from the entry."""
    spread, slippage, commission = costs
    for n in numba.prange(len(fasts)):
        fast, slow = windows[fasts[n]], windows[slows[n]]
        fast_sums, slow_sums = rows[fasts[n]], rows[slows[n]]
        stop_distance, target_distance = stops[n] * TICK, targets[n] * TICK
        warm = max(fast, slow) - 1
        wanted = asked = position = trades = 0
        spent = False
        entry = stop = target = realised = peak = deepest = mark = 0
        squares = 0.0
        for day in range(len(days) - 1):
            for bar in range(max(days[day], warm), days[day + 1]):
                fill = 0
                if wanted != asked:
                    asked = wanted
                    spent = False
                    bid = opens[bar] * TICK
                    if position != 0:
                        fill = bid - slippage if position > 0 else bid + spread + slippage
                        realised += position * (fill - entry) - 2 * commission
                        trades += 1
                        peak = max(peak, realised)
                        deepest = max(deepest, peak - realised)
                    position = wanted
                    entry = bid + spread + slippage if position > 0 else bid - slippage
                    stop = entry - position * stop_distance
                    target = entry + position * target_distance
                if position > 0:
                    if lows[bar] * TICK <= stop:
                        # The open is at or beyond the stop, or at or beyond the target, or between.
                        first = opens[bar] * TICK
                        if first <= stop:
                            fill = first - slippage
                        elif first >= target:
                            fill = first
                        else:
                            fill = stop - slippage
                        spent = True
                    elif highs[bar] * TICK >= target:
                        fill = max(opens[bar] * TICK, target)
                        spent = True
                elif position < 0:
                    if highs[bar] * TICK + spread >= stop:
                        first = opens[bar] * TICK + spread
                        if first >= stop:
                            fill = first + slippage
                        elif first <= target:
                            fill = first
                        else:
                            fill = stop + slippage
                        spent = True
                    elif lows[bar] * TICK + spread <= target:
                        fill = min(opens[bar] * TICK + spread, target)
                        spent = True
                if position != 0 and spent:
                    realised += position * (fill - entry) - 2 * commission
                    trades += 1
                    position = 0
                    peak = max(peak, realised)
                    deepest = max(deepest, peak - realised)
                above, below = fast_sums[bar] * slow, slow_sums[bar] * fast
                if above > below:
                    wanted = 1
                elif above < below:
                    wanted = -1
            bid = closes[days[day + 1] - 1] * TICK
            if day == len(days) - 2 and position != 0:
                fill = bid - slippage if position > 0 else bid + spread + slippage
                realised += position * (fill - entry) - 2 * commission
                trades += 1
                position = 0
                peak = max(peak, realised)
                deepest = max(deepest, peak - realised)
            account = realised
            if position != 0:
                quote = bid if position > 0 else bid + spread
                account += position * (quote - entry) - commission
            squares += float(account - mark) * float(account - mark)
            mark = account
            peak = max(peak, mark)
            deepest = max(deepest, peak - mark)
        whole[n, 0], whole[n, 1], whole[n, 2] = trades, realised, deepest
        ratios[n] = sharpe(float(mark), squares, len(days) - 1, sessions)


class Grid:
    """Windows, and stops and targets in ticks if there are any; the last one varies fastest."""

    def __init__(self, fasts, slows, stops=(), targets=()):
        self.fasts, self.slows, self.stops, self.targets = fasts, slows, stops, targets
        self.trials = len(fasts) * len(slows) * max(1, len(stops)) * max(1, len(targets))

    def columns(self):
        """The fast window, the slow one, the stop and the target of every trial."""
        axes = [self.fasts, self.slows, self.stops or [0], self.targets or [0]]
        return [column.ravel() for column in numpy.meshgrid(*axes, indexing="ij")]


def numba_loop(bars, grid, spread, slippage, commission):
    """What runs all trials once, and gives a row of statistics for each."""
    windows = numpy.unique([*grid.fasts, *grid.slows])
    fasts, slows, stops, targets = grid.columns()
    places = [numpy.searchsorted(windows, column) for column in (fasts, slows)]
    costs = tuple(round(cost * TICK) for cost in (spread, slippage, commission))
    rows = numpy.empty((len(windows), len(bars.close)), dtype=numpy.int64)
    whole = numpy.empty((grid.trials, 3), dtype=numpy.int64)
    ratios = numpy.empty(grid.trials)

    def run():
        fill_rows(bars.close, windows, rows)
        if grid.stops:
            crosses_with_exits(
                bars.open, bars.high, bars.low, bars.close, bars.days, windows, rows, *places,
                stops, targets, costs, SESSIONS_A_YEAR, whole, ratios,
            )  # fmt: skip
        else:
            crosses(
                bars.open, bars.close, bars.days, windows, rows, *places, costs, SESSIONS_A_YEAR,
                whole, ratios,
            )  # fmt: skip
        return numpy.column_stack([whole, ratios])

    return run


def vectorbt_trials(bars, grid, first, count):
    """Consecutive trials of crosses, under its own rules, and the same statistics of each."""
    fasts, slows, *_ = grid.columns()
    chosen = slice(first, first + count)
    minutes = pandas.date_range("1970", periods=len(bars.close), freq="min")
    close = pandas.Series(bars.close.astype(float), minutes)
    fast = vectorbt.MA.run(close, fasts[chosen], short_name="fast")
    slow = vectorbt.MA.run(close, slows[chosen], short_name="slow")
    portfolio = vectorbt.Portfolio.from_signals(
        close, fast.ma_crossed_above(slow), fast.ma_crossed_below(slow), direction="both"
    )
    return (
        portfolio.trades.count(),
        portfolio.total_profit(),
        portfolio.max_drawdown(),
        portfolio.sharpe_ratio(),
    )
