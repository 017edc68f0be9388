package io.barlake.ingest.format.dukascopy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DukascopyNameTest {
  @ParameterizedTest
  @CsvSource({
    "EURUSD/2019/01/04/07h_ticks.bi5, EURUSD, 2019-02-04T07:00, 2019-02, 5",
    "data/USDJPY/2019/11/31/23h_ticks.bi5, USDJPY, 2019-12-31T23:00, 2019-12, 3",
    "EURUSD/2019/01/04/BID_candles_min_1.bi5, EURUSD, 2019-02-04T00:00, 2019-02, 5",
    "XAUUSD/2019/00/ASK_candles_hour_1.bi5, XAUUSD, 2019-01-01T00:00, 2019-01, 3",
    "USATECHIDXUSD/2018/BID_candles_day_1.bi5, USATECHIDXUSD, 2018-01-01T00:00, 2018, 3"
  })
  void monthsOfThePathCountFromZero(
      String path, String symbol, String start, String period, int decimals) {
    DukascopyName name = DukascopyName.parse(path).orElseThrow();

    assertThat(name.symbol()).hasToString(symbol);
    assertThat(name.start()).hasToString(start);
    assertThat(name.label().period()).hasToString(period);
    assertThat(name.decimals()).isEqualTo(decimals);
  }

  @Test
  void otherPathsSayNothing() {
    assertThat(DukascopyName.parse("EURUSD/2019/01/04.bi5")).isEmpty();
    assertThat(DukascopyName.parse("EURUSD/2019/12/04/07h_ticks.bi5")).isEmpty();
    assertThat(DukascopyName.parse("EURUSD/2019/01/31/07h_ticks.bi5")).isEmpty();
    assertThat(DukascopyName.parse("EURUSD/2019/07h_ticks.bi5")).isEmpty();
    assertThat(DukascopyName.parse("07h_ticks.bi5")).isEmpty();
  }
}
