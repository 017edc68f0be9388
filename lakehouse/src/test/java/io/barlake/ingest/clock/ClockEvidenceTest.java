package io.barlake.ingest.clock;

import static io.barlake.ingest.clock.FileStamps.minute;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ClockEvidenceTest {
  private static final LocalDate NEW_YEAR = LocalDate.of(2019, 1, 1);
  private static final long[] TWO_YEARS =
      FileStamps.forex(ClockRules.EASTERN_ON_EUROPEAN_DATES, NEW_YEAR, NEW_YEAR.plusYears(2));

  @Test
  void partsInAnyOrderTellTheSameAsTheWhole() {
    Random random = new Random(5);
    ClockEvidence whole = ClockEvidence.of(TWO_YEARS);
    for (int round = 0; round < 20; round++) {
      List<long[]> parts = parts(random);
      Collections.shuffle(parts, random);
      ClockEvidence together =
          parts.stream().map(ClockEvidence::of).reduce(ClockEvidence::and).orElseThrow();

      assertThat(together.toString()).isEqualTo(whole.toString());
    }
  }

  @Test
  void pausesOfDaysInAnyOrderAreThoseOfTheWhole() {
    LocalDate monday = LocalDate.of(2019, 2, 11);
    ClockEvidence whole =
        ClockEvidence.of(FileStamps.metals(ClockRules.UTC, monday, monday.plusDays(4)));
    List<ClockEvidence> days = new ArrayList<>();
    for (int day = 0; day < 4; day++) {
      days.add(
          ClockEvidence.of(
              FileStamps.metals(ClockRules.UTC, monday.plusDays(day), monday.plusDays(day + 1))));
    }
    Collections.shuffle(days, new Random(2));

    ClockEvidence together = days.stream().reduce(ClockEvidence::and).orElseThrow();

    assertThat(together.toString()).isEqualTo(whole.toString());
    assertThat(whole.toString())
        .isEqualTo(
            "2019-02-11T00:00/2019-02-14T23:59 pause@2019-02-11T21:59+61"
                + " pause@2019-02-12T21:59+61 pause@2019-02-13T21:59+61"
                + " pause@2019-02-14T21:59+61");
    assertThat(ClockEvidence.parse(whole.toString()).toString()).isEqualTo(whole.toString());
  }

  /** Parts that overlap here and there. */
  private static List<long[]> parts(Random random) {
    List<long[]> parts = new ArrayList<>();
    int from = 0;
    while (from < TWO_YEARS.length) {
      int to = Math.min(TWO_YEARS.length, from + 1 + random.nextInt(60_000));
      int before = Math.max(0, from - random.nextInt(2) * random.nextInt(9_000));
      parts.add(Arrays.copyOfRange(TWO_YEARS, before, to));
      from = to;
    }
    return parts;
  }

  @Test
  void textHoldsEverything() {
    long[] stamps =
        LongStream.concat(
                LongStream.range(minute("2019-03-31T17:00"), minute("2019-03-31T19:00")),
                LongStream.concat(
                    LongStream.range(minute("2019-03-31T20:00"), minute("2019-04-05T17:00")),
                    LongStream.concat(
                        LongStream.range(minute("2019-10-27T17:00"), minute("2019-10-27T20:00")),
                        LongStream.range(minute("2019-10-27T19:00"), minute("2019-11-01T17:00")))))
            .toArray();

    String text = ClockEvidence.of(stamps).toString();

    assertThat(text)
        .isEqualTo(
            "2019-03-31T17:00/2019-04-05T16:59 2019-10-27T17:00/2019-11-01T16:59"
                + " pause@2019-03-31T18:59+61"
                + " repeated@2019-10-27T19:00 missing@2019-03-31T20:00");
    assertThat(ClockEvidence.parse(text).toString()).isEqualTo(text);
    assertThat(ClockEvidence.parse("").toString()).isEmpty();
  }

  @Test
  void yearsAreCutFromEachOther() {
    ClockEvidence whole = ClockEvidence.of(TWO_YEARS);

    assertThat(whole.years()).containsExactly(2018, 2019, 2020);
    assertThat(whole.years().stream().map(whole::ofYear).reduce(ClockEvidence::and))
        .hasToString("Optional[" + whole + "]");
    assertThat(whole.ofYear(2019).years()).containsExactly(2019);
  }

  @Test
  void noRecordLiesOutsideOfTheRange() {
    Random random = new Random(3);
    for (ClockRule rule : ClockRules.CANDIDATES) {
      long[] file = FileStamps.always(rule, NEW_YEAR, NEW_YEAR.plusYears(1));
      for (int round = 0; round < 20; round++) {
        int from = random.nextInt(file.length - 1);
        int to = from + 1 + random.nextInt(file.length - from);
        long[] part = Arrays.copyOfRange(file, from, to);
        long[] utc = rule.toUtcMinutes(part, (one, other) -> false);
        ClockEvidence evidence = ClockEvidence.of(part);

        long first = LongStream.of(utc).min().orElseThrow();
        long last = LongStream.of(utc).max().orElseThrow();
        assertThat(evidence.firstUtc(rule::utcMinute)).isBetween(first - 60, first);
        assertThat(evidence.lastUtc(rule::utcMinute)).isBetween(last, last + 60);
      }
    }
  }
}
