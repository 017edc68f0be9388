package io.barlake.backtest.rules;

import io.barlake.backtest.kernel.TickBars;

/**
 * When a long position is wanted and when no more, and the same of a short one. An entry does not
 * hold where the exit of its own side does, and two entries at one close cancel each other. A
 * position is wanted from its entry on until its exit, or until the entry of the other side.
 */
public record Rules(
    Condition enterLong, Condition exitLong, Condition enterShort, Condition exitShort) {

  /** What {@code Strategy.signal} gives: each entry that holds asks for its position anew. */
  byte[] signal(TickBars ticks) {
    RuleBars bars = new RuleBars(ticks);
    boolean[] leaveLong = exitLong.over(bars);
    boolean[] leaveShort = exitShort.over(bars);
    boolean[] wantLong = enterLong.over(bars);
    boolean[] wantShort = enterShort.over(bars);
    byte[] desired = new byte[bars.size()];
    int held = 0;
    for (int bar = 0; bar < desired.length; bar++) {
      boolean toLong = wantLong[bar] && !leaveLong[bar];
      boolean toShort = wantShort[bar] && !leaveShort[bar];
      if (toLong != toShort) {
        held = toLong ? 1 : -1;
        desired[bar] = (byte) (2 * held);
      } else {
        held = (held > 0 && leaveLong[bar]) || (held < 0 && leaveShort[bar]) ? 0 : held;
        desired[bar] = (byte) held;
      }
    }
    return desired;
  }
}
