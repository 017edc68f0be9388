package io.barlake.ingest.format.kraken;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TickReader;
import io.barlake.ingest.format.TickRow;
import io.barlake.ingest.text.EpochParser;
import io.barlake.ingest.text.Fields;
import io.barlake.market.Side;
import io.barlake.market.Source;
import java.util.Optional;

/**
 * Reads Kraken's trades: {@code seconds,price,volume}, no header, UTC.
 *
 * <pre>
 * 1381095255,122.00000,0.10000000
 * 1381179030,123.61000,0.10000000
 * </pre>
 */
public final class KrakenTradeReader implements TickReader {
  private static final int SECONDS_DIGITS = 10;

  private final Fields fields = new Fields(',', 3);

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return fields.split(text, from, to) == 3
        && fields.length(0) >= SECONDS_DIGITS
        && EpochParser.parse(text, from, fields.to(0)) != EpochParser.INVALID
        && fields.isDecimal(text, 1);
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, TickRow row) {
    if (fields.split(text, from, to) != 3) {
      return WRONG_FIELD_COUNT;
    }
    long micros = EpochParser.parse(text, from, fields.to(0));
    if (micros == EpochParser.INVALID) {
      return BAD_STAMP;
    }
    row.stamp(micros);
    row.trade(fields.decimal(text, 1), fields.volume(text, 2));
    return ACCEPTED;
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    return KrakenName.trades(name);
  }

  @Override
  public String exampleName() {
    return "XBTUSD.csv";
  }

  @Override
  public Origin origin() {
    return new Origin(new Source("kraken"), Side.TRADE, Origin.Stamps.UTC);
  }
}
