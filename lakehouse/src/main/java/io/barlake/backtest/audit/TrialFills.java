package io.barlake.backtest.audit;

import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.kernel.TradeLog;
import java.util.Arrays;
import java.util.Locale;

/**
 * What happened at the open of each bar of a trial, as a text to compare, and the position that was
 * held over it. That the last bar closes whatever is open is a rule of accounts and no trade.
 */
final class TrialFills {
  private static final String NOTHING = "nothing";
  private static final String[] HELD = {"short", "none", "long"};

  private final String[] fills;
  private final byte[] positions;

  TrialFills(TickBars bars, TradeLog trades) {
    fills = new String[bars.size()];
    Arrays.fill(fills, NOTHING);
    positions = new byte[bars.size()];
    for (int n = 0; n < trades.size(); n++) {
      boolean open = trades.openAtEnd() && n == trades.size() - 1;
      int direction = trades.direction(n);
      add(trades.entryBar(n), "begins " + word(direction) + " at ", trades.entryFill(n));
      if (!open) {
        add(trades.exitBar(n), "ends " + word(direction) + " at ", trades.exitFill(n));
      }
      int until = open ? bars.size() : trades.exitBar(n);
      Arrays.fill(positions, trades.entryBar(n), until, (byte) direction);
    }
  }

  private void add(int bar, String what, long fill) {
    String text = String.format(Locale.ROOT, "%s%.3f ticks", what, (double) fill / CostModel.TICK);
    fills[bar] = fills[bar].equals(NOTHING) ? text : fills[bar] + ", " + text;
  }

  String at(int bar) {
    return fills[bar];
  }

  String heldAt(int bar) {
    return word(positions[bar]);
  }

  /** A position, or a desire for one. */
  static String word(int desired) {
    return HELD[Integer.signum(desired) + 1] + (Math.abs(desired) > 1 ? " anew" : "");
  }
}
