package io.barlake.ingest.format.truefx;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchivePeriod;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.SymbolField;
import io.barlake.ingest.format.TickReader;
import io.barlake.ingest.format.TickRow;
import io.barlake.ingest.text.DecimalParser;
import io.barlake.ingest.text.Fields;
import io.barlake.ingest.text.StampParser;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads TrueFX's ticks: {@code pair,stamp,bid,ask}, no header, no volume, stamps said to be GMT.
 *
 * <pre>
 * EUR/USD,20090501 00:00:00.344,1.32395,1.32405
 * EUR/USD,20090501 00:00:00.359,1.32394,1.32404
 * </pre>
 */
public final class TrueFxTickReader implements TickReader {
  private static final Pattern NAME = Pattern.compile("([A-Z]{6})-(\\d{4})-(\\d{2})");

  private final StampParser stamps = new StampParser();
  private final Fields fields = new Fields(',', 4);
  private final SymbolField symbol = new SymbolField();

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return fields.split(text, from, to) == 4
        && fields.hasShape(text, 0, "AAA/AAA")
        && fields.hasShape(text, 1, "99999999 99:99:99.999");
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, TickRow row) {
    if (fields.split(text, from, to) != 4) {
      return WRONG_FIELD_COUNT;
    }
    long micros = stamps.parse(text, fields.from(1), fields.to(1));
    if (micros == StampParser.INVALID) {
      return BAD_STAMP;
    }
    if (!symbol.repeats(text, from, fields.to(0))) {
      return OTHER_SYMBOL;
    }
    row.stamp(micros);
    row.quote(fields.decimal(text, 2), fields.decimal(text, 3), DecimalParser.ZERO);
    return ACCEPTED;
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.find()
        ? Optional.of(
            new ArchiveLabel(
                Symbol.parse(matcher.group(1)),
                ArchivePeriod.parse(matcher.group(2) + matcher.group(3))))
        : Optional.empty();
  }

  @Override
  public Optional<Symbol> symbol() {
    return symbol.symbol();
  }

  @Override
  public Set<Side> sidesBeside() {
    return OF_QUOTES;
  }

  @Override
  public Origin origin() {
    return new Origin(new Source("truefx"), Side.BID, Origin.Stamps.WALL_CLOCK);
  }
}
