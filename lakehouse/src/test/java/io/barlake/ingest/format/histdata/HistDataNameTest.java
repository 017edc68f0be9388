package io.barlake.ingest.format.histdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.format.ArchiveLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistDataNameTest {
  @ParameterizedTest
  @CsvSource({
    "DAT_ASCII_EURUSD_M1_2019.csv, EURUSD, 2019",
    "dat_ascii_eurusd_m1_201904.CSV, EURUSD, 2019-04",
    "DAT_NT_EURUSD_M1_201502.csv, EURUSD, 2015-02",
    "folder/DAT_ASCII_SPXUSD_M1_2018 (1).csv, SPXUSD, 2018",
    "HISTDATA_COM_ASCII_EURUSD_M12019.zip, EURUSD, 2019",
    "HISTDATA_COM_ASCII_XAUUSD_M1202401.zip, XAUUSD, 2024-01",
    "DAT_ASCII_EURUSD_M1_2019.zip, EURUSD, 2019",
    "DAT_ASCII_EURUSD_M1.csv, EURUSD, unknown",
    "DAT_ASCII_EURUSD_M1_201999.csv, EURUSD, unknown"
  })
  void symbolAndPeriodAreRead(String name, String symbol, String period) {
    ArchiveLabel label = HistDataName.parse(name).orElseThrow();

    assertThat(label.symbol().name()).isEqualTo(symbol);
    assertThat(label.period()).hasToString(period);
  }

  @Test
  void otherNamesSayNothing() {
    assertThat(HistDataName.parse("EURUSD.csv")).isEmpty();
    assertThat(HistDataName.parse("")).isEmpty();
  }
}
