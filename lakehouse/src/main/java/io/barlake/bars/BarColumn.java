package io.barlake.bars;

import io.barlake.bars.kernel.FrameBars;
import io.barlake.market.Micros;
import java.time.LocalDate;
import java.util.Locale;

/** The columns of a bar as numbers; NaN where a bar does not know its own, or is not there. */
enum BarColumn {
  TS {
    @Override
    double known(FrameBars bars, int bar) {
      return bars.openMicros()[bar];
    }

    @Override
    String shown(double value) {
      return Micros.instant((long) value).toString();
    }
  },
  OPEN {
    @Override
    double known(FrameBars bars, int bar) {
      return bars.open()[bar];
    }
  },
  HIGH {
    @Override
    double known(FrameBars bars, int bar) {
      return bars.high()[bar];
    }
  },
  LOW {
    @Override
    double known(FrameBars bars, int bar) {
      return bars.low()[bar];
    }
  },
  CLOSE {
    @Override
    double known(FrameBars bars, int bar) {
      return bars.close()[bar];
    }
  },
  VOLUME {
    @Override
    double known(FrameBars bars, int bar) {
      return bars.volume().length == 0 ? Double.NaN : bars.volume()[bar];
    }
  },
  SPREAD_TICKS {
    @Override
    double known(FrameBars bars, int bar) {
      return bars.spreadTicks().length == 0 ? Double.NaN : bars.spreadTicks()[bar];
    }
  },
  TICKS {
    @Override
    double known(FrameBars bars, int bar) {
      return bars.counts().ticks().length == 0 ? 0 : bars.counts().ticks()[bar];
    }
  },
  MINUTES {
    @Override
    double known(FrameBars bars, int bar) {
      return bars.counts().minutes()[bar];
    }
  },
  EXPECTED {
    @Override
    double known(FrameBars bars, int bar) {
      return bars.counts().expected()[bar];
    }
  },
  SESSION_DATE {
    @Override
    double known(FrameBars bars, int bar) {
      return bars.sessionDate()[bar];
    }

    @Override
    String shown(double value) {
      return LocalDate.ofEpochDay((long) value).toString();
    }
  };

  abstract double known(FrameBars bars, int bar);

  /** A value for a reader. */
  String shown(double value) {
    return Double.toString(value);
  }

  /** Exact for counts and stamps too: they lie below 2 to the power of 53. */
  double of(FrameBars bars, int bar) {
    return bar < bars.size() ? known(bars, bar) : Double.NaN;
  }

  boolean differs(FrameBars one, FrameBars other, int bar) {
    return Double.doubleToLongBits(of(one, bar)) != Double.doubleToLongBits(of(other, bar));
  }

  String text(FrameBars bars, int bar) {
    double value = of(bars, bar);
    return Double.isNaN(value) ? CutBars.Values.ABSENT : shown(value);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
