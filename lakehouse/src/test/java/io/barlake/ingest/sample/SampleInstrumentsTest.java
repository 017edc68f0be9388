package io.barlake.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.market.Symbol;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SampleInstrumentsTest {
  @Test
  void everySampleIsAnInstrumentOfTheSettings() {
    Config settings =
        ConfigFactory.parseResources("conf/instruments.conf").getConfig("instruments");
    Set<String> known = new TreeSet<>(settings.root().keySet());
    known.remove("default");

    assertThat(SampleInstruments.all())
        .extracting(instrument -> instrument.symbol().name())
        .isSubsetOf(known);
    for (SampleInstrument instrument : SampleInstruments.all()) {
      Config expected = settings.getConfig(instrument.symbol().name());
      assertThat(instrument.digits()).isEqualTo(expected.getInt("digits"));
      assertThat(instrument.week().name().toLowerCase(Locale.ROOT))
          .isEqualTo(expected.getString("calendar"));
      assertThat(instrument.quote().name()).isEqualTo(expected.getString("quote"));
    }
  }

  @Test
  void unknownSymbolIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> SampleInstruments.find(new Symbol("BTCUSDT")))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_ARGUMENT))
        .hasMessageStartingWith("Unknown symbol \"BTCUSDT\": samples can be generated for EURUSD,")
        .hasMessageEndingWith("XAUUSD, XAGUSD.");
  }
}
