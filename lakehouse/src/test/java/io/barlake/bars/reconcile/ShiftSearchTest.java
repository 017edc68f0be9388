package io.barlake.bars.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftSearchTest {
  private static final int DAY = SourceMinutes.OF_DAY;

  @ParameterizedTest
  @ValueSource(ints = {0, 60, -60, 300, -420, 345, 840, -840, 1, -1, 7, -38, 847})
  void shiftOfEqualPricesIsFoundToTheMinute(int minutes) {
    WalkedMinutes one = WalkedMinutes.ofWeek(1);

    MinuteShift shift = ShiftSearch.find(one.minutes(), one.later(minutes).minutes());

    assertThat(shift.minutes()).isEqualTo(minutes);
    assertThat(shift.distance()).isZero();
    assertThat(shift.ratio()).isGreaterThan(20);
    assertThat(shift.isShifted()).isEqualTo(minutes != 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 60, -120, 1})
  void noiseHolesAndAnOffsetOfThePricesHideNoShift(int minutes) {
    WalkedMinutes walk = WalkedMinutes.ofWeek(2);
    WalkedMinutes one = walk.withNoise(3, 3).withHoles(0.4, 4);
    WalkedMinutes other = walk.withNoise(3, 5).withHoles(0.3, 6).later(minutes);
    for (int day = 0; day < 7; day++) {
      other = other.dearerOn(WalkedMinutes.SUNDAY + day, 500);
    }

    MinuteShift shift = ShiftSearch.find(one.minutes(), other.minutes());

    assertThat(shift.minutes()).isEqualTo(minutes);
    assertThat(shift.isDecided()).isTrue();
  }

  @Test
  void aDayOfOtherPricesDecidesNothing() {
    WalkedMinutes one = WalkedMinutes.ofWeek(7);
    WalkedMinutes other = one.withNoise(400, 8);
    WalkedMinutes mixed = one.dearerOn(WalkedMinutes.SUNDAY + 2, 700);

    assertThat(ShiftSearch.find(one.minutes(), mixed.minutes()).minutes()).isZero();
    assertThat(ShiftSearch.find(one.minutes(), mixed.minutes()).isDecided()).isTrue();
    assertThat(ShiftSearch.find(one.minutes(), other.minutes()).isDecided()).isFalse();
  }

  @Test
  void pricesThatHaveNothingInCommonDecideNothing() {
    for (int seed = 0; seed < 20; seed++) {
      SourceMinutes one = WalkedMinutes.ofWeek(seed).minutes();
      SourceMinutes other = WalkedMinutes.ofWeek(1000 + seed).minutes();

      MinuteShift shift = ShiftSearch.find(one, other);

      assertThat(shift.isKnown()).isTrue();
      assertThat(shift.isDecided()).as("%s", shift).isFalse();
    }
  }

  @Test
  void pricesThatDoNotMoveDecideNothing() {
    SourceMinutes walk = WalkedMinutes.ofWeek(9).minutes();
    long[] flat = new long[walk.size()];
    SourceMinutes one = new SourceMinutes(walk.minute(), flat, flat, flat, flat);

    assertThat(ShiftSearch.find(one, one)).isEqualTo(new MinuteShift(0, 0, 0));
    assertThat(ShiftSearch.find(one, one).isDecided()).isFalse();
  }

  @Test
  void oneDayBesideAYearIsEnough() {
    WalkedMinutes walk = WalkedMinutes.ofWeek(10);
    int monday = (WalkedMinutes.SUNDAY + 1) * DAY;
    SourceMinutes day = walk.minutes().between(monday, monday + DAY);
    SourceMinutes shifted = walk.later(60).minutes();

    assertThat(ShiftSearch.find(day, shifted).minutes()).isEqualTo(60);
    assertThat(ShiftSearch.find(shifted, day).minutes()).isEqualTo(-60);
    assertThat(ShiftSearch.find(shifted, day).isDecided()).isTrue();
  }

  @Test
  void tooFewMinutesSayNothing() {
    WalkedMinutes walk = WalkedMinutes.ofWeek(11);
    int monday = (WalkedMinutes.SUNDAY + 1) * DAY;
    SourceMinutes few = walk.minutes().between(monday, monday + 119);
    SourceMinutes none = walk.minutes().between(0, 1);

    assertThat(ShiftSearch.find(few, walk.minutes())).isEqualTo(MinuteShift.UNKNOWN);
    assertThat(ShiftSearch.find(none, walk.minutes())).isEqualTo(MinuteShift.UNKNOWN);
    assertThat(ShiftSearch.find(walk.minutes(), none)).isEqualTo(MinuteShift.UNKNOWN);
    assertThat(MinuteShift.UNKNOWN.isDecided()).isFalse();
  }

  @Test
  void itFindsWhatThePlainSearchFinds() {
    Random random = new Random(12);
    for (int trial = 0; trial < 40; trial++) {
      WalkedMinutes walk = WalkedMinutes.ofWeek(random.nextLong());
      int shift = random.nextInt(1800) - 900;
      WalkedMinutes one = walk.withHoles(random.nextDouble(), random.nextLong());
      WalkedMinutes other =
          walk.withNoise(random.nextInt(40), random.nextLong())
              .withHoles(random.nextDouble(), random.nextLong())
              .dearerOn(WalkedMinutes.SUNDAY + random.nextInt(7), random.nextInt(100))
              .later(shift);
      for (int days : List.of(7, 1)) {
        SourceMinutes left = one.minutes();
        int monday = (WalkedMinutes.SUNDAY + 1) * DAY;
        SourceMinutes right = other.minutes().between(monday - DAY, monday + days * DAY);
        assertThat(ShiftSearch.find(left, right))
            .isEqualTo(new PlainShiftSearch(left, right).find());
      }
    }
  }
}
