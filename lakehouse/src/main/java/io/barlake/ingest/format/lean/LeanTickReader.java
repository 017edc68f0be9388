package io.barlake.ingest.format.lean;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchiveNames;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TickReader;
import io.barlake.ingest.format.TickRow;
import io.barlake.ingest.text.DecimalParser;
import io.barlake.ingest.text.Fields;
import io.barlake.market.Side;
import io.barlake.market.Source;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads LEAN's forex ticks: {@code milliseconds of the day,bid,ask}, no header, no volume. The day
 * stands in the name only; the clock is that of the market in the path, UTC for oanda.
 *
 * <pre>
 * 292,1.38676,1.38686
 * 920,1.38676,1.38687
 * </pre>
 */
public final class LeanTickReader implements TickReader {

  private final Fields fields = new Fields(',', 3);
  private Source source = new Source("lean");
  private long midnight;

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return fields.split(text, from, to) == 3
        && LeanTime.millis(text, from, fields.to(0)) >= 0
        && fields.areDecimals(text, 1, 2)
        && DecimalParser.decimals(fields.decimal(text, 1)) > 0;
  }

  @Override
  public Optional<String> begin(ArchiveNames names) {
    source = LeanName.source(names);
    OptionalLong day = LeanName.midnight(names);
    midnight = day.orElse(0);
    return day.isPresent() ? Optional.empty() : Optional.of(LeanTime.NO_DAY);
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, TickRow row) {
    if (fields.split(text, from, to) != 3) {
      return WRONG_FIELD_COUNT;
    }
    long millis = LeanTime.millis(text, from, fields.to(0));
    if (millis < 0) {
      return BAD_STAMP;
    }
    row.stamp(midnight + millis * 1_000);
    row.quote(fields.decimal(text, 1), fields.decimal(text, 2), DecimalParser.ZERO);
    return ACCEPTED;
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    return LeanName.parse(name);
  }

  @Override
  public Set<Side> sidesBeside() {
    return OF_QUOTES;
  }

  @Override
  public Origin origin() {
    return new Origin(source, Side.BID, Origin.Stamps.WALL_CLOCK);
  }
}
