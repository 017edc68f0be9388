package io.barlake.ingest.minute;

import io.barlake.ingest.archive.RealData;
import io.barlake.market.Side;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.tukaani.xz.LZMAInputStream;

/** Real ticks, decoded and made minutes of the long way: the twin of what the product does. */
final class PlainTicks {
  /** One quote; {@code millis} counts from the start of the day. */
  private record Tick(
      long millis, BigDecimal bid, BigDecimal ask, BigDecimal volume, BigDecimal askVolume) {
    BigDecimal price(Side side) {
      return switch (side) {
        case ASK -> ask;
        case MID -> bid.add(ask).divide(BigDecimal.valueOf(2));
        case BID, TRADE -> bid;
      };
    }

    BigDecimal volume(Side side) {
      return side == Side.BID ? volume : side == Side.ASK ? askVolume : BigDecimal.ZERO;
    }
  }

  private PlainTicks() {}

  static Map<Long, String> dukascopy(String folder, Side side) {
    List<Tick> ticks = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      String name = String.format(Locale.ROOT, "%s%02dh_ticks.bi5", folder, hour);
      ByteBuffer records = ByteBuffer.wrap(unpacked(name));
      while (records.hasRemaining()) {
        long millis = hour * 3_600_000L + records.getInt();
        BigDecimal ask = BigDecimal.valueOf(records.getInt(), 5);
        BigDecimal bid = BigDecimal.valueOf(records.getInt(), 5);
        BigDecimal askVolume = new BigDecimal(Float.toString(records.getFloat()));
        BigDecimal volume = new BigDecimal(Float.toString(records.getFloat()));
        ticks.add(new Tick(millis, bid, ask, volume, askVolume));
      }
    }
    return minutes(ticks, side);
  }

  static Map<Long, String> lean(String name, Side side) {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(RealData.file(name)))) {
      zip.getNextEntry();
      return minutes(
          new String(zip.readAllBytes(), StandardCharsets.US_ASCII)
              .lines()
              .map(line -> line.split(",", -1))
              .map(
                  fields ->
                      new Tick(
                          Long.parseLong(fields[0]),
                          new BigDecimal(fields[1]),
                          new BigDecimal(fields[2]),
                          BigDecimal.ZERO,
                          BigDecimal.ZERO))
              .toList(),
          side);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Open, high, low, close, volume, the sum of the spreads and the number of ticks, by minute. */
  private static Map<Long, String> minutes(List<Tick> ticks, Side side) {
    Map<Long, String> minutes = new TreeMap<>();
    ticks.stream()
        .collect(Collectors.groupingBy(tick -> tick.millis() / 60_000, Collectors.toList()))
        .forEach(
            (minute, of) -> {
              List<BigDecimal> prices = of.stream().map(tick -> tick.price(side)).toList();
              minutes.put(
                  minute,
                  text(
                      prices.get(0),
                      prices.stream().max(BigDecimal::compareTo).orElseThrow(),
                      prices.stream().min(BigDecimal::compareTo).orElseThrow(),
                      prices.get(prices.size() - 1),
                      of.stream()
                          .map(tick -> tick.volume(side))
                          .reduce(BigDecimal.ZERO, BigDecimal::add),
                      of.stream()
                          .map(tick -> tick.ask().subtract(tick.bid()))
                          .reduce(BigDecimal.ZERO, BigDecimal::add),
                      of.size()));
            });
    return minutes;
  }

  /** The same of what the product made. */
  static Map<Long, String> of(MergedMinutes merged) {
    Map<Long, String> minutes = new TreeMap<>();
    int decimals = merged.prices().scale().decimals();
    for (int i = 0; i < merged.size(); i++) {
      int count = merged.ticks().count(i);
      minutes.put(
          merged.utcMinutes()[i] % 1440,
          text(
              BigDecimal.valueOf(merged.prices().open()[i], decimals),
              BigDecimal.valueOf(merged.prices().high()[i], decimals),
              BigDecimal.valueOf(merged.prices().low()[i], decimals),
              BigDecimal.valueOf(merged.prices().close()[i], decimals),
              BigDecimal.valueOf(merged.volume().values()[i]),
              BigDecimal.valueOf(Math.round(merged.ticks().spread(i) * count), decimals),
              count));
    }
    return minutes;
  }

  private static String text(
      BigDecimal open,
      BigDecimal high,
      BigDecimal low,
      BigDecimal close,
      BigDecimal volume,
      BigDecimal spreads,
      int count) {
    return List.of(open, high, low, close, volume, spreads).stream()
            .map(number -> number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString())
            .collect(Collectors.joining(" "))
        + " "
        + count;
  }

  private static byte[] unpacked(String name) {
    try (InputStream bytes = new LZMAInputStream(Files.newInputStream(RealData.file(name)))) {
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
