package io.barlake.ingest.format.mapped;

import io.barlake.ingest.format.ArchiveLabel;
import io.barlake.ingest.format.ArchiveNames;
import io.barlake.ingest.format.MinuteReader;
import io.barlake.ingest.format.MinuteRow;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.OwnRecords;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.text.Records;
import io.barlake.ingest.text.StampParser;
import io.barlake.market.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the bars of a mapping. */
final class MappedBarReader implements MinuteReader, OwnRecords {
  private static final int OPEN = 0;
  private static final int HIGH = 1;
  private static final int LOW = 2;
  private static final int CLOSE = 3;
  private static final int VOLUME = 4;

  private final MappedRecord record;
  private final int frame;

  MappedBarReader(SourceMapping mapping, Values.Bars bars) {
    frame = bars.frame();
    record =
        new MappedRecord(
            mapping, List.of(bars.open(), bars.high(), bars.low(), bars.close(), bars.volume()));
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
  public Optional<RejectionReason> read(byte[] text, int from, int to, MinuteRow row) {
    Optional<RejectionReason> fault = record.read(text, from, to);
    if (fault.isPresent() || record.kind() != RecordKind.DATA) {
      return fault;
    }
    long minute = StampParser.wholeMinute(record.micros());
    if (minute == StampParser.INVALID) {
      return BAD_STAMP;
    }
    row.stamp(minute);
    row.values(
        record.decimal(OPEN),
        record.decimal(HIGH),
        record.decimal(LOW),
        record.decimal(CLOSE),
        record.volume(VOLUME));
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

  @Override
  public OptionalInt frame() {
    return OptionalInt.of(frame);
  }
}
