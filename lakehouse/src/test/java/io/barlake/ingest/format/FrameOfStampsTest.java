package io.barlake.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameOfStampsTest {
  @Test
  void longestFrameOfWhichEveryStepIsAMultipleIsTaken() {
    assertThat(FrameOfStamps.of(new long[] {0, 1440, 4320})).isEqualTo(1440);
    assertThat(FrameOfStamps.of(new long[] {600, 540, 480})).isEqualTo(60);
    assertThat(FrameOfStamps.of(new long[] {0, 15, 45})).isEqualTo(15);
    assertThat(FrameOfStamps.of(new long[] {0, 15, 46})).isEqualTo(1);
    assertThat(FrameOfStamps.of(new long[] {7, 14})).isEqualTo(1);
  }

  @Test
  void oneBarAloneIsAMinute() {
    assertThat(FrameOfStamps.of(new long[] {5})).isEqualTo(1);
    assertThat(FrameOfStamps.of(new long[] {5, 5})).isEqualTo(1);
  }
}
