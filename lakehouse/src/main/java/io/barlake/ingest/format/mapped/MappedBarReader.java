package io.barlake.ingest.format.mapped;

import io.barlake.ingest.format.MinuteReader;
import io.barlake.ingest.format.MinuteRow;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.text.StampParser;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the bars of a mapping. */
final class MappedBarReader extends MappedReader implements MinuteReader {
  private static final int OPEN = 0;
  private static final int HIGH = 1;
  private static final int LOW = 2;
  private static final int CLOSE = 3;
  private static final int VOLUME = 4;

  private final int frame;

  MappedBarReader(SourceMapping mapping, Values.Bars bars) {
    super(mapping, List.of(bars.open(), bars.high(), bars.low(), bars.close(), bars.volume()));
    frame = bars.frame();
  }

  @Override
  public Optional<RejectionReason> read(byte[] text, int from, int to, MinuteRow row) {
    Optional<RejectionReason> fault = look(text, from, to);
    if (fault.isPresent() || lastRecord() != RecordKind.DATA) {
      return fault;
    }
    long minute = StampParser.wholeMinute(micros());
    if (minute == StampParser.INVALID) {
      return BAD_STAMP;
    }
    row.stamp(minute);
    row.values(decimal(OPEN), decimal(HIGH), decimal(LOW), decimal(CLOSE), volume(VOLUME));
    return ACCEPTED;
  }

  @Override
  public OptionalInt frame() {
    return OptionalInt.of(frame);
  }
}
