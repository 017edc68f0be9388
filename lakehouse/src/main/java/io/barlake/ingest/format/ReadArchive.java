package io.barlake.ingest.format;

import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.market.Side;
import io.barlake.market.Source;
import java.util.List;
import java.util.Map;

/**
 * An archive whose records were read. {@code frame} is the minutes of a bar. {@code beside} are the
 * bars of other sides of its quotes, as far as they were asked for. {@code notes} are sentences for
 * the person who keeps the archives: where names and content disagree, and which was believed.
 */
public record ReadArchive(
    ArchiveFacts facts,
    Format format,
    ArchiveLabel label,
    Origin origin,
    int frame,
    ParsedMinutes minutes,
    Map<Side, SideBars> beside,
    List<String> notes) {
  public ReadArchive {
    beside = Map.copyOf(beside);
    notes = List.copyOf(notes);
  }

  public Source source() {
    return origin.source();
  }

  public Side side() {
    return origin.side();
  }

  /** The bars of another side of its quotes; none where its records do not tell it. */
  public SideBars beside(Side side) {
    return beside.getOrDefault(side, SideBars.NONE);
  }

  /**
   * The same archive as if it were one of another side of its quotes: its records are those that
   * tell the side.
   */
  public ReadArchive ofSide(Side side) {
    MinuteColumns columns = beside(side).columns();
    return new ReadArchive(
        facts,
        format,
        label,
        new Origin(origin.source(), side, origin.stamps()),
        frame,
        new ParsedMinutes(columns, List.of(), 0, 0, new long[0], columns.records()),
        Map.of(),
        notes);
  }

  /** The bar as its file has it, for a person. */
  public String render(int bar) {
    return format.reader() instanceof MinuteReader reader
        ? reader.render(minutes.columns(), bar)
        : minutes.columns().text(bar);
  }

  /** Whether the stamps are UTC by their form, so that no clock needs to be measured. */
  public boolean statesUtc() {
    return origin.stamps() == Origin.Stamps.UTC;
  }
}
