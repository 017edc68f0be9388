package io.barlake.ingest.format.mapped;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchiveNames;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.OwnRecords;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TickReader;
import io.barlake.ingest.format.TickRow;
import io.barlake.ingest.text.Records;
import io.barlake.market.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads the quotes or trades of a mapping. Events of a topic come late and in any order. */
final class MappedTickReader implements TickReader, OwnRecords {
  private static final int PRICE = 0;
  private static final int VOLUME = 1;
  private static final int ASK = 2;

  private final MappedRecord record;
  private final boolean hasAsk;
  private final boolean isInAnyOrder;

  MappedTickReader(SourceMapping mapping) {
    hasAsk = mapping.plan().values() instanceof Values.Quotes;
    isInAnyOrder = mapping.layout() instanceof Layout.Json;
    record = new MappedRecord(mapping, fields(mapping.plan().values()));
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
  public Records records(InputStream bytes) throws IOException {
    return record.records(bytes);
  }

  @Override
  public Optional<String> begin(ArchiveNames names) {
    return record.begin(names);
  }

  @Override
  public boolean recognizes(byte[] text, int from, int to) {
    return record.recognizes(text, from, to);
  }

  @Override
  public boolean isHeader(byte[] text, int from, int to) {
    return record.isHeader(text, from, to);
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, TickRow row) {
    Optional<RejectionReason> fault = record.read(text, from, to);
    if (fault.isPresent() || record.kind() != RecordKind.DATA) {
      return fault;
    }
    row.stamp(record.micros());
    if (hasAsk) {
      row.quote(record.decimal(PRICE), record.decimal(ASK), record.volume(VOLUME));
    } else {
      row.trade(record.decimal(PRICE), record.volume(VOLUME));
    }
    return ACCEPTED;
  }

  @Override
  public RecordKind lastRecord() {
    return record.kind();
  }

  @Override
  public Optional<ArchiveLabel> label(String name) {
    return record.label(name);
  }

  @Override
  public Optional<Symbol> symbol() {
    return record.symbol();
  }

  @Override
  public Origin origin() {
    return record.origin();
  }
}
