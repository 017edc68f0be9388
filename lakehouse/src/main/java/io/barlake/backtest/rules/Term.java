package io.barlake.backtest.rules;

import io.barlake.features.indicator.BarField;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * A number at each bar's close, made of that bar and earlier ones. Where it is not known, or no
 * finite number, it is not a number. Records, so that equal terms of many trials are computed once.
 */
public sealed interface Term {
  /** The terms that this one is made of. */
  default List<Term> parts() {
    return List.of();
  }

  /** Its value at every bar, in the plainest way: {@code tile.TermTile} gives the same, faster. */
  double[] over(RuleBars bars);

  record Constant(double value) implements Term {
    @Override
    public double[] over(RuleBars bars) {
      double[] values = new double[bars.size()];
      Arrays.fill(values, value);
      return values;
    }
  }

  record Field(BarField field) implements Term {
    @Override
    public double[] over(RuleBars bars) {
      return field.of(bars.bars().bars());
    }
  }

  /** One column of an indicator, by its definition and place. */
  record IndicatorValue(String definition, int column) implements Term {
    @Override
    public double[] over(RuleBars bars) {
      return bars.columns(definition)[column];
    }
  }

  /** A part of the local time at which the bar opens. */
  record Clock(ClockPart part, ZoneId zone) implements Term {
    @Override
    public double[] over(RuleBars bars) {
      return Arrays.stream(bars.bars().bars().openMicros())
          .mapToDouble(micros -> part.of(micros, zone))
          .toArray();
    }
  }

  /** From 0 to below 1, by the seed and the stamp of the bar alone. */
  record Chance(long seed) implements Term {
    @Override
    public double[] over(RuleBars bars) {
      return Arrays.stream(bars.bars().bars().openMicros()).mapToDouble(this::at).toArray();
    }

    /** The mixing of SplitMix64 over seed and stamp. */
    public double at(long openMicros) {
      long mixed = openMicros + seed * 0x9E3779B97F4A7C15L;
      for (int round = 0; round < 2; round++) {
        mixed += 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
      }
      return (mixed >>> 11) * 0x1.0p-53;
    }
  }

  record Ago(Term of, int bars) implements Term {
    @Override
    public List<Term> parts() {
      return List.of(of);
    }

    @Override
    public double[] over(RuleBars rows) {
      double[] now = rows.values(of);
      double[] values = new double[now.length];
      for (int bar = 0; bar < now.length; bar++) {
        values[bar] = bar < bars ? Double.NaN : now[bar - bars];
      }
      return values;
    }
  }

  /** The highest or the lowest of so many bars, this one included. */
  record Extreme(boolean highest, Term of, int window) implements Term {
    @Override
    public List<Term> parts() {
      return List.of(of);
    }

    @Override
    public double[] over(RuleBars bars) {
      double[] all = bars.values(of);
      double[] values = new double[all.length];
      for (int bar = 0; bar < all.length; bar++) {
        double extreme = bar < window - 1 ? Double.NaN : all[bar];
        for (int ago = 1; ago < window && ago <= bar; ago++) {
          double other = all[bar - ago];
          extreme = highest ? Math.max(extreme, other) : Math.min(extreme, other);
        }
        values[bar] = extreme;
      }
      return values;
    }
  }

  record Calculated(Calculation calculation, Term left, Term right) implements Term {
    @Override
    public List<Term> parts() {
      return List.of(left, right);
    }

    @Override
    public double[] over(RuleBars bars) {
      double[] a = bars.values(left);
      double[] b = bars.values(right);
      double[] values = new double[a.length];
      for (int bar = 0; bar < values.length; bar++) {
        values[bar] = calculation.of(a[bar], b[bar]);
      }
      return values;
    }
  }
}
