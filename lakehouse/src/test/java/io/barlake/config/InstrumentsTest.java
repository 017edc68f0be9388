package io.barlake.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.market.Instrument;
import io.barlake.market.Lot;
import io.barlake.market.Symbol;
import io.barlake.market.TradingWeek;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentsTest {
  private static final String DEFAULT =
      "default { digits = 5, quote = USD, typical-spread = 0.0002 }\n";

  @Test
  void aListedInstrumentIsKnownWithItsFacts() {
    Instruments instruments = Instruments.load();
    Symbol gold = new Symbol("XAUUSD");

    assertThat(instruments.knows(gold)).isTrue();
    assertThat(instruments.find(gold))
        .isEqualTo(new Instrument(gold, 3, "USD", 0.35, new Lot(100, 0.01)));
    assertThat(instruments.find(new Symbol("USDJPY")))
        .isEqualTo(new Instrument(new Symbol("USDJPY"), 3, "JPY", 0.011, new Lot(100_000, 0.01)));
  }

  @Test
  void anInstrumentThatIsNotListedIsGuessedUnderItsOwnName() {
    Instruments instruments = Instruments.load();
    Symbol unknown = new Symbol("EURRUB");

    assertThat(instruments.knows(unknown)).isFalse();
    assertThat(instruments.find(unknown))
        .isEqualTo(new Instrument(unknown, 5, "USD", 0.0002, Lot.USUAL));
  }

  @Test
  void calendarOfASymbolThatIsNotListedIsNotGuessed() {
    Instruments instruments = Instruments.load();

    assertThat(instruments.calendar(new Symbol("EURUSD")).name()).isEqualTo("forex");
    assertThat(instruments.week(new Symbol("XAUUSD"))).isEqualTo(TradingWeek.METALS);
    assertThat(instruments.week(new Symbol("EURRUB"))).isEqualTo(TradingWeek.FOREX);
    assertThatThrownBy(() -> instruments.calendar(new Symbol("EURRUB")))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CONFIG))
        .hasMessage(
            "Missing calendar of EURRUB: conf/instruments.conf does not list it. Add it there with"
                + " the calendar it trades by, such as EURRUB { digits = 2, calendar = crypto,"
                + " quote = USD, typical-spread = 0.5 }.");
  }

  @Test
  void shapeStandsForSymbolsThatAreNotListedAndTheLongestCounts() {
    Instruments instruments =
        instruments(
            DEFAULT
                + "ETHUSDT { digits = 2, calendar = crypto, quote = USDT, typical-spread = 0.01 }\n"
                + "\"*USDT\" { digits = 8, calendar = crypto, quote = USDT, typical-spread = 0 }\n"
                + "\"EUR*USDT\" { digits = 4, calendar = forex, quote = USDT, typical-spread = 0 }");

    assertThat(instruments.find(new Symbol("ETHUSDT")).digits()).isEqualTo(2);
    assertThat(instruments.find(new Symbol("PEPEUSDT")).digits()).isEqualTo(8);
    assertThat(instruments.calendar(new Symbol("PEPEUSDT")).name()).isEqualTo("crypto");
    assertThat(instruments.calendar(new Symbol("EURUSDT")).name()).isEqualTo("forex");
    assertThat(instruments.find(new Symbol("USDTUSD")).digits()).isEqualTo(5);
    assertThat(instruments.knows(new Symbol("PEPEUSDT"))).isFalse();
    assertThat(instruments.listed()).containsOnlyKeys("ETHUSDT");
  }

  @Test
  void calendarThatHasNoFileIsRefused() {
    assertThatThrownBy(
            () ->
                instruments(
                    DEFAULT
                        + "EURUSD { digits = 5, calendar = moon, quote = USD, typical-spread = 0 }"))
        .isInstanceOf(BarlakeException.class)
        .hasMessageStartingWith("Missing settings file conf/calendars/moon.conf");
    assertThatThrownBy(
            () ->
                instruments(
                    DEFAULT
                        + "EURUSD { digits = 5, calendar = \"../x\", quote = A, typical-spread = 0 }"))
        .isInstanceOf(BarlakeException.class)
        .hasMessageStartingWith("Invalid calendar \"../x\"");
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
            "EURUSD { digits = 5, calendar = forex, quote = USD }",
            "EURUSD { digits = five, calendar = forex, quote = USD, typical-spread = 0 }",
            "EURUSD { digits = 12, calendar = forex, quote = USD, typical-spread = 0 }",
            "EURUSD { digits = -1, calendar = forex, quote = USD, typical-spread = 0 }",
            "EURUSD { digits = 5, calendar = forex, quote = USD, typical-spread = -0.1 }",
            "EURUSD { digits = 5, calendar = forex, quote = USD, typical-spread = 0, spred = 1 }")) {
      assertThatThrownBy(() -> instruments(DEFAULT + wrong))
          .as(wrong)
          .isInstanceOf(BarlakeException.class)
          .hasMessage(
              "Invalid instrument \"EURUSD\" (test: 3): expected a symbol in capitals with digits"
                  + " (0 to 9), calendar (a file of conf/calendars; not for \"default\"), quote and"
                  + " typical-spread (not below 0), if need be lot and lot-step (above 0), and nothing else.")
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
    assertThatThrownBy(
            () ->
                instruments(
                    "EURUSD { digits = 5, calendar = forex, quote = USD, typical-spread = 0 }"))
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
