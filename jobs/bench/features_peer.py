"""What the peers call the columns of Barlake: by the word of an indicator, how its columns are had.

A column that a peer lacks is None. TA-Lib has calls that give one or several columns; Polars has
expressions. Where another seed or another name of nothing is meant, the classes of the indicators say
so; a few thousand bars on, or on prices that move, these differences are gone.
"""

import numpy
import polars
import talib

EXPONENTIAL = 1


class Bars:
    """The bars of a file: five columns of doubles, one after the other."""

    FIELDS = ("open", "high", "low", "close", "volume")

    def __init__(self, path):
        columns = numpy.fromfile(path, dtype="<f8").reshape(len(self.FIELDS), -1)
        self.open, self.high, self.low, self.close, self.volume = columns
        self.hlc = (self.high, self.low, self.close)
        self.ohlc = (self.open, *self.hlc)
        self.hlcv = (*self.hlc, self.volume)
        self.frame = polars.DataFrame(dict(zip(self.FIELDS, columns)))


def average(function):
    return lambda bars, window: [function(bars.close, window)]


def of_close(function):
    return lambda bars, *parameters: [function(bars.close, *parameters)]


def of_bar(function):
    return lambda bars, *parameters: [function(*bars.hlc, *parameters)]


def candle(function):
    return lambda bars: [function(*bars.ohlc)]


def adx(bars, window):
    functions = (talib.ADX, talib.PLUS_DI, talib.MINUS_DI, talib.DX, talib.ADXR)
    return [function(*bars.hlc, window) for function in functions]


def aroon(bars, window):
    down, up = talib.AROON(bars.high, bars.low, window)
    return [up, down, talib.AROONOSC(bars.high, bars.low, window)]


def linreg(bars, window):
    functions = (talib.LINEARREG, talib.LINEARREG_SLOPE, talib.LINEARREG_INTERCEPT)
    return [*(function(bars.close, window) for function in functions), None]


def bbands(bars, window, deviations):
    return [*talib.BBANDS(bars.close, window, deviations, deviations), None, None]


def donchian(bars, window):
    return [
        talib.MAX(bars.high, window),
        talib.MIDPRICE(bars.high, bars.low, window),
        talib.MIN(bars.low, window),
    ]


def ppo(bars, fast, slow, signal):
    return [talib.PPO(bars.close, fast, slow, EXPONENTIAL), None, None]


def pvo(bars, fast, slow, signal):
    return [talib.PPO(bars.volume, fast, slow, EXPONENTIAL), None, None]


def stoch(bars, window, smoothing, signal):
    return talib.STOCH(*bars.hlc, window, smoothing, 0, signal, 0)


def stochrsi(bars, strength, window, smoothing, signal):
    k, d = talib.STOCHRSI(bars.close, strength, window, signal)
    if smoothing == 1:
        return [k, d]
    smoothed = talib.SMA(k, smoothing)
    return [smoothed, talib.SMA(smoothed, signal)]


TALIB = {
    "sma": average(talib.SMA),
    "ema": average(talib.EMA),
    "wma": average(talib.WMA),
    "dema": average(talib.DEMA),
    "tema": average(talib.TEMA),
    "trima": average(talib.TRIMA),
    "t3": of_close(talib.T3),
    # TA-Lib's fast and slow averages are always those of 2 and 30.
    "kama": lambda bars, window, fast, slow: [talib.KAMA(bars.close, window)],
    "macd": lambda bars, *parameters: list(talib.MACD(bars.close, *parameters)),
    "adx": adx,
    "midpoint": of_close(talib.MIDPOINT),
    "midprice": lambda bars, window: [talib.MIDPRICE(bars.high, bars.low, window)],
    "apo": lambda bars, fast, slow: [talib.APO(bars.close, fast, slow, EXPONENTIAL)],
    "ppo": ppo,
    "trix": of_close(talib.TRIX),
    "linreg": linreg,
    "aroon": aroon,
    "sar": lambda bars, step, most: [talib.SAR(bars.high, bars.low, step, most)],
    "rsi": of_close(talib.RSI),
    "stoch": stoch,
    "stochf": lambda bars, window, signal: talib.STOCHF(*bars.hlc, window, signal, 0),
    "stochrsi": stochrsi,
    "cci": of_bar(talib.CCI),
    "roc": of_close(talib.ROC),
    "willr": of_bar(talib.WILLR),
    "mom": of_close(talib.MOM),
    "cmo": of_close(talib.CMO),
    "ultosc": of_bar(talib.ULTOSC),
    "bop": lambda bars: [talib.BOP(*bars.ohlc)],
    "atr": of_bar(talib.ATR),
    "natr": of_bar(talib.NATR),
    "bbands": bbands,
    "donchian": donchian,
    "tr": of_bar(talib.TRANGE),
    "stddev": of_close(talib.STDDEV),
    "obv": lambda bars: [talib.OBV(bars.close, bars.volume)],
    "ad": lambda bars: [talib.AD(*bars.hlcv)],
    "adosc": lambda bars, fast, slow: [talib.ADOSC(*bars.hlcv, fast, slow)],
    "mfi": lambda bars, window: [talib.MFI(*bars.hlcv, window)],
    "pvo": pvo,
    "doji": candle(talib.CDLDOJI),
    "dragonfly_doji": candle(talib.CDLDRAGONFLYDOJI),
    "gravestone_doji": candle(talib.CDLGRAVESTONEDOJI),
    "hammer": candle(talib.CDLHAMMER),
    "hanging_man": candle(talib.CDLHANGINGMAN),
    "inverted_hammer": candle(talib.CDLINVERTEDHAMMER),
    "shooting_star": candle(talib.CDLSHOOTINGSTAR),
    "engulfing": candle(talib.CDLENGULFING),
    "harami": candle(talib.CDLHARAMI),
    "harami_cross": candle(talib.CDLHARAMICROSS),
    "piercing": candle(talib.CDLPIERCING),
    "dark_cloud_cover": candle(talib.CDLDARKCLOUDCOVER),
    "morning_star": candle(talib.CDLMORNINGSTAR),
    "evening_star": candle(talib.CDLEVENINGSTAR),
    "three_white_soldiers": candle(talib.CDL3WHITESOLDIERS),
    "three_black_crows": candle(talib.CDL3BLACKCROWS),
    "marubozu": candle(talib.CDLMARUBOZU),
    "spinning_top": candle(talib.CDLSPINNINGTOP),
    "belt_hold": candle(talib.CDLBELTHOLD),
    "three_inside": candle(talib.CDL3INSIDE),
    "three_outside": candle(talib.CDL3OUTSIDE),
    "kicking": candle(talib.CDLKICKING),
    "matching_low": candle(talib.CDLMATCHINGLOW),
    "doji_star": candle(talib.CDLDOJISTAR),
}

HIGH, LOW, CLOSE = polars.col("high"), polars.col("low"), polars.col("close")


def smoothed(expression, window):
    return expression.ewm_mean(span=window, adjust=False)


def strength(window):
    change = CLOSE.diff()

    def wilder(moves):
        return moves.ewm_mean(alpha=1 / window, adjust=False)

    gain, loss = wilder(change.clip(lower_bound=0)), wilder((-change).clip(lower_bound=0))
    return [100 * gain / (gain + loss)]


def range_of_bar():
    before = CLOSE.shift(1)
    return polars.max_horizontal(HIGH, before) - polars.min_horizontal(LOW, before)


def bands(window, deviations):
    mean = CLOSE.rolling_mean(window)
    reach = deviations * CLOSE.rolling_std(window, ddof=0)
    return [mean + reach, mean, mean - reach, 2 * reach / mean, (CLOSE - mean + reach) / (2 * reach)]


def channel(window):
    upper, lower = HIGH.rolling_max(window), LOW.rolling_min(window)
    return [upper, (upper + lower) / 2, lower]


def place_in_range(window):
    upper, lower = HIGH.rolling_max(window), LOW.rolling_min(window)
    return [100 * (CLOSE - upper) / (upper - lower)]


POLARS = {
    "sma": lambda window: [CLOSE.rolling_mean(window)],
    "ema": lambda window: [smoothed(CLOSE, window)],
    "apo": lambda fast, slow: [smoothed(CLOSE, fast) - smoothed(CLOSE, slow)],
    "rsi": strength,
    "willr": place_in_range,
    "mom": lambda window: [CLOSE.diff(window)],
    "roc": lambda window: [100 * (CLOSE / CLOSE.shift(window) - 1)],
    "tr": lambda: [range_of_bar()],
    "atr": lambda window: [range_of_bar().ewm_mean(alpha=1 / window, adjust=False)],
    "stddev": lambda window: [CLOSE.rolling_std(window, ddof=0)],
    "bbands": bands,
    "donchian": channel,
    "median": lambda window: [CLOSE.rolling_median(window)],
}


def parts(definition):
    """The word and the numbers of a definition such as macd(12,26,9)."""
    word, _, rest = definition.partition("(")
    numbers = [text for text in rest.rstrip(")").split(",") if text]
    return word, [float(text) if "." in text else int(text) for text in numbers]


def with_talib(bars, definition):
    word, parameters = parts(definition)
    return list(TALIB[word](bars, *parameters))


def with_polars(bars, definition):
    word, parameters = parts(definition)
    columns = POLARS[word](*parameters)
    chosen = bars.frame.select(column.alias(str(n)) for n, column in enumerate(columns))
    return [chosen.get_column(str(n)) for n in range(len(columns))]


def has(functions, definition):
    return definition.partition("(")[0] in functions
