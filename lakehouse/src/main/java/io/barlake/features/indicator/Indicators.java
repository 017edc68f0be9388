package io.barlake.features.indicator;

import static io.barlake.features.indicator.IndicatorParameter.decimal;
import static io.barlake.features.indicator.IndicatorParameter.symbol;
import static io.barlake.features.indicator.IndicatorParameter.window;

import io.barlake.features.indicator.candle.BeltHold;
import io.barlake.features.indicator.candle.DarkCloudCover;
import io.barlake.features.indicator.candle.Doji;
import io.barlake.features.indicator.candle.DojiStar;
import io.barlake.features.indicator.candle.DragonflyDoji;
import io.barlake.features.indicator.candle.Engulfing;
import io.barlake.features.indicator.candle.EveningStar;
import io.barlake.features.indicator.candle.GravestoneDoji;
import io.barlake.features.indicator.candle.Hammer;
import io.barlake.features.indicator.candle.HangingMan;
import io.barlake.features.indicator.candle.Harami;
import io.barlake.features.indicator.candle.HaramiCross;
import io.barlake.features.indicator.candle.InvertedHammer;
import io.barlake.features.indicator.candle.Kicking;
import io.barlake.features.indicator.candle.Marubozu;
import io.barlake.features.indicator.candle.MatchingLow;
import io.barlake.features.indicator.candle.MorningStar;
import io.barlake.features.indicator.candle.PiercingLine;
import io.barlake.features.indicator.candle.ShootingStar;
import io.barlake.features.indicator.candle.SpinningTop;
import io.barlake.features.indicator.candle.ThreeBlackCrows;
import io.barlake.features.indicator.candle.ThreeInside;
import io.barlake.features.indicator.candle.ThreeOutside;
import io.barlake.features.indicator.candle.ThreeWhiteSoldiers;
import io.barlake.features.indicator.momentum.AwesomeOscillator;
import io.barlake.features.indicator.momentum.BalanceOfPower;
import io.barlake.features.indicator.momentum.ChandeMomentumOscillator;
import io.barlake.features.indicator.momentum.CommodityChannelIndex;
import io.barlake.features.indicator.momentum.ConnorsRelativeStrength;
import io.barlake.features.indicator.momentum.CoppockCurve;
import io.barlake.features.indicator.momentum.FastStochasticOscillator;
import io.barlake.features.indicator.momentum.Momentum;
import io.barlake.features.indicator.momentum.RateOfChange;
import io.barlake.features.indicator.momentum.RelativeStrengthIndex;
import io.barlake.features.indicator.momentum.StochasticOscillator;
import io.barlake.features.indicator.momentum.StochasticRelativeStrength;
import io.barlake.features.indicator.momentum.TrueStrengthIndex;
import io.barlake.features.indicator.momentum.UltimateOscillator;
import io.barlake.features.indicator.momentum.WilliamsPercentRange;
import io.barlake.features.indicator.session.MarketOverlap;
import io.barlake.features.indicator.session.OpeningRange;
import io.barlake.features.indicator.session.PreviousDay;
import io.barlake.features.indicator.session.SessionTime;
import io.barlake.features.indicator.session.SessionVolumeWeightedPrice;
import io.barlake.features.indicator.session.SessionWeekday;
import io.barlake.features.indicator.statistics.Autocorrelation;
import io.barlake.features.indicator.statistics.Beta;
import io.barlake.features.indicator.statistics.Correlation;
import io.barlake.features.indicator.statistics.FractionalDifference;
import io.barlake.features.indicator.statistics.HurstExponent;
import io.barlake.features.indicator.statistics.Kurtosis;
import io.barlake.features.indicator.statistics.PercentRank;
import io.barlake.features.indicator.statistics.RollingMedian;
import io.barlake.features.indicator.statistics.SignEntropy;
import io.barlake.features.indicator.statistics.Skewness;
import io.barlake.features.indicator.statistics.TimeCorrelation;
import io.barlake.features.indicator.statistics.ZScore;
import io.barlake.features.indicator.structure.FloorPivots;
import io.barlake.features.indicator.structure.SwingPoints;
import io.barlake.features.indicator.trend.AbsolutePriceOscillator;
import io.barlake.features.indicator.trend.Aroon;
import io.barlake.features.indicator.trend.DirectionalMovement;
import io.barlake.features.indicator.trend.DoubleExponentialMovingAverage;
import io.barlake.features.indicator.trend.ExponentialMovingAverage;
import io.barlake.features.indicator.trend.HullMovingAverage;
import io.barlake.features.indicator.trend.Ichimoku;
import io.barlake.features.indicator.trend.KaufmanAdaptiveMovingAverage;
import io.barlake.features.indicator.trend.LinearRegression;
import io.barlake.features.indicator.trend.MidPoint;
import io.barlake.features.indicator.trend.MidPrice;
import io.barlake.features.indicator.trend.MovingAverageConvergence;
import io.barlake.features.indicator.trend.ParabolicStopAndReverse;
import io.barlake.features.indicator.trend.PercentagePriceOscillator;
import io.barlake.features.indicator.trend.SchaffTrendCycle;
import io.barlake.features.indicator.trend.SimpleMovingAverage;
import io.barlake.features.indicator.trend.SuperTrend;
import io.barlake.features.indicator.trend.TillsonMovingAverage;
import io.barlake.features.indicator.trend.TriangularMovingAverage;
import io.barlake.features.indicator.trend.TripleExponentialMovingAverage;
import io.barlake.features.indicator.trend.TripleSmoothedRateOfChange;
import io.barlake.features.indicator.trend.VolumeWeightedMovingAverage;
import io.barlake.features.indicator.trend.WeightedMovingAverage;
import io.barlake.features.indicator.volatility.AverageTrueRange;
import io.barlake.features.indicator.volatility.BollingerBands;
import io.barlake.features.indicator.volatility.ChaikinVolatility;
import io.barlake.features.indicator.volatility.ChoppinessIndex;
import io.barlake.features.indicator.volatility.DonchianChannel;
import io.barlake.features.indicator.volatility.GarmanKlassVolatility;
import io.barlake.features.indicator.volatility.KeltnerChannel;
import io.barlake.features.indicator.volatility.MassIndex;
import io.barlake.features.indicator.volatility.NormalizedAverageTrueRange;
import io.barlake.features.indicator.volatility.ParkinsonVolatility;
import io.barlake.features.indicator.volatility.RealizedVariance;
import io.barlake.features.indicator.volatility.RogersSatchellVolatility;
import io.barlake.features.indicator.volatility.RollingVolatility;
import io.barlake.features.indicator.volatility.StandardDeviation;
import io.barlake.features.indicator.volatility.TrueRangeOfBar;
import io.barlake.features.indicator.volatility.UlcerIndex;
import io.barlake.features.indicator.volatility.YangZhangVolatility;
import io.barlake.features.indicator.volume.AccumulationDistribution;
import io.barlake.features.indicator.volume.ChaikinMoneyFlow;
import io.barlake.features.indicator.volume.ChaikinOscillator;
import io.barlake.features.indicator.volume.EaseOfMovement;
import io.barlake.features.indicator.volume.ForceIndex;
import io.barlake.features.indicator.volume.MoneyFlowIndex;
import io.barlake.features.indicator.volume.OnBalanceVolume;
import io.barlake.features.indicator.volume.PercentageVolumeOscillator;
import io.barlake.features.indicator.volume.RelativeVolume;
import io.barlake.features.indicator.volume.RollingVolumeWeightedPrice;
import io.barlake.market.Symbol;
import java.util.List;

/**
 * Every indicator there is, family by family, by the word that settings use, and the parameters it
 * takes.
 */
// A constructor reference and an unmodifiable list: immutable, which their types do not say.
@SuppressWarnings("ImmutableEnumChecker")
public enum Indicators implements Definable {
  // Trend
  SMA(Family.TREND, p -> new SimpleMovingAverage(p.whole(0)), window("window", 1, 20)),
  EMA(Family.TREND, p -> new ExponentialMovingAverage(p.whole(0)), window("window", 1, 50)),
  WMA(Family.TREND, p -> new WeightedMovingAverage(p.whole(0)), window("window", 1, 20)),
  MACD(
      Family.TREND,
      p -> new MovingAverageConvergence(p.whole(0), p.whole(1), p.whole(2)),
      window("fast", 1, 12),
      window("slow", 2, 26),
      window("signal", 1, 9)),
  ADX(Family.TREND, p -> new DirectionalMovement(p.whole(0)), window("window", 2, 14)),
  DEMA(Family.TREND, p -> new DoubleExponentialMovingAverage(p.whole(0)), window("window", 1, 20)),
  TEMA(Family.TREND, p -> new TripleExponentialMovingAverage(p.whole(0)), window("window", 1, 20)),
  T3(
      Family.TREND,
      p -> new TillsonMovingAverage(p.whole(0), p.decimal(1)),
      window("window", 1, 5),
      decimal("factor", 0, 1, 0.7)),
  KAMA(
      Family.TREND,
      p -> new KaufmanAdaptiveMovingAverage(p.whole(0), p.whole(1), p.whole(2)),
      window("window", 1, 10),
      window("fast", 1, 2),
      window("slow", 2, 30)),
  TRIMA(Family.TREND, p -> new TriangularMovingAverage(p.whole(0)), window("window", 1, 20)),
  HMA(Family.TREND, p -> new HullMovingAverage(p.whole(0)), window("window", 2, 20)),
  VWMA(Family.TREND, p -> new VolumeWeightedMovingAverage(p.whole(0)), window("window", 1, 20)),
  MIDPOINT(Family.TREND, p -> new MidPoint(p.whole(0)), window("window", 1, 14)),
  MIDPRICE(Family.TREND, p -> new MidPrice(p.whole(0)), window("window", 1, 14)),
  APO(
      Family.TREND,
      p -> new AbsolutePriceOscillator(p.whole(0), p.whole(1)),
      window("fast", 1, 12),
      window("slow", 2, 26)),
  PPO(
      Family.TREND,
      p -> new PercentagePriceOscillator(p.whole(0), p.whole(1), p.whole(2)),
      window("fast", 1, 12),
      window("slow", 2, 26),
      window("signal", 1, 9)),
  TRIX(Family.TREND, p -> new TripleSmoothedRateOfChange(p.whole(0)), window("window", 1, 15)),
  LINREG(Family.TREND, p -> new LinearRegression(p.whole(0)), window("window", 2, 14)),
  AROON(Family.TREND, p -> new Aroon(p.whole(0)), window("window", 1, 25)),
  SAR(
      Family.TREND,
      p -> new ParabolicStopAndReverse(p.decimal(0), p.decimal(1)),
      decimal("acceleration", 0.0001, 1, 0.02),
      decimal("maximum", 0.0001, 1, 0.2)),
  SUPERTREND(
      Family.TREND,
      p -> new SuperTrend(p.whole(0), p.decimal(1)),
      window("window", 1, 10),
      decimal("multiplier", 0.01, 100, 3)),
  ICHIMOKU(
      Family.TREND,
      p -> new Ichimoku(p.whole(0), p.whole(1), p.whole(2)),
      window("conversion", 1, 9),
      window("base", 1, 26),
      window("span", 1, 52)),
  STC(
      Family.TREND,
      p -> new SchaffTrendCycle(p.whole(0), p.whole(1), p.whole(2)),
      window("cycle", 1, 10),
      window("fast", 1, 23),
      window("slow", 2, 50)),

  // Momentum
  RSI(Family.MOMENTUM, p -> new RelativeStrengthIndex(p.whole(0)), window("window", 2, 14)),
  STOCH(
      Family.MOMENTUM,
      p -> new StochasticOscillator(p.whole(0), p.whole(1), p.whole(2)),
      window("window", 1, 14),
      window("smoothing", 1, 3),
      window("signal", 1, 3)),
  CCI(Family.MOMENTUM, p -> new CommodityChannelIndex(p.whole(0)), window("window", 2, 20)),
  ROC(Family.MOMENTUM, p -> new RateOfChange(p.whole(0)), window("window", 1, 10)),
  WILLR(Family.MOMENTUM, p -> new WilliamsPercentRange(p.whole(0)), window("window", 1, 14)),
  STOCHF(
      Family.MOMENTUM,
      p -> new FastStochasticOscillator(p.whole(0), p.whole(1)),
      window("window", 1, 14),
      window("signal", 1, 3)),
  STOCHRSI(
      Family.MOMENTUM,
      p -> new StochasticRelativeStrength(p.whole(0), p.whole(1), p.whole(2), p.whole(3)),
      window("strength", 2, 14),
      window("window", 1, 14),
      window("smoothing", 1, 3),
      window("signal", 1, 3)),
  MOM(Family.MOMENTUM, p -> new Momentum(p.whole(0)), window("window", 1, 10)),
  CMO(Family.MOMENTUM, p -> new ChandeMomentumOscillator(p.whole(0)), window("window", 2, 14)),
  ULTOSC(
      Family.MOMENTUM,
      p -> new UltimateOscillator(p.whole(0), p.whole(1), p.whole(2)),
      window("fast", 1, 7),
      window("middle", 1, 14),
      window("slow", 1, 28)),
  TSI(
      Family.MOMENTUM,
      p -> new TrueStrengthIndex(p.whole(0), p.whole(1), p.whole(2)),
      window("slow", 1, 25),
      window("fast", 1, 13),
      window("signal", 1, 7)),
  AO(
      Family.MOMENTUM,
      p -> new AwesomeOscillator(p.whole(0), p.whole(1)),
      window("fast", 1, 5),
      window("slow", 2, 34)),
  COPPOCK(
      Family.MOMENTUM,
      p -> new CoppockCurve(p.whole(0), p.whole(1), p.whole(2)),
      window("slow", 1, 14),
      window("fast", 1, 11),
      window("smoothing", 1, 10)),
  CRSI(
      Family.MOMENTUM,
      p -> new ConnorsRelativeStrength(p.whole(0), p.whole(1), p.whole(2)),
      window("strength", 2, 3),
      window("streak", 2, 2),
      window("rank", 1, 100)),
  BOP(Family.MOMENTUM, p -> new BalanceOfPower()),

  // Volatility
  ATR(Family.VOLATILITY, p -> new AverageTrueRange(p.whole(0)), window("window", 1, 14)),
  NATR(Family.VOLATILITY, p -> new NormalizedAverageTrueRange(p.whole(0)), window("window", 1, 14)),
  BBANDS(
      Family.VOLATILITY,
      p -> new BollingerBands(p.whole(0), p.decimal(1)),
      window("window", 2, 20),
      decimal("deviations", 0.01, 100, 2)),
  DONCHIAN(Family.VOLATILITY, p -> new DonchianChannel(p.whole(0)), window("window", 1, 20)),
  VOLATILITY(Family.VOLATILITY, p -> new RollingVolatility(p.whole(0)), window("window", 2, 20)),
  TR(Family.VOLATILITY, p -> new TrueRangeOfBar()),
  STDDEV(Family.VOLATILITY, p -> new StandardDeviation(p.whole(0)), window("window", 2, 20)),
  KELTNER(
      Family.VOLATILITY,
      p -> new KeltnerChannel(p.whole(0), p.whole(1), p.decimal(2)),
      window("window", 1, 20),
      window("range", 1, 10),
      decimal("multiplier", 0.01, 100, 2)),
  PARKINSON(Family.VOLATILITY, p -> new ParkinsonVolatility(p.whole(0)), window("window", 1, 20)),
  GARMANKLASS(
      Family.VOLATILITY, p -> new GarmanKlassVolatility(p.whole(0)), window("window", 1, 20)),
  ROGERSSATCHELL(
      Family.VOLATILITY, p -> new RogersSatchellVolatility(p.whole(0)), window("window", 1, 20)),
  YANGZHANG(Family.VOLATILITY, p -> new YangZhangVolatility(p.whole(0)), window("window", 2, 20)),
  RV(Family.VOLATILITY, p -> new RealizedVariance(p.whole(0)), window("window", 1, 20)),
  CHAIKINVOL(
      Family.VOLATILITY,
      p -> new ChaikinVolatility(p.whole(0), p.whole(1)),
      window("window", 1, 10),
      window("change", 1, 10)),
  MASS(
      Family.VOLATILITY,
      p -> new MassIndex(p.whole(0), p.whole(1)),
      window("smoothing", 1, 9),
      window("window", 1, 25)),
  ULCER(Family.VOLATILITY, p -> new UlcerIndex(p.whole(0)), window("window", 1, 14)),
  CHOP(Family.VOLATILITY, p -> new ChoppinessIndex(p.whole(0)), window("window", 2, 14)),

  // Volume
  OBV(Family.VOLUME, p -> new OnBalanceVolume()),
  AD(Family.VOLUME, p -> new AccumulationDistribution()),
  ADOSC(
      Family.VOLUME,
      p -> new ChaikinOscillator(p.whole(0), p.whole(1)),
      window("fast", 1, 3),
      window("slow", 2, 10)),
  MFI(Family.VOLUME, p -> new MoneyFlowIndex(p.whole(0)), window("window", 2, 14)),
  CMF(Family.VOLUME, p -> new ChaikinMoneyFlow(p.whole(0)), window("window", 1, 20)),
  VWAP(Family.VOLUME, p -> new RollingVolumeWeightedPrice(p.whole(0)), window("window", 1, 20)),
  FORCE(Family.VOLUME, p -> new ForceIndex(p.whole(0)), window("window", 1, 13)),
  EMV(Family.VOLUME, p -> new EaseOfMovement(p.whole(0)), window("window", 1, 14)),
  PVO(
      Family.VOLUME,
      p -> new PercentageVolumeOscillator(p.whole(0), p.whole(1), p.whole(2)),
      window("fast", 1, 12),
      window("slow", 2, 26),
      window("signal", 1, 9)),
  RVOL(Family.VOLUME, p -> new RelativeVolume(p.whole(0)), window("window", 1, 20)),

  // Candle
  DOJI(Family.CANDLE, p -> new Doji()),
  DRAGONFLY_DOJI(Family.CANDLE, p -> new DragonflyDoji()),
  GRAVESTONE_DOJI(Family.CANDLE, p -> new GravestoneDoji()),
  HAMMER(Family.CANDLE, p -> new Hammer()),
  HANGING_MAN(Family.CANDLE, p -> new HangingMan()),
  INVERTED_HAMMER(Family.CANDLE, p -> new InvertedHammer()),
  SHOOTING_STAR(Family.CANDLE, p -> new ShootingStar()),
  ENGULFING(Family.CANDLE, p -> new Engulfing()),
  HARAMI(Family.CANDLE, p -> new Harami()),
  HARAMI_CROSS(Family.CANDLE, p -> new HaramiCross()),
  PIERCING(Family.CANDLE, p -> new PiercingLine()),
  DARK_CLOUD_COVER(Family.CANDLE, p -> new DarkCloudCover()),
  MORNING_STAR(Family.CANDLE, p -> new MorningStar()),
  EVENING_STAR(Family.CANDLE, p -> new EveningStar()),
  THREE_WHITE_SOLDIERS(Family.CANDLE, p -> new ThreeWhiteSoldiers()),
  THREE_BLACK_CROWS(Family.CANDLE, p -> new ThreeBlackCrows()),
  MARUBOZU(Family.CANDLE, p -> new Marubozu()),
  SPINNING_TOP(Family.CANDLE, p -> new SpinningTop()),
  BELT_HOLD(Family.CANDLE, p -> new BeltHold()),
  THREE_INSIDE(Family.CANDLE, p -> new ThreeInside()),
  THREE_OUTSIDE(Family.CANDLE, p -> new ThreeOutside()),
  KICKING(Family.CANDLE, p -> new Kicking()),
  MATCHING_LOW(Family.CANDLE, p -> new MatchingLow()),
  DOJI_STAR(Family.CANDLE, p -> new DojiStar()),

  // Statistics
  ZSCORE(Family.STATISTICS, p -> new ZScore(p.whole(0)), window("window", 2, 20)),
  SKEW(Family.STATISTICS, p -> new Skewness(p.whole(0)), window("window", 3, 20)),
  KURTOSIS(Family.STATISTICS, p -> new Kurtosis(p.whole(0)), window("window", 4, 20)),
  AUTOCORR(
      Family.STATISTICS,
      p -> new Autocorrelation(p.whole(0), p.whole(1)),
      window("window", 2, 50),
      window("lag", 1, 1)),
  BETA(
      Family.STATISTICS,
      p -> new Beta(p.whole(0), p.symbol(1)),
      window("window", 2, 60),
      symbol("other", "GBPUSD")),
  CORR(
      Family.STATISTICS,
      p -> new Correlation(p.whole(0), p.symbol(1)),
      window("window", 2, 60),
      symbol("other", "GBPUSD")),
  TIMECORR(Family.STATISTICS, p -> new TimeCorrelation(p.whole(0)), window("window", 2, 20)),
  HURST(
      Family.STATISTICS,
      p -> new HurstExponent(p.whole(0), p.whole(1)),
      window("window", 6, 100),
      window("lag", 4, 20)),
  ENTROPY(Family.STATISTICS, p -> new SignEntropy(p.whole(0)), window("window", 1, 50)),
  MEDIAN(Family.STATISTICS, p -> new RollingMedian(p.whole(0)), window("window", 1, 20)),
  PERCENTRANK(Family.STATISTICS, p -> new PercentRank(p.whole(0)), window("window", 1, 100)),
  FRACDIFF(
      Family.STATISTICS,
      p -> new FractionalDifference(p.decimal(0), p.decimal(1)),
      decimal("order", 0.01, 2, 0.4),
      decimal("threshold", 0.000001, 0.1, 0.0001)),

  // Session
  SESSION_TIME(Family.SESSION, p -> new SessionTime()),
  WEEKDAY(Family.SESSION, p -> new SessionWeekday()),
  OVERLAP(Family.SESSION, p -> new MarketOverlap()),
  SESSION_VWAP(Family.SESSION, p -> new SessionVolumeWeightedPrice()),
  PREVIOUS_DAY(Family.SESSION, p -> new PreviousDay()),
  OPENING_RANGE(Family.SESSION, p -> new OpeningRange(p.whole(0)), window("minutes", 1, 30)),

  // Structure
  PIVOTS(Family.STRUCTURE, p -> new FloorPivots()),
  SWING(
      Family.STRUCTURE,
      p -> new SwingPoints(p.whole(0), p.whole(1)),
      window("left", 1, 5),
      window("right", 1, 5)),
  ;

  private final Family family;
  private final Factory factory;
  private final List<IndicatorParameter> parameters;

  Indicators(Family family, Factory factory, IndicatorParameter... parameters) {
    this.family = family;
    this.factory = factory;
    this.parameters = List.of(parameters);
  }

  public Family family() {
    return family;
  }

  @Override
  public List<IndicatorParameter> parameters() {
    return parameters;
  }

  /** The indicator of these parameters, which lie in their ranges. */
  Indicator create(List<String> values) {
    return factory.create(new Values(values));
  }

  /** The parameters of a definition, in its order. */
  private record Values(List<String> values) {
    int whole(int position) {
      return Integer.parseInt(values.get(position));
    }

    double decimal(int position) {
      return Double.parseDouble(values.get(position));
    }

    Symbol symbol(int position) {
      return new Symbol(values.get(position));
    }
  }

  @FunctionalInterface
  private interface Factory {
    Indicator create(Values values);
  }
}
