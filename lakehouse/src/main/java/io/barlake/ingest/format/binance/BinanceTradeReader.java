package io.barlake.ingest.format.binance;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchiveNames;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TickReader;
import io.barlake.ingest.format.TickRow;
import io.barlake.ingest.text.EpochParser;
import io.barlake.ingest.text.Fields;
import io.barlake.market.Source;
import java.util.Optional;

/**
 * Reads Binance's trades, in UTC of milliseconds or microseconds: aggregated ones {@code id, price,
 * quantity, first_id, last_id, time, is_buyer_maker[, is_best_match]} and single ones {@code id,
 * price, quantity, quote_quantity, time, is_buyer_maker[, is_best_match]}. An aggregated trade
 * counts as one. Futures have a header, spot has none.
 *
 * <pre>
 * 26129,0.01633102,4.70443515,27781,27781,1498793709153,True,True
 * </pre>
 */
public final class BinanceTradeReader implements TickReader {
  private final Fields fields = new Fields(',', 8);
  private Source source = BinanceName.SPOT;
  private boolean header;

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    int time = timeField(text, fields.split(text, from, to));
    return time > 0
        && fields.isDigits(text, 0)
        && fields.areDecimals(text, 1, 3)
        && EpochParser.parse(text, fields.from(time), fields.to(time)) != EpochParser.INVALID;
  }

  @Override
  public Optional<String> begin(ArchiveNames names) {
    source = BinanceName.source(names);
    return Optional.empty();
  }

  @Override
  public boolean isHeader(byte[] text, int from, int to) {
    int count = fields.split(text, from, to);
    boolean found = count >= 6 && count <= 8 && text[from] >= 'a' && text[from] <= 'z';
    header |= found;
    return found;
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, TickRow row) {
    int time = timeField(text, fields.split(text, from, to));
    if (time < 0) {
      return WRONG_FIELD_COUNT;
    }
    long micros = EpochParser.parse(text, fields.from(time), fields.to(time));
    if (micros == EpochParser.INVALID) {
      return BAD_STAMP;
    }
    row.stamp(micros);
    row.trade(fields.decimal(text, 1), fields.volume(text, 2));
    return ACCEPTED;
  }

  /** The field before the first that says true or false; -1 where there is none. */
  private int timeField(byte[] text, int count) {
    for (int field = 5; field <= 6 && count >= 6 && count <= 8; field++) {
      if (field < count && count - field <= 2 && isBoolean(text, field)) {
        return field - 1;
      }
    }
    return -1;
  }

  private boolean isBoolean(byte[] text, int field) {
    int at = fields.from(field);
    int length = fields.length(field);
    int first = length == 0 ? 0 : text[at] | 0x20;
    return (length == 4 && first == 't') || (length == 5 && first == 'f');
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    return BinanceName.parse(name);
  }

  @Override
  public String exampleName() {
    return "BTCUSDT-aggTrades-2024-01.csv";
  }

  @Override
  public Origin origin() {
    return BinanceName.origin(source, header);
  }
}
