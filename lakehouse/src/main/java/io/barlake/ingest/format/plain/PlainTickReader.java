package io.barlake.ingest.format.plain;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchiveNames;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TickReader;
import io.barlake.ingest.format.TickRow;
import io.barlake.ingest.text.DecimalParser;
import io.barlake.ingest.text.Fields;
import io.barlake.ingest.text.StampParser;
import io.barlake.market.Side;
import io.barlake.market.Source;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Reads ticks that somebody has put into a plain table, with a header and ISO stamps. Stamps with
 * an offset are UTC, others show a clock. Source and symbol stand in the name.
 *
 * <pre>
 * timestamp,bid,ask
 * 2013-01-01 22:00:00.295000+00:00,86.655,86.728
 * </pre>
 */
public final class PlainTickReader implements TickReader {
  private static final String HEADER = "timestamp,bid,ask";

  private final IsoStamps stamps = new IsoStamps();
  private final Fields fields = new Fields(',', 3);
  private Source source = new Source("plain");

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return isHeader(text, from, to)
        || (fields.split(text, from, to) == 3
            && IsoStamps.looksLike(text, from, fields.to(0))
            && fields.areDecimals(text, 1, 2));
  }

  @Override
  public boolean isHeader(byte[] text, int from, int to) {
    return new String(text, from, to - from, StandardCharsets.US_ASCII).equalsIgnoreCase(HEADER);
  }

  @Override
  public Optional<String> begin(ArchiveNames names) {
    Optional<PlainName> name = PlainName.find(names);
    name.ifPresent(found -> source = found.source());
    return name.isPresent() ? Optional.empty() : Optional.of(PlainName.MISSING);
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, TickRow row) {
    if (fields.split(text, from, to) != 3) {
      return WRONG_FIELD_COUNT;
    }
    long micros = stamps.parse(text, from, fields.to(0));
    if (micros == StampParser.INVALID) {
      return BAD_STAMP;
    }
    row.stamp(micros);
    row.quote(fields.decimal(text, 1), fields.decimal(text, 2), DecimalParser.ZERO);
    return ACCEPTED;
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    return PlainName.parse(name).map(PlainName::label);
  }

  @Override
  public Set<Side> sidesBeside() {
    return OF_QUOTES;
  }

  @Override
  public Origin origin() {
    return new Origin(source, Side.BID, stamps.kind());
  }
}
