package io.barlake.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.market.Instrument;
import io.barlake.market.Symbol;
import io.barlake.market.TradingWeek;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentsTest {
  private static final String DEFAULT =
      "default { digits = 5, week = forex, quote = USD, typical-spread = 0.0002 }\n";

  @Test
  void aListedInstrumentIsKnownWithItsFacts() {
    Instruments instruments = Instruments.load();
    Symbol gold = new Symbol("XAUUSD");

    assertThat(instruments.knows(gold)).isTrue();
    assertThat(instruments.find(gold))
        .isEqualTo(new Instrument(gold, 3, TradingWeek.METALS, "USD", 0.35));
    assertThat(instruments.find(new Symbol("USDJPY")))
        .isEqualTo(new Instrument(new Symbol("USDJPY"), 3, TradingWeek.FOREX, "JPY", 0.011));
  }

  @Test
  void anInstrumentThatIsNotListedIsGuessedUnderItsOwnName() {
    Instruments instruments = Instruments.load();
    Symbol unknown = new Symbol("EURRUB");

    assertThat(instruments.knows(unknown)).isFalse();
    assertThat(instruments.find(unknown))
        .isEqualTo(new Instrument(unknown, 5, TradingWeek.FOREX, "USD", 0.0002));
  }

  @Test
  void theListIsInOrderAndWithoutTheDefault() {
    assertThat(Instruments.load().listed()).doesNotContainKey("default").containsKey("EURUSD");
    assertThat(List.copyOf(Instruments.load().listed().keySet())).isSorted();
  }

  @Test
  void aMalformedInstrumentIsRefusedWithItsPlace() {
    for (String wrong :
        List.of(
            "EURUSD = 5",
            "EURUSD { digits = 5, week = forex, quote = USD }",
            "EURUSD { digits = five, week = forex, quote = USD, typical-spread = 0 }",
            "EURUSD { digits = 12, week = forex, quote = USD, typical-spread = 0 }",
            "EURUSD { digits = -1, week = forex, quote = USD, typical-spread = 0 }",
            "EURUSD { digits = 5, week = moon, quote = USD, typical-spread = 0 }",
            "EURUSD { digits = 5, week = forex, quote = USD, typical-spread = -0.1 }",
            "EURUSD { digits = 5, week = forex, quote = USD, typical-spread = 0, spred = 1 }")) {
      assertThatThrownBy(() -> instruments(DEFAULT + wrong))
          .as(wrong)
          .isInstanceOf(BarlakeException.class)
          .hasMessage(
              "Invalid instrument \"EURUSD\" (test: 3): expected a symbol in capitals with digits"
                  + " (0 to 9), week (forex or metals), quote and typical-spread (not below 0),"
                  + " and nothing else.")
          .extracting(e -> ((BarlakeException) e).code())
          .isEqualTo(ErrorCode.BAD_CONFIG);
    }
  }

  @Test
  void aNameThatIsNoSymbolIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> instruments(DEFAULT + DEFAULT.replace("default", "\"EUR/USD\"")))
        .isInstanceOf(BarlakeException.class)
        .hasMessageStartingWith("Invalid instrument \"EUR/USD\" (test: 3): expected a symbol");
  }

  @Test
  void withoutADefaultNothingCouldBeGuessed() {
    assertThatThrownBy(() -> instruments(DEFAULT.replace("default", "EURUSD")))
        .isInstanceOf(BarlakeException.class)
        .hasMessageMatching(
            "Missing instrument \"default\" \\(.*\\): a symbol that is not listed takes its"
                + " values\\.");
  }

  @Test
  void aFileWithoutTheSectionIsRefused() {
    assertThatThrownBy(() -> Instruments.of(ConfigFactory.parseString("other = 1")))
        .isInstanceOf(BarlakeException.class)
        .hasMessageMatching(
            "Missing section \"instruments\" \\(.*\\): expected instruments \\{ EURUSD \\{ \\.\\.\\. \\}"
                + " \\}\\.");
  }

  private static Instruments instruments(String text) {
    Config file =
        ConfigFactory.parseString(
            "instruments {\n" + text + "\n}",
            ConfigParseOptions.defaults().setOriginDescription("test"));
    return Instruments.of(file);
  }
}
