package io.barlake.ingest.sample;

import static java.util.stream.Collectors.joining;

import io.barlake.BarlakeException;
import io.barlake.market.Symbol;
import java.time.LocalDate;
import java.util.List;

/** The symbols that can be generated, all of them in {@code conf/instruments.conf}. */
public final class SampleInstruments {
  private static final List<SampleInstrument> ALL =
      List.of(
          SampleInstrument.forex(Asset.EUR, Asset.USD, 5, 0.7),
          SampleInstrument.forex(Asset.GBP, Asset.USD, 5, 0.9),
          SampleInstrument.forex(Asset.AUD, Asset.USD, 5, 1.2),
          SampleInstrument.forex(Asset.NZD, Asset.USD, 5, 2.5),
          SampleInstrument.forex(Asset.USD, Asset.CAD, 5, 1.4),
          SampleInstrument.forex(Asset.USD, Asset.CHF, 5, 1.6),
          SampleInstrument.forex(Asset.USD, Asset.JPY, 3, 0.8),
          SampleInstrument.forex(Asset.EUR, Asset.JPY, 3, 0.8),
          SampleInstrument.forex(Asset.GBP, Asset.JPY, 3, 0.9),
          SampleInstrument.forex(Asset.EUR, Asset.GBP, 5, 2.0),
          SampleInstrument.forex(Asset.EUR, Asset.CHF, 5, 3.5),
          SampleInstrument.metal(Asset.XAU, Asset.USD, 3, 0.6, LocalDate.of(2018, 12, 16)),
          SampleInstrument.metal(Asset.XAG, Asset.USD, 3, 3.0, LocalDate.EPOCH));

  private SampleInstruments() {}

  public static SampleInstrument find(Symbol symbol) {
    for (SampleInstrument instrument : ALL) {
      if (instrument.symbol().equals(symbol)) {
        return instrument;
      }
    }
    throw BarlakeException.badArgument(
        "Unknown symbol \"%s\": samples can be generated for %s.",
        symbol, ALL.stream().map(known -> known.symbol().name()).collect(joining(", ")));
  }

  static List<SampleInstrument> all() {
    return ALL;
  }
}
