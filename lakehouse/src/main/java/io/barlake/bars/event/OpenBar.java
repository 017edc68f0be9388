package io.barlake.bars.event;

/** The bar that is being gathered. */
final class OpenBar {
  long fromMicros;
  long endMicros;
  double open;
  double high;
  double low;
  double close;
  long ticks;
  long volumeUnits;
  int volumeEvents;
  int events;

  void begin(long micros, double price) {
    fromMicros = micros;
    endMicros = micros;
    open = price;
    high = price;
    low = price;
    close = price;
    ticks = 0;
    volumeUnits = 0;
    volumeEvents = 0;
    events = 0;
  }

  void take(Events of, int event, long units) {
    endMicros = of.micros()[event];
    high = Math.max(high, of.high()[event]);
    low = Math.min(low, of.low()[event]);
    close = of.close()[event];
    ticks += of.ticks()[event];
    if (!Double.isNaN(of.volume()[event])) {
      volumeUnits = Math.addExact(volumeUnits, units);
      volumeEvents++;
    }
    events++;
  }
}
