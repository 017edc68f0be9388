package io.barlake.ingest.format.dukascopy;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchiveNames;
import io.barlake.ingest.format.MinuteReader;
import io.barlake.ingest.format.MinuteRow;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.OwnRecords;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.text.Records;
import io.barlake.market.Side;
import io.barlake.market.Source;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads Dukascopy's candles, such as {@code BID_candles_min_1.bi5}: LZMA around records of 24
 * bytes, in UTC; note that the close comes before low and high. Start, symbol and side stand in the
 * path only, and the steps of the stamps tell minutes, hours and days. Closed hours are filled with
 * flat candles without volume, which are dropped.
 *
 * <pre>
 * u32 seconds since the start | u32 open | u32 close | u32 low | u32 high | f32 volume in millions
 * </pre>
 */
public final class DukascopyCandleReader implements MinuteReader, OwnRecords {
  private static final int LENGTH = 24;
  private static final long YEAR_SECONDS = 366 * 86_400L;

  private long startMinute;
  private int decimals;
  private Side side = Side.BID;
  private int frame;
  private long expectedSeconds;
  private long stepSeconds;

  @Override
  public Records records(InputStream bytes) throws IOException {
    return Bi5.records(bytes, LENGTH);
  }

  @Override
  public boolean mayBeEmpty() {
    return true;
  }

  @Override
  public boolean recognizes(byte[] bytes, int from, int to) {
    if (to - from != LENGTH) {
      return false;
    }
    long seconds = Bi5.unsigned(bytes, from);
    if (expectedSeconds > 0 && stepSeconds == 0) {
      stepSeconds = seconds;
    }
    boolean inStep = expectedSeconds == 0 ? seconds == 0 : isNextStep(seconds);
    expectedSeconds = seconds + Math.max(1, stepSeconds);
    long low = Bi5.unsigned(bytes, from + 12);
    long high = Bi5.unsigned(bytes, from + 16);
    return inStep
        && low > 0
        && isBetween(Bi5.unsigned(bytes, from + 4), low, high)
        && isBetween(Bi5.unsigned(bytes, from + 8), low, high)
        && Bi5.isVolume(bytes, from + 20);
  }

  private boolean isNextStep(long seconds) {
    boolean known = stepSeconds == 60 || stepSeconds == 3_600 || stepSeconds == 86_400;
    return known && (seconds == expectedSeconds || seconds == stepSeconds);
  }

  private static boolean isBetween(long price, long low, long high) {
    return price >= low && price <= high;
  }

  @Override
  public Optional<String> begin(ArchiveNames names) {
    Optional<DukascopyName> found = DukascopyName.find(names, name -> !name.isTicks());
    if (found.isEmpty()) {
      return Optional.of(
          "no name tells its period and side. Keep the path that its source gives it, such as"
              + " EURUSD/2019/01/04/BID_candles_min_1.bi5.");
    }
    DukascopyName name = found.get();
    startMinute = name.start().toEpochSecond(ZoneOffset.UTC) / 60;
    decimals = name.decimals();
    side = name.file().startsWith("ASK") ? Side.ASK : Side.BID;
    frame = name.file().contains("DAY") ? 1_440 : name.file().contains("HOUR") ? 60 : 1;
    return Optional.empty();
  }

  @Override
  public Optional<RejectionReason> read(byte[] bytes, int from, int to, MinuteRow row) {
    if (to - from != LENGTH) {
      return WRONG_FIELD_COUNT;
    }
    long seconds = Bi5.unsigned(bytes, from);
    if (seconds % (60L * frame) != 0 || seconds >= YEAR_SECONDS) {
      return BAD_STAMP;
    }
    row.stamp(startMinute + seconds / 60);
    row.values(
        Bi5.price(bytes, from + 4, decimals),
        Bi5.price(bytes, from + 16, decimals),
        Bi5.price(bytes, from + 12, decimals),
        Bi5.price(bytes, from + 8, decimals),
        Bi5.volume(bytes, from + 20));
    return ACCEPTED;
  }

  @Override
  public boolean padsQuietHours() {
    return true;
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    return DukascopyName.parse(name).filter(path -> !path.isTicks()).map(DukascopyName::label);
  }

  @Override
  public Origin origin() {
    return new Origin(new Source("dukascopy"), side, Origin.Stamps.UTC);
  }

  @Override
  public OptionalInt frame() {
    return OptionalInt.of(frame);
  }
}
