package io.barlake.ingest.format.dukascopy;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchiveNames;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.OwnRecords;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TickReader;
import io.barlake.ingest.format.TickRow;
import io.barlake.ingest.text.Records;
import io.barlake.market.Side;
import io.barlake.market.Source;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Dukascopy's hours of ticks, {@code 07h_ticks.bi5}: LZMA around records of 20 bytes, in UTC.
 * The hour and the symbol stand in the path only. An empty file is an hour without a tick.
 *
 * <pre>
 * u32 milliseconds of the hour | u32 ask | u32 bid | f32 ask volume | f32 bid volume, in millions
 * </pre>
 */
public final class DukascopyTickReader implements TickReader, OwnRecords {
  private static final int LENGTH = 20;
  private static final long HOUR_MILLIS = 3_600_000;

  private long hourMicros;
  private int decimals;

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
    long ask = Bi5.unsigned(bytes, from + 4);
    long bid = Bi5.unsigned(bytes, from + 8);
    return Bi5.unsigned(bytes, from) < HOUR_MILLIS
        && bid > 0
        && ask < 2 * bid
        && bid < 2 * ask
        && Bi5.isVolume(bytes, from + 12)
        && Bi5.isVolume(bytes, from + 16);
  }

  @Override
  public Optional<String> begin(ArchiveNames names) {
    Optional<DukascopyName> found = DukascopyName.find(names, DukascopyName::isTicks);
    if (found.isEmpty()) {
      return Optional.of(
          "no name tells its hour. Keep the path that its source gives it, such as"
              + " EURUSD/2019/01/04/07h_ticks.bi5.");
    }
    hourMicros = found.get().start().toEpochSecond(ZoneOffset.UTC) * 1_000_000;
    decimals = found.get().decimals();
    return Optional.empty();
  }

  @Override
  public Optional<RejectionReason> read(byte[] bytes, int from, int to, TickRow row) {
    if (to - from != LENGTH) {
      return WRONG_FIELD_COUNT;
    }
    long millis = Bi5.unsigned(bytes, from);
    if (millis >= HOUR_MILLIS) {
      return BAD_STAMP;
    }
    row.stamp(hourMicros + millis * 1_000);
    row.quote(
        Bi5.price(bytes, from + 8, decimals),
        Bi5.price(bytes, from + 4, decimals),
        Bi5.volume(bytes, from + 16));
    row.askVolume(Bi5.volume(bytes, from + 12));
    return ACCEPTED;
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    return DukascopyName.parse(name).filter(DukascopyName::isTicks).map(DukascopyName::label);
  }

  @Override
  public Set<Side> sidesBeside() {
    return OF_QUOTES;
  }

  @Override
  public Origin origin() {
    return new Origin(new Source("dukascopy"), Side.BID, Origin.Stamps.UTC);
  }
}
