package io.barlake.ingest.format.mapped;

import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TickReader;
import io.barlake.ingest.format.TickRow;
import io.barlake.market.Side;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the quotes or trades of a mapping. Events of a topic come late and in any order. */
final class MappedTickReader extends MappedReader implements TickReader {
  private static final int PRICE = 0;
  private static final int VOLUME = 1;
  private static final int ASK = 2;

  private final boolean hasAsk;
  private final boolean isInAnyOrder;

  MappedTickReader(SourceMapping mapping) {
    super(mapping, fields(mapping.plan().values()));
    hasAsk = mapping.plan().values() instanceof Values.Quotes;
    isInAnyOrder = mapping.layout() instanceof Layout.Json;
  }

  private static List<String> fields(Values values) {
    return values instanceof Values.Quotes quotes
        ? List.of(quotes.bid(), quotes.volume(), quotes.ask())
        : List.of(((Values.Prices) values).price(), ((Values.Prices) values).volume());
  }

  @Override
  public boolean isInAnyOrder() {
    return isInAnyOrder;
  }

  @Override
  public Set<Side> sidesBeside() {
    return hasAsk ? OF_QUOTES : Set.of();
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, TickRow row) {
    Optional<RejectionReason> fault = look(text, from, to);
    if (fault.isPresent() || lastRecord() != RecordKind.DATA) {
      return fault;
    }
    row.stamp(micros());
    if (hasAsk) {
      row.quote(decimal(PRICE), decimal(ASK), volume(VOLUME));
    } else {
      row.trade(decimal(PRICE), volume(VOLUME));
    }
    return ACCEPTED;
  }
}
