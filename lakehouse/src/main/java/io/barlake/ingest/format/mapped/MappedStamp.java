package io.barlake.ingest.format.mapped;

import io.barlake.ingest.format.Origin;
import io.barlake.ingest.text.StampParser;
import io.barlake.market.Micros;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Arrays;
import java.util.Optional;

/** Reads the stamps of one member: all of them have an offset, or none has. */
final class MappedStamp {

  private enum Offsets {
    UNKNOWN,
    STATED,
    ABSENT
  }

  private final Optional<EpochUnit> epoch;
  private final boolean isIso;
  private final DateTimeFormatter formatter;
  private final StampParser iso = new StampParser();
  private byte[] joined = new byte[64];
  private int size;
  private int start;
  private Offsets offsets = Offsets.UNKNOWN;

  MappedStamp(StampForm form) {
    epoch = form.epoch();
    isIso = form.equals(StampForm.ISO);
    formatter =
        isIso || epoch.isPresent() ? DateTimeFormatter.ISO_LOCAL_DATE_TIME : form.formatter();
  }

  /** The date that the name tells. */
  void date(LocalDate date) {
    size = 0;
    byte[] text = date.toString().getBytes(StandardCharsets.US_ASCII);
    join(text, 0, text.length);
    start = size;
  }

  /** Microseconds since 1970: UTC where there is an offset; invalid where it is no stamp. */
  long parse(RecordFields fields, int[] parts) {
    if (start == 0 && parts.length == 1) {
      return parse(fields.bytes(), fields.from(parts[0]), fields.to(parts[0]));
    }
    size = start;
    for (int part : parts) {
      join(fields.bytes(), fields.from(part), fields.to(part));
    }
    return parse(joined, 0, size);
  }

  private void join(byte[] text, int from, int to) {
    if (size + 1 + to - from > joined.length) {
      joined = Arrays.copyOf(joined, 2 * (size + 1 + to - from));
    }
    if (size > 0) {
      joined[size++] = ' ';
    }
    System.arraycopy(text, from, joined, size, to - from);
    size += to - from;
  }

  private long parse(byte[] text, int from, int to) {
    if (epoch.isPresent()) {
      return epoch.get().micros(text, from, to);
    }
    if (!isIso) {
      return byPattern(new String(text, from, to - from, StandardCharsets.UTF_8));
    }
    long micros = iso.parse(text, from, to);
    return micros != StampParser.INVALID && isLikeOthers(iso.hasOffset())
        ? micros
        : StampParser.INVALID;
  }

  private long byPattern(String text) {
    try {
      TemporalAccessor stamp = formatter.parse(text);
      LocalDate date = stamp.query(TemporalQueries.localDate());
      LocalTime time = stamp.query(TemporalQueries.localTime());
      boolean offset = stamp.isSupported(ChronoField.OFFSET_SECONDS);
      if (date == null || date.getYear() < 1970 || date.getYear() > 2199 || !isLikeOthers(offset)) {
        return StampParser.INVALID;
      }
      LocalTime known = time == null ? LocalTime.MIDNIGHT : time;
      long ahead = offset ? stamp.getLong(ChronoField.OFFSET_SECONDS) : 0;
      return date.toEpochDay() * Micros.DAY + known.toNanoOfDay() / 1_000 - ahead * Micros.SECOND;
    } catch (DateTimeException e) {
      return StampParser.INVALID;
    }
  }

  private boolean isLikeOthers(boolean offset) {
    Offsets found = offset ? Offsets.STATED : Offsets.ABSENT;
    if (offsets == Offsets.UNKNOWN) {
      offsets = found;
    }
    return offsets == found;
  }

  Origin.Stamps kind() {
    return epoch.isPresent() || offsets == Offsets.STATED
        ? Origin.Stamps.UTC
        : Origin.Stamps.WALL_CLOCK;
  }
}
