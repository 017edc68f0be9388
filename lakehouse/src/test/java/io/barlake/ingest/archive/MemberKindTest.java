package io.barlake.ingest.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberKindTest {
  private static final String STOOQ =
      """
      <TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>
      AAPL.US,5,20260603,154500,310.1,310.5,309.9,310.2,12000,0
      """;
  private static final String TERMINAL =
      """
      <DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>
      2020.01.02\t00:00:00\t1.1\t1.2\t1.0\t1.1\t12\t0\t3
      """;
  private static final String GAPS =
      """
      HistData.com (c) 2012
      File: DAT_ASCII_EURUSD_M1_2019.csv Status Report

      Gap of 67s found between 20190102030000 and 20190102030113.
      """;

  @Test
  void recordsAreDataUnderAnyName() {
    for (String name : new String[] {"AAPL.US.txt", "aapl", "XBTUSD.2024", "a.dat", "a.zip"}) {
      assertThat(MemberKind.of(name, STOOQ.getBytes(UTF_8))).as(name).isEqualTo(MemberKind.DATA);
    }
    assertThat(MemberKind.of("a.txt", TERMINAL.getBytes(UTF_16))).isEqualTo(MemberKind.DATA);
    assertThat(MemberKind.of("a", "{\"a\": 1}".getBytes(UTF_8))).isEqualTo(MemberKind.DATA);
  }

  @ParameterizedTest
  @CsvSource({
    "a.csv,words",
    "a.tsv,words",
    "a.json,{}",
    "a.jsonl,{}",
    "a.ndjson,{}",
    "a.CSV,<html>",
    "00h_ticks.bi5,]"
  })
  void namesOfDataAreBelieved(String name, String content) {
    assertThat(MemberKind.of(name, content.getBytes(UTF_8))).isEqualTo(MemberKind.DATA);
  }

  @Test
  void hourWithoutTicksIsDataAndOtherEmptyFilesAreNot() {
    assertThat(MemberKind.of("00h_ticks.bi5", new byte[0])).isEqualTo(MemberKind.DATA);
    assertThat(MemberKind.of("a.csv", new byte[0])).isEqualTo(MemberKind.EMPTY);
    assertThat(MemberKind.of("a.txt", new byte[0])).isEqualTo(MemberKind.EMPTY);
    assertThat(MemberKind.of("a.cbotset", new byte[0])).isEqualTo(MemberKind.NOTHING);
  }

  @Test
  void wordsAreNoDataThoughTheyBearItsName() {
    assertThat(MemberKind.of("DAT_ASCII_EURUSD_M1_2019.txt", GAPS.getBytes(UTF_8)))
        .isEqualTo(MemberKind.NOTHING);
    assertThat(MemberKind.of("notes.txt", "In 2019, 5 pips, or more, I lost".getBytes(UTF_8)))
        .isEqualTo(MemberKind.NOTHING);
    assertThat(MemberKind.of("blob", new byte[] {1, 2, 3, ',', ';', '1'}))
        .isEqualTo(MemberKind.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.txt", "licence", "LICENSE.txt", "chart.png", ".hidden.csv", "x/.git/a.csv",
        "__MACOSX/a.csv", "._a.csv", "a.csv.part", "a.zip.crdownload", "~a.csv~", "a.csv.tmp",
        "BTCUSDT-1m-2024-01.zip.CHECKSUM", "Thumbs.db", "report.pdf"
      })
  void someNamesAreNeverData(String name) {
    assertThat(MemberKind.of(name, STOOQ.getBytes(UTF_8))).isEqualTo(MemberKind.NOTHING);
    assertThat(MemberKind.named(name)).isEqualTo(MemberKind.NOTHING);
  }

  @Test
  void pagesAreToldFromHeadersInAngleBrackets() {
    for (String page : new String[] {"<!DOCTYPE html>", " \n<html>", "\ufeff<HTML>", "<?xml"}) {
      assertThat(MemberKind.of("a.html", page.getBytes(UTF_8))).isEqualTo(MemberKind.PAGE);
    }
    assertThat(MemberKind.of("a.zip", "<div>".getBytes(UTF_8))).isEqualTo(MemberKind.PAGE);
  }

  @Test
  void magicWinsOverTheName() {
    assertThat(MemberKind.of("a.csv", Packing.gzip(new byte[1]))).isEqualTo(MemberKind.GZIP);
    assertThat(MemberKind.of("a.csv", Packing.xz(new byte[1]))).isEqualTo(MemberKind.XZ);
    assertThat(MemberKind.of("a.gz", Packing.bzip2(new byte[1]))).isEqualTo(MemberKind.BZIP2);
    assertThat(MemberKind.of("a", Packing.tar("a", "b"))).isEqualTo(MemberKind.TAR);
    assertThat(MemberKind.of("a.txt", new TestZip().with("a", "b").bytes()))
        .isEqualTo(MemberKind.ZIP);
    assertThat(MemberKind.of("a", "]\0\0@\0xxxxxxxx".getBytes(ISO_8859_1)))
        .isEqualTo(MemberKind.DATA);
    assertThat(MemberKind.of("a.rar", "hello".getBytes(UTF_8)))
        .isEqualTo(MemberKind.NOT_AN_ARCHIVE);
  }
}
