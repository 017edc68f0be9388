package io.barlake.bars.kernel;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Random;

/**
 * Seeded minutes of a market that is open, with gaps of a minute to a day, and now and then a
 * minute of a weekend. Prices have five decimals, volumes two; some minutes know no spread.
 */
public final class RandomMinutes {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final long MINUTE_MICROS = 60_000_000L;

  private RandomMinutes() {}

  public static MinuteSeries between(String from, String to, long seed) {
    Random random = new Random(seed);
    long minute = Instant.parse(from).getEpochSecond() * 1_000_000;
    long end = Instant.parse(to).getEpochSecond() * 1_000_000;
    int most = (int) ((end - minute) / MINUTE_MICROS);
    long[] stamps = new long[most];
    int size = 0;
    while (minute < end) {
      if (isOpen(minute) || random.nextInt(500) == 0) {
        stamps[size++] = minute;
      }
      minute += MINUTE_MICROS * gap(random);
    }
    return filled(Arrays.copyOf(stamps, size), random);
  }

  private static int gap(Random random) {
    return switch (random.nextInt(2_000)) {
      case 0 -> 1 + random.nextInt(1_440);
      case 1, 2, 3, 4 -> 1 + random.nextInt(60);
      default -> random.nextInt(10) == 0 ? 2 : 1;
    };
  }

  private static boolean isOpen(long micros) {
    ZonedDateTime local = Instant.ofEpochSecond(micros / 1_000_000).atZone(NEW_YORK);
    DayOfWeek day = local.plusHours(7).getDayOfWeek();
    return day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY;
  }

  private static MinuteSeries filled(long[] stamps, Random random) {
    int size = stamps.length;
    double[] open = new double[size];
    double[] high = new double[size];
    double[] low = new double[size];
    double[] close = new double[size];
    double[] volume = new double[size];
    double[] spread = new double[size];
    int[] ticks = new int[size];
    int price = 113_000;
    for (int i = 0; i < size; i++) {
      price += random.nextInt(41) - 20;
      int end = price + random.nextInt(21) - 10;
      open[i] = price / 1e5;
      close[i] = end / 1e5;
      high[i] = (Math.max(price, end) + random.nextInt(5)) / 1e5;
      low[i] = (Math.min(price, end) - random.nextInt(5)) / 1e5;
      volume[i] = BigDecimal.valueOf(random.nextInt(100_000), 2).doubleValue();
      spread[i] = random.nextInt(20) == 0 ? Double.NaN : random.nextInt(30) / 7.0;
      ticks[i] = 1 + random.nextInt(200);
    }
    return new MinuteSeries(stamps, open, high, low, close, volume, spread, ticks);
  }
}
