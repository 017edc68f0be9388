package io.barlake.ingest.minute;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.ArchiveLimits;
import io.barlake.ingest.archive.ArchiveVisitor;
import io.barlake.ingest.archive.ArchiveWalker;
import io.barlake.ingest.archive.RefusedArchive;
import io.barlake.ingest.clock.ClockRules;
import io.barlake.ingest.format.MinuteColumns;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.Rejection;
import io.barlake.ingest.format.TestArchive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistDataFixturesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "autumn-hour-twice",
        "autumn-two-hours",
        "spring-hour-missing",
        "every-kind-of-bad-line"
      })
  void everyRecordEndsWhereTheFixtureSays(String fixture) throws IOException {
    byte[] input = bytes(fixture, "input.csv");
    ReadArchive archive =
        TestArchive.read(TestArchive.of("a.zip", TestArchive.MEMBER, input, 1, LocalDateTime.MIN));

    MergedMinutes merged =
        MinuteMerge.merge(
            List.of(ConvertedArchive.of(archive, ClockRules.EASTERN_ON_EUROPEAN_DATES)));

    String expected = new String(bytes(fixture, "expected.csv"), StandardCharsets.US_ASCII);
    assertThat(outcomes(archive, merged)).isEqualTo(expected.lines().toList());
  }

  @Test
  void webPageNamedZipIsRefused() throws IOException {
    List<String> words = new ArrayList<>();
    new ArchiveWalker(ArchiveLimits.DEFAULT)
        .walk(
            "HISTDATA_COM_ASCII_EURUSD_M12019.zip",
            new SeekableInMemoryByteChannel(bytes("html-named-zip", "input.zip")),
            new ArchiveVisitor() {
              @Override
              public void archive(Archive archive) {
                words.add("archive");
              }

              @Override
              public void refused(RefusedArchive refused) {
                words.add(refused.reason().word());
              }

              @Override
              public void skipped(String name) {
                words.add("skipped");
              }
            });
    String expected =
        new String(bytes("html-named-zip", "expected.csv"), StandardCharsets.US_ASCII);

    assertThat(words).isEqualTo(expected.lines().toList());
  }

  private static List<String> outcomes(ReadArchive archive, MergedMinutes merged) {
    record Outcome(int line, String text) {}
    List<Outcome> outcomes = new ArrayList<>();
    MinuteColumns columns = archive.minutes().columns();
    long[] utc = ConvertedArchive.of(archive, ClockRules.EASTERN_ON_EUROPEAN_DATES).utcMinutes();
    int used = 0;
    for (int i = 0; i < utc.length && used < merged.size(); i++) {
      if (utc[i] == merged.utcMinutes()[used]) {
        used++;
        LocalDateTime time = LocalDateTime.ofEpochSecond(utc[i] * 60, 0, ZoneOffset.UTC);
        int line = columns.lines()[i];
        outcomes.add(new Outcome(line, "use," + time + "," + line));
      }
    }
    for (Rejection rejection : archive.minutes().rejections()) {
      int line = rejection.line();
      outcomes.add(new Outcome(line, rejection.reason().word() + "," + line));
    }
    List<String> lines = new ArrayList<>();
    outcomes.stream()
        .sorted(Comparator.comparingInt(Outcome::line))
        .forEach(outcome -> lines.add(outcome.text()));
    lines.add("duplicate," + merged.balances().get(0).records().duplicates());
    return lines;
  }

  private static byte[] bytes(String fixture, String file) throws IOException {
    String name = "/fixtures/histdata/" + fixture + "/" + file;
    try (InputStream in = HistDataFixturesTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
